import type { Export } from "../data/leaving.ts";
import { csvText } from "../domain/csv.ts";
import type { Files } from "../files.ts";
import type { Texts } from "../texts/pt_BR.ts";
import { distinctNames, entryName } from "./entry_names.ts";
import { jsonFile, textFile } from "./establishment_archive.ts";
import { patientReader } from "./patient_reader.ts";
import { cellOf } from "./row_files.ts";
import type { Zip } from "./zip.ts";

/** Columns of the list of visits, as the clinics have them. */
const VISIT_COLUMNS = [
  "code",
  "status",
  "service",
  "professional",
  "risk",
  "priority",
  "symptoms",
  "triage_notes",
  "arrived_at",
  "triaged_at",
  "called_at",
  "started_at",
  "finished_at",
  "closed_at",
];

/** Writes everything that is known of a person: the whole as JSON, visits for spreadsheets, and the files. */
export async function writeAccount(
  zip: Zip,
  { account, files, texts }: { account: Export; files: Files; texts: Texts },
  signal: AbortSignal,
): Promise<void> {
  await zip.add(texts.account_export.readme_name, textFile(texts.account_export.readme));
  await zip.add("account.json", jsonFile(account));
  const rows = account.charts.flatMap(({ establishment, visits }) =>
    visits.map((visit) => [establishment.name, ...VISIT_COLUMNS.map((name) => cellOf(visit[name]))])
  );
  const visits = csvText(
    [["establishment", ...VISIT_COLUMNS], ...rows],
    texts.language === "en" ? "en" : "pt-BR",
  );
  await zip.add("visits.csv", textFile(visits));
  const distinct = distinctNames();
  const read = patientReader(files, signal);
  for (const chart of account.charts) {
    for (const file of chart.files) {
      const bytes = await read(file);
      const [, , , ...rest] = file.name.split("/");
      if (bytes) await zip.add(distinct(entryName("files", chart.establishment.name, ...rest)), bytes);
    }
  }
}
