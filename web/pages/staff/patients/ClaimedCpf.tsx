import { formatCpf } from "../../../../edge/domain/documents.ts";
import type { PatientChart, SimilarPatient } from "../../../../edge/domain/patient.ts";
import type { PageRequest } from "../../../web_env.ts";

interface ClaimedCpfProps {
  request: PageRequest;
  chart: PatientChart;
  suspects: readonly SimilarPatient[] | null;
  /** The chart's page. */
  path: string;
}

/** A CPF that nobody has compared with a document, and what to do about it; nothing once the chart has a proved one. */
export function ClaimedCpf({ request, chart, suspects, path }: ClaimedCpfProps) {
  if (chart.claimed_cpf === null || chart.cpf !== null) return null;
  const t = request.t.patients.claimed;
  const owner = suspects?.find(({ cpf }) => cpf === chart.claimed_cpf);
  return (
    <section class="notice notice--warning doubt claimed" aria-labelledby="claimed">
      <h2 id="claimed">
        {t.title} <span class="number">{formatCpf(chart.claimed_cpf)}</span>
      </h2>
      <p>{t.ask}</p>
      <p>{owner ? t.taken : t.free}</p>
      <p class="actions">
        {owner
          ? <a class="button" href={`${path}/unir/${owner.id}`}>{t.compare}</a>
          : <a class="button" href="#cpf">{t.enter}</a>}
      </p>
    </section>
  );
}
