import { writeMoment } from "../../../i18n/formats.ts";
import {
  type Departure,
  type DepartureCheck,
  DEPARTURES_AT_ONCE,
} from "../../../../edge/domain/departure.ts";
import type { Member } from "../../../../edge/domain/member.ts";
import type { Membership } from "../../../backend/me.ts";
import { ErrorSummary, type FieldError } from "../../../components/ErrorSummary.tsx";
import { Field, fieldOf, SelectField } from "../../../components/Field.tsx";
import { StaffLayout } from "../../../components/StaffLayout.tsx";
import { TableHead } from "../../../components/TableHead.tsx";
import type { PageRequest } from "../../../web_env.ts";

export interface DeparturesPageProps {
  request: PageRequest;
  establishment: Membership;
  /** What the address asks for, as typed. */
  typed: Readonly<Record<string, string>>;
  errors: readonly FieldError[];
  list: readonly Departure[];
  check: DepartureCheck;
  members: readonly Member[];
}

/** Codes beyond these are counted. */
const NAMED = 6;

/** Who was called before their turn, by whom and why; and whether anybody has touched the log. */
export function DeparturesPage(props: DeparturesPageProps) {
  const { request, establishment, typed, list, errors } = props;
  const t = request.t.departures;
  const base = pathOf(establishment);
  const { before, ...filter } = typed;
  const address = (path: string, more: Record<string, string> = {}) =>
    `${path}?${new URLSearchParams({ ...filter, ...more })}`;
  return (
    <StaffLayout
      request={request}
      title={t.title}
      establishment={establishment}
      area="audit"
      islands={["Filters"]}
    >
      <div class="sheet">
        <header class="page-header">
          <h1 class="board__title">{t.title}</h1>
          <p class="muted">{t.intro}</p>
          <a class="button page-header__act" href={address(`${base}/csv`)} download>{t.csv}</a>
        </header>
        <Verdict {...props} />
        <ErrorSummary title={request.t.common.error_summary} errors={errors} />
        <Filter {...props} />
        {list.length === 0
          ? (
            <div class="empty">
              <p class="empty__title">{t.empty}</p>
              {Object.keys(typed).length > 0 && <p>{t.empty_filtered}</p>}
            </div>
          )
          : <Table {...props} />}
        <p class="actions">
          {list.length === DEPARTURES_AT_ONCE && (
            <a class="button" href={address(base, { before: String(list[list.length - 1].number) })}>
              {t.older}
            </a>
          )}
          {before && <a class="button button--quiet" href={address(base)}>{t.newest}</a>}
        </p>
      </div>
    </StaffLayout>
  );
}

function pathOf({ slug }: { slug: string }): string {
  return `/app/${slug}/auditoria/ordem`;
}

function Verdict({ request, check }: DeparturesPageProps) {
  const t = request.t.departures.check;
  return (
    <div class={`notice notice--${check.whole ? "success" : "danger"} departures__verdict`}>
      <p>{check.whole ? t.whole(check.entries) : t.broken(check.broken_at ?? 0)}</p>
      {check.head && (
        <p class="departures__head">
          {t.head}: <code>{check.head}</code>
        </p>
      )}
    </div>
  );
}

function Filter({ request, establishment, typed, errors, members }: DeparturesPageProps) {
  const { departures: t, staff } = request.t;
  const base = pathOf(establishment);
  const people = members.map((one) => ({ value: one.user_id, label: one.email ?? staff.roles[one.role] }));
  const day = (name: "from" | "to") => (
    <Field {...fieldOf({ values: typed, errors }, name)} type="date" label={t.filter[name]} />
  );
  return (
    <form
      class="filter"
      method="get"
      autocomplete="off"
      action={base}
      role="search"
      aria-label={t.filter.label}
    >
      <SelectField
        name="actor"
        label={t.filter.actor}
        value={typed.actor ?? ""}
        options={[{ value: "", label: t.filter.all }, ...people]}
      />
      {day("from")}
      {day("to")}
      <button type="submit" class="button">{t.filter.submit}</button>
      {Object.keys(typed).length > 0 && <a class="button button--quiet" href={base}>{t.filter.clear}</a>}
    </form>
  );
}

function Table({ request, establishment, list }: DeparturesPageProps) {
  const { departures: t, staff } = request.t;
  const { number, at, actor, code, reason, passed } = t.columns;
  return (
    <table class="people departures" role="table" aria-label={t.title}>
      <TableHead names={[number, at, actor, code, reason, passed]} />
      <tbody role="rowgroup">
        {list.map((one) => (
          <tr key={one.number} role="row">
            <td role="cell" class="number">{one.number}</td>
            <td role="cell" class="number">
              <time dateTime={one.happened_at}>
                {writeMoment(one.happened_at, request.locale, establishment.timezone)}
              </time>
            </td>
            <td role="cell" class="people__email">
              {one.actor ?? t.gone}{" "}
              {one.actor_role && <span class="muted">{staff.roles[one.actor_role]}</span>}
            </td>
            <th role="rowheader" scope="row" class="number" data-label={code}>{one.code}</th>
            <td role="cell" class="departures__reason" data-label={reason}>{one.reason}</td>
            <td role="cell" class="number" data-label={passed}>
              {t.passed(
                one.passed.slice(0, NAMED).join(", "),
                one.skipped - Math.min(NAMED, one.passed.length),
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
