import { formatCpf, formatPhone } from "../../../../edge/domain/documents.ts";
import { knownAs, type PatientSummary, type SimilarPatient } from "../../../../edge/domain/patient.ts";
import type { Membership } from "../../../backend/me.ts";
import type { PageRequest } from "../../../web_env.ts";
import { BornAndAge } from "./BornAndAge.tsx";
import { PersonName } from "./PersonName.tsx";

interface SimilarChartsProps<Chart> {
  request: PageRequest;
  establishment: Membership;
  charts: readonly Chart[];
  /** Where to go with each. */
  act: (chart: Chart) => { href: string; words: string };
}

/** Charts to tell apart: what identifies each, why it is here, and one way on. */
export function SimilarCharts<Chart extends PatientSummary | SimilarPatient>(
  props: SimilarChartsProps<Chart>,
) {
  const { request, establishment, charts, act } = props;
  const t = request.t.patients;
  return (
    <ul class="suspects" role="list">
      {charts.map((chart) => {
        const { href, words } = act(chart);
        return (
          <li key={chart.id} class="suspect">
            <span class="suspect__name">
              <PersonName person={chart} t={t} />
            </span>
            <span class="suspect__facts">
              {chart.birth_date && (
                <span>
                  <BornAndAge request={request} establishment={establishment} birthDate={chart.birth_date} />
                </span>
              )}
              {chart.cpf && <span class="number">CPF {formatCpf(chart.cpf)}</span>}
              {chart.phone && <span class="number">{formatPhone(chart.phone)}</span>}
              {chart.open_visit && <strong>{t.inQueue(chart.open_visit.code)}</strong>}
            </span>
            {"reason" in chart && (
              <span class="suspect__reason">{request.t.board.patient.reasons[chart.reason]}</span>
            )}
            <a class="button suspect__act" href={href}>
              {words}
              <span class="visually-hidden">: {knownAs(chart)}</span>
            </a>
          </li>
        );
      })}
    </ul>
  );
}
