import { type Contents, readContents, readPage } from "../data/archive.ts";
import type { Caller } from "../data/caller.ts";
import type { Files } from "../files.ts";
import type { Texts } from "../texts/pt_BR.ts";
import { distinctNames, entryName } from "./entry_names.ts";
import { CSV, type Cursor, JSON_ROWS, rowFile, type RowFormat } from "./row_files.ts";
import { patientReader } from "./patient_reader.ts";
import type { Zip } from "./zip.ts";

/** What the writing of an archive needs. */
export interface ArchiveSource {
  /** An owner on a snapshot, so that all files are of one moment. */
  reader: Caller;
  establishment: string;
  files: Files;
  texts: Texts;
  /** Told of each row and file that was written; a row counts when both of its files have it. */
  progress(done: number): void;
}

/** Pages of a thousand rows in one file: no file grows beyond what spreadsheets open and zip files hold. */
const PAGES_PER_FILE = 100;

/** Writes everything that a clinic has: each table for spreadsheets and for programs, then its files. */
export async function writeArchive(zip: Zip, source: ArchiveSource, signal: AbortSignal): Promise<void> {
  const { reader, establishment, texts } = source;
  const contents = await readContents(reader, establishment);
  const { tables, people } = contents;
  const name = String(contents.establishment.name);
  await zip.add(texts.archive.readme_name, textFile(texts.archive.readme(name)));
  await zip.add("establishment.json", jsonFile({ establishment: contents.establishment, people }));
  const counter = { written: 0, report: () => source.progress(Math.floor(counter.written / 2)) };
  const counts = [];
  for (const table of tables) {
    await writeTable(zip, source, table, CSV, "csv", counter);
    counts.push({ name: table.name, rows: await writeTable(zip, source, table, JSON_ROWS, "json", counter) });
  }
  const stored = await writeFiles(zip, source, contents, signal, () => {
    counter.written += 2;
    counter.report();
  });
  // Last: whoever finds it knows that the archive did not break off.
  await zip.add("manifest.json", jsonFile({ tables: counts, ...stored }));
}

type Table = Contents["tables"][number];

async function writeTable(
  zip: Zip,
  { reader, establishment }: ArchiveSource,
  { name, columns }: Table,
  format: RowFormat,
  extension: string,
  counter: { written: number; report(): void },
): Promise<number> {
  const cursor: Cursor = { after: null, done: false };
  let rows = 0;
  async function read(after: string | null) {
    const page = await readPage(reader, establishment, name, after);
    rows += page.rows.length;
    counter.written += page.rows.length;
    counter.report();
    return page;
  }
  for (let part = 1; !cursor.done; part++) {
    const file = `${extension}/${name}${part > 1 ? `-${part}` : ""}.${extension}`;
    await zip.add(file, rowFile(format, columns, cursor, { read, maxPages: PAGES_PER_FILE }));
  }
  return rows;
}

/** Writes the files; gives their names, and those that storage has lost. */
async function writeFiles(
  zip: Zip,
  { establishment, files }: ArchiveSource,
  contents: Contents,
  signal: AbortSignal,
  count: () => void,
): Promise<{ files: string[]; missing: string[] }> {
  const distinct = distinctNames();
  const read = patientReader(files, signal);
  const written: string[] = [];
  const missing: string[] = [];
  for (const file of contents.files) {
    const path = distinct(entryName("files", file.bucket, file.name.replace(`${establishment}/`, "")));
    const bytes = await read(file);
    if (bytes) await zip.add(path, bytes);
    (bytes ? written : missing).push(path);
    count();
  }
  return { files: written, missing };
}

/** A text as a file. */
export function textFile(text: string): ReadableStream<Uint8Array> {
  return ReadableStream.from([new TextEncoder().encode(text)]);
}

/** A value as a file for people and programs. */
export function jsonFile(value: unknown): ReadableStream<Uint8Array> {
  return textFile(JSON.stringify(value, null, 2) + "\n");
}
