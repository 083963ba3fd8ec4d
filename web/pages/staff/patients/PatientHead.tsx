import { MANAGERS } from "../../../../edge/domain/member.ts";
import { knownAs, type PatientChart } from "../../../../edge/domain/patient.ts";
import type { Membership } from "../../../backend/me.ts";
import type { Service } from "../../../backend/services.ts";
import { SelectField } from "../../../components/Field.tsx";
import type { PageRequest } from "../../../web_env.ts";
import { dayOf } from "../day_of.ts";
import { BornAndAge } from "./BornAndAge.tsx";

interface PatientHeadProps {
  request: PageRequest;
  establishment: Membership;
  chart: PatientChart;
  services: readonly Service[];
  /** Makes a press of the queue's button that is sent twice one visit. */
  visitKey: string;
  /** The chart's page. */
  path: string;
}

/** Who it is, what holds for them, and the way into the queue. */
export function PatientHead(props: PatientHeadProps) {
  const { request, establishment, chart } = props;
  const { patients: t, board } = request.t;
  const name = knownAs(chart);
  return (
    <header class="chart__head">
      <div>
        <h1 class="board__title">{name}</h1>
        {name !== chart.name && <p class="chart__legal">{t.legalName(chart.name)}</p>}
        <p class="chart__facts">
          {chart.birth_date && (
            <span>
              <BornAndAge request={request} establishment={establishment} birthDate={chart.birth_date} />
            </span>
          )}
          {chart.priority && (
            <span>
              <strong>{board.priorities[chart.priority]}</strong> {untilWords(props)}
            </span>
          )}
          <span class="muted">{chart.linked ? t.chart.linked : t.chart.unlinked}</span>
        </p>
        <p class="muted chart__note">
          {t.chart.logged}{" "}
          {MANAGERS.includes(establishment.role) && (
            <a href={`/app/${establishment.slug}/auditoria?patient_id=${chart.id}`}>{t.chart.seeLog}</a>
          )}
        </p>
      </div>
      <Queue {...props} />
    </header>
  );
}

function untilWords({ request, establishment, chart }: PatientHeadProps): string {
  if (chart.priority_until === null) return "";
  const { chart: t } = request.t.patients;
  const today = new Intl.DateTimeFormat("sv", { dateStyle: "short", timeZone: establishment.timezone });
  const words = chart.priority_until < today.format(Date.now()) ? t.expired : t.until;
  return words(dayOf(chart.priority_until, request.locale, "UTC"));
}

/** Into the queue with one press; for somebody who stands in it, where. */
function Queue({ request, establishment, chart, services, visitKey, path }: PatientHeadProps) {
  const { patients: { chart: t, inQueue } } = request.t;
  const base = `/app/${establishment.slug}`;
  if (chart.open_visit) {
    return (
      <div class="chart__queue">
        <p class="status status--active">{inQueue(chart.open_visit.code)}</p>
        <p class="actions">
          <a class="button" href={`${base}/senha/${chart.open_visit.id}`}>{t.print}</a>
          <a class="button button--quiet" href={`${base}/fila`}>{t.goToBoard}</a>
        </p>
      </div>
    );
  }
  return (
    <form class="chart__queue" method="post" action={`${path}/fila`} data-form>
      <input type="hidden" name="idempotency_key" value={visitKey} />
      {services.length > 1 && (
        <SelectField
          name="service_id"
          label={t.service}
          options={services.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <button type="submit" class="button button--primary">{t.enqueue}</button>
    </form>
  );
}
