import {
  knownAs,
  type PatientChart,
  type PatientSummary,
  type SimilarPatient,
} from "../../../../edge/domain/patient.ts";
import type { Membership } from "../../../backend/me.ts";
import { StaffLayout } from "../../../components/StaffLayout.tsx";
import type { PageRequest } from "../../../web_env.ts";
import { SearchForm } from "./PatientsPage.tsx";
import { SimilarCharts } from "./SimilarCharts.tsx";

interface FindChartPageProps {
  request: PageRequest;
  establishment: Membership;
  /** The chart that the other one is looked for. */
  chart: PatientChart;
  q: string;
  suspects: readonly SimilarPatient[];
  /** What the search found; null when nothing was searched for. */
  found: readonly PatientSummary[] | null;
}

/** Looks for another chart of the same person. */
export function FindChartPage(props: FindChartPageProps) {
  const { request, establishment, chart, q, suspects, found } = props;
  const t = request.t.patients;
  const path = `/app/${establishment.slug}/pacientes/${chart.id}`;
  const title = t.merge.findTitle(knownAs(chart));
  const list = (charts: readonly PatientSummary[]) => (
    <SimilarCharts
      request={request}
      establishment={establishment}
      charts={charts}
      act={({ id }) => ({ href: `${path}/unir/${id}`, words: t.merge.compare })}
    />
  );
  return (
    <StaffLayout request={request} title={title} establishment={establishment} area="patients">
      <div class="form-page">
        <h1 class="board__title">{title}</h1>
        <p class="muted">{t.merge.findText}</p>
        <SearchForm request={request} action={`${path}/unir`} q={q} />
        {found && (
          <section aria-labelledby="found">
            <h2 id="found" class="card__title">{t.merge.found}</h2>
            {found.length > 0 ? list(found) : <p>{t.empty.noneTitle}. {t.empty.noneText}</p>}
          </section>
        )}
        {!found && suspects.length > 0 && (
          <section aria-labelledby="suspects">
            <h2 id="suspects" class="card__title">{t.merge.suspects}</h2>
            {list(suspects)}
          </section>
        )}
        <p class="actions">
          <a class="button button--quiet" href={path}>{t.history.chart}</a>
        </p>
      </div>
    </StaffLayout>
  );
}
