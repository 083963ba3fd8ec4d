import { MERGERS } from "../../../../edge/domain/chart_merge.ts";
import { knownAs, type PatientChart, type SimilarPatient } from "../../../../edge/domain/patient.ts";
import type { Membership } from "../../../backend/me.ts";
import type { Service } from "../../../backend/services.ts";
import { StaffLayout } from "../../../components/StaffLayout.tsx";
import type { PageRequest } from "../../../web_env.ts";
import type { Conflict } from "./chart_conflict.ts";
import { ClaimedCpf } from "./ClaimedCpf.tsx";
import { ChartForm, type ChartFormContent, fieldLabel } from "./ChartForm.tsx";
import type { ChartValues } from "./chart_values.ts";
import { MergedCharts } from "./MergedCharts.tsx";
import { PatientHead } from "./PatientHead.tsx";
import { SimilarCharts } from "./SimilarCharts.tsx";
import { VisitHistory } from "./VisitHistory.tsx";

export interface PatientPageProps extends ChartFormContent {
  request: PageRequest;
  establishment: Membership;
  chart: PatientChart;
  /** What the form is compared with when it is sent, and the version that it was opened at. */
  original: ChartValues;
  version: number;
  services: readonly Service[];
  /** Charts that may be the same person's; null for roles that merge nothing. */
  suspects: readonly SimilarPatient[] | null;
  /** What changed meanwhile in fields that the writer left alone. */
  news?: Conflict["news"];
  /** What was done a moment ago. */
  done?: string;
  /** Makes a press of the queue's button that is sent twice one visit. */
  visitKey: string;
}

/** A chart: who it is, the ways on from here, its form, its visits, its duplicates. */
export function PatientPage(props: PatientPageProps) {
  const { request, establishment, chart, done } = props;
  const { values, errors, message, taken } = props;
  const t = request.t.patients;
  const list = `/app/${establishment.slug}/pacientes`;
  const path = `${list}/${chart.id}`;
  return (
    <StaffLayout
      request={request}
      title={knownAs(chart)}
      establishment={establishment}
      area="patients"
      islands={["Forms"]}
    >
      <div class="chart">
        <PatientHead {...props} path={path} />
        <div class="chart__form">
          {done && (
            <div class="notice notice--success" role="status">
              <p>{done}</p>
            </div>
          )}
          <ClaimedCpf {...props} path={path} />
          <h2 class="visually-hidden">{t.chart.data}</h2>
          <ChartForm
            {...{ request, values, errors, message, taken, list }}
            action={path}
            submit={t.form.save}
            isExplained={props.news !== undefined}
            hidden={{ version: String(props.version), original: JSON.stringify(props.original) }}
          >
            <News {...props} />
          </ChartForm>
        </div>
        <div class="chart__side">
          <History {...props} path={path} />
          {props.suspects && <Duplicates {...props} suspects={props.suspects} path={path} />}
          {chart.merges.length > 0 && (
            <MergedCharts
              {...{ request, establishment, path }}
              merges={chart.merges}
              mayUndo={MERGERS.includes(establishment.role)}
            />
          )}
        </div>
      </div>
    </StaffLayout>
  );
}

type Below = PatientPageProps & { path: string };

/** What somebody else changed: in fields that the writer left alone, and in those where both wrote something. */
function News({ request, news, errors }: PatientPageProps) {
  const { conflict: t, form } = request.t.patients;
  if (!news) return null;
  return (
    <section
      class="notice notice--warning doubt"
      aria-labelledby="doubt"
      role="alert"
      tabIndex={-1}
      autofocus
    >
      <h2 id="doubt">{t.title}</h2>
      <p>{t.text}</p>
      <ul>
        {errors.map(({ field, message }) => (
          <li key={field}>
            <a href={`#${field}`}>{fieldLabel(form, field)}</a>: {message}
          </li>
        ))}
        {news.map(({ field, text }) => <li key={field}>{fieldLabel(form, field)}: {text}</li>)}
      </ul>
    </section>
  );
}

function History({ request, establishment, chart, path }: Below) {
  const { history: t } = request.t.patients;
  return (
    <section class="card card--plain" aria-labelledby="history">
      <h2 id="history" class="card__title">
        {t.title} <span class="count">{chart.visit_count}</span>
      </h2>
      {chart.visits.length === 0
        ? <p class="muted">{t.none}</p>
        : <VisitHistory request={request} establishment={establishment} visits={chart.visits} />}
      {chart.visits.length > 0 && (
        <p class="actions">
          {chart.visits_next && (
            <a class="button" href={`${path}/visitas?cursor=${chart.visits_next}`}>{t.older}</a>
          )}
          <a
            class="button button--quiet"
            href={`/app/${establishment.slug}/relatorios/pacientes/${chart.id}`}
          >
            {request.t.reports.patient.link}
          </a>
        </p>
      )}
    </section>
  );
}

function Duplicates(props: Below & { suspects: readonly SimilarPatient[] }) {
  const { request, establishment, suspects, path } = props;
  const { merge: t } = request.t.patients;
  return (
    <section class="card card--plain" aria-labelledby="duplicates">
      <h2 id="duplicates" class="card__title">{t.title}</h2>
      <p>{suspects.length > 0 ? t.suspects : t.noSuspects}</p>
      {suspects.length > 0 && (
        <SimilarCharts
          request={request}
          establishment={establishment}
          charts={suspects}
          act={({ id }) => ({ href: `${path}/unir/${id}`, words: t.compare })}
        />
      )}
      <p class="actions">
        <a class="button button--quiet" href={`${path}/unir`}>{t.find}</a>
      </p>
    </section>
  );
}
