import { writeShortDay } from "../../i18n/formats.ts";
import { formatCpf, formatPhone } from "../../../edge/domain/documents.ts";
import { knownAs, type PatientSummary } from "../../../edge/domain/patient.ts";
import { useBoard } from "./board_page.ts";

/** What tells a chart from others of the same name. */
export function ChartFacts({ chart }: { chart: PatientSummary }) {
  const { t, props } = useBoard();
  const { name, birth_date, cpf, phone, open_visit } = chart;
  const born = birth_date && writeShortDay(birth_date, props.locale);
  return (
    <span class="chart-facts">
      {knownAs(chart) !== name && <span>{t.patient.legalName(name)}</span>}
      {born && <span>{born}</span>}
      {cpf && <span class="number">CPF {formatCpf(cpf)}</span>}
      {phone && <span class="number">{formatPhone(phone)}</span>}
      {open_visit && <strong>{t.patient.inQueue(open_visit.code)}</strong>}
    </span>
  );
}
