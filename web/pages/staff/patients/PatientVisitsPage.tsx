import { knownAs, type PastVisits, type PatientChart } from "../../../../edge/domain/patient.ts";
import type { Membership } from "../../../backend/me.ts";
import { StaffLayout } from "../../../components/StaffLayout.tsx";
import type { PageRequest } from "../../../web_env.ts";
import { VisitHistory } from "./VisitHistory.tsx";

interface PatientVisitsPageProps {
  request: PageRequest;
  establishment: Membership;
  chart: PatientChart;
  page: PastVisits;
}

/** The visits of a chart that its own page has no room for. */
export function PatientVisitsPage({ request, establishment, chart, page }: PatientVisitsPageProps) {
  const { history: t } = request.t.patients;
  const path = `/app/${establishment.slug}/pacientes/${chart.id}`;
  const title = t.all(knownAs(chart));
  return (
    <StaffLayout request={request} title={title} establishment={establishment} area="patients">
      <div class="form-page">
        <h1 class="board__title">{title}</h1>
        <VisitHistory request={request} establishment={establishment} visits={page.visits} />
        <p class="actions">
          {page.next && (
            <a class="button" rel="next" href={`${path}/visitas?cursor=${page.next}`}>{t.older}</a>
          )}
          <a class="button button--quiet" href={path}>{t.chart}</a>
        </p>
      </div>
    </StaffLayout>
  );
}
