import { formatCpf } from "../../../../edge/domain/documents.ts";
import { knownAs, type PatientChart } from "../../../../edge/domain/patient.ts";
import type { Membership } from "../../../backend/me.ts";
import { ErrorSummary } from "../../../components/ErrorSummary.tsx";
import { StaffLayout } from "../../../components/StaffLayout.tsx";
import type { PageRequest } from "../../../web_env.ts";
import { compareCharts, type Comparison, obstacle } from "./compare_charts.ts";

interface ComparePageProps {
  request: PageRequest;
  establishment: Membership;
  /** The chart that stays. */
  keep: PatientChart;
  /** The chart that disappears into it. */
  merge: PatientChart;
  /** Fields chosen from the one that disappears. */
  take: readonly string[];
  idempotencyKey: string;
  /** Why it could not be done. */
  message?: string;
}

/** Two charts side by side, which of them is right, and what merging them will do. */
export function ComparePage(props: ComparePageProps) {
  const { request, establishment, keep, merge, message } = props;
  const { merge: t } = request.t.patients;
  const list = `/app/${establishment.slug}/pacientes`;
  const hindrance = obstacle(keep, merge);
  return (
    <StaffLayout
      request={request}
      title={t.compareTitle}
      establishment={establishment}
      area="patients"
      islands={["Forms"]}
    >
      <div class="form-page compare-page">
        <h1 class="board__title">{t.compareTitle}</h1>
        <p class="muted">{t.compareText}</p>
        <ErrorSummary title={request.t.common.error_summary} errors={[]} message={message} />
        <form class="form" method="post" action={`${list}/${keep.id}/unir/${merge.id}`} data-form>
          <input type="hidden" name="idempotency_key" value={props.idempotencyKey} />
          <CompareTable {...props} />
          <p class="actions">
            <a class="button" href={`${list}/${merge.id}/unir/${keep.id}`}>{t.swap}</a>
          </p>
          {hindrance
            ? <Hindrance {...props} kind={hindrance} list={list} />
            : <Consequences {...props} list={list} />}
        </form>
      </div>
    </StaffLayout>
  );
}

function CompareTable(props: ComparePageProps) {
  const { request, keep, merge } = props;
  const { merge: t, history } = request.t.patients;
  const rows = compareCharts(keep, merge, request.t, request.locale);
  return (
    <table class="compare" role="table" aria-label={t.compareTitle}>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col">{t.field}</th>
          <th role="columnheader" scope="col">
            {t.keeps} <span class="compare__who">{knownAs(keep)}</span>
          </th>
          <th role="columnheader" scope="col">
            {t.goes} <span class="compare__who">{knownAs(merge)}</span>
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => <CompareRow key={row.field} row={row} {...props} />)}
        <tr role="row">
          <th role="rowheader" scope="row">{t.visits}</th>
          <td role="cell" data-label={t.keeps}>{history.count(keep.visit_count)}</td>
          <td role="cell" data-label={t.goes}>{history.count(merge.visit_count)}</td>
        </tr>
      </tbody>
    </table>
  );
}

function CompareRow({ row, take, request }: ComparePageProps & { row: Comparison }) {
  const { merge: t } = request.t.patients;
  const cell = (side: "keep" | "merge", heading: string) => {
    const text = row[side] || <span class="muted">{t.empty}</span>;
    if (!row.mayChoose) return <td role="cell" data-label={heading}>{text}</td>;
    const isTaken = take.includes(row.field);
    return (
      <td role="cell" data-label={heading}>
        <label class="compare__choice">
          <input type="radio" name={row.field} value={side} checked={(side === "merge") === isTaken} />
          <span>
            <span class="visually-hidden">{row.label}:</span> {text}
          </span>
        </label>
      </td>
    );
  };
  return (
    <tr role="row" class={row.mayChoose ? "compare__differs" : undefined}>
      <th role="rowheader" scope="row">{row.label}</th>
      {cell("keep", t.keeps)}
      {cell("merge", t.goes)}
    </tr>
  );
}

function Consequences({ request, keep, merge, list }: ComparePageProps & { list: string }) {
  const { merge: t } = request.t.patients;
  return (
    <section class="card card--plain" aria-labelledby="will">
      <h2 id="will" class="card__title">{t.willTitle}</h2>
      <ul class="compare__will">
        <li>{t.willMove(merge.visit_count, knownAs(keep))}</li>
        <li>{t.willFill}</li>
        <li>{t.willHide(knownAs(merge))}</li>
        <li>{t.willUndo}</li>
        <li>{t.willLog}</li>
      </ul>
      <div class="actions">
        <button type="submit" class="button button--primary button--large">{t.submit}</button>
        <a class="button button--quiet" href={`${list}/${keep.id}`}>{t.cancel}</a>
      </div>
    </section>
  );
}

type HindranceProps = ComparePageProps & { kind: "documents" | "queue"; list: string };

function Hindrance({ request, keep, merge, kind, list }: HindranceProps) {
  const { merge: t } = request.t.patients;
  return (
    <section class="notice notice--warning doubt">
      <p>{kind === "documents" ? t.blockedDocuments : t.blockedQueue}</p>
      <p class="actions">
        {[keep, merge].map((chart) => (
          <a key={chart.id} class="button" href={`${list}/${chart.id}`}>
            {t.fix(knownAs(chart))}
            {chart.cpf && `, CPF ${formatCpf(chart.cpf)}`}
          </a>
        ))}
      </p>
    </section>
  );
}
