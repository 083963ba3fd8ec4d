import { AUDIT_ACTIONS, AUDIT_TABLES, type AuditPage as Log } from "../../../../edge/domain/audit.ts";
import type { Member } from "../../../../edge/domain/member.ts";
import type { Membership } from "../../../backend/me.ts";
import { ErrorSummary, type FieldError } from "../../../components/ErrorSummary.tsx";
import { Field, fieldOf, SelectField } from "../../../components/Field.tsx";
import { StaffLayout } from "../../../components/StaffLayout.tsx";
import type { PageRequest } from "../../../web_env.ts";
import { AuditTable } from "./AuditTable.tsx";

export interface AuditPageProps {
  request: PageRequest;
  establishment: Membership;
  /** What the address asks for, as typed. */
  typed: Readonly<Record<string, string>>;
  errors: readonly FieldError[];
  log: Log;
  members: readonly Member[];
}

/** Who did what to whom, when; narrowed by what the address says. */
export function AuditPage(props: AuditPageProps) {
  const { request, establishment, typed, log, errors } = props;
  const t = request.t.audit;
  const base = `/app/${establishment.slug}/auditoria`;
  const { cursor, ...filter } = typed;
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
          <p class="muted">
            {t.intro} <a href={`${base}/ordem`}>{request.t.departures.link}</a>
          </p>
          {errors.length === 0 && (
            <a class="button page-header__act" href={address(`${base}/csv`)} download>{t.csv}</a>
          )}
        </header>
        <ErrorSummary title={request.t.common.error_summary} errors={errors} />
        <Filter {...props} />
        {errors.length > 0 ? null : log.entries.length === 0
          ? (
            <div class="empty">
              <p class="empty__title">{t.empty}</p>
              <p>{t.empty_text}</p>
            </div>
          )
          : <AuditTable request={request} establishment={establishment} log={log} />}
        <p class="actions">
          {log.next !== null && (
            <a class="button" href={address(base, { cursor: String(log.next) })}>{t.older}</a>
          )}
          {cursor && <a class="button button--quiet" href={address(base)}>{t.newest}</a>}
        </p>
      </div>
    </StaffLayout>
  );
}

function Filter({ request, establishment, typed, errors, members }: AuditPageProps) {
  const { audit: t, staff } = request.t;
  const base = `/app/${establishment.slug}/auditoria`;
  const all = { value: "", label: t.filter.all };
  const people = members.map((one) => ({ value: one.user_id, label: one.email ?? staff.roles[one.role] }));
  const tables = AUDIT_TABLES.map((value) => ({ value, label: t.tables[value] }));
  const actions = AUDIT_ACTIONS.map((value) => ({ value, label: t.actions[value] }));
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
      {typed.patient_id && (
        <>
          <input type="hidden" name="patient_id" value={typed.patient_id} />
          <p class="filter__note">{t.filter.one_patient}</p>
        </>
      )}
      <SelectField name="actor" label={t.filter.actor} value={typed.actor ?? ""} options={[all, ...people]} />
      <SelectField name="table" label={t.filter.table} value={typed.table ?? ""} options={[all, ...tables]} />
      <SelectField
        name="action"
        label={t.filter.action}
        value={typed.action ?? ""}
        options={[all, ...actions]}
      />
      {day("from")}
      {day("to")}
      <button type="submit" class="button">{t.filter.submit}</button>
      {Object.keys(typed).length > 0 && <a class="button button--quiet" href={base}>{t.filter.clear}</a>}
    </form>
  );
}
