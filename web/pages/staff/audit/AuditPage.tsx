import { AUDIT_ACTIONS, AUDIT_TABLES, type AuditPage as Log } from "../../../../edge/domain/audit.ts";
import type { Member } from "../../../../edge/domain/member.ts";
import type { Membership } from "../../../backend/me.ts";
import { ErrorSummary, type FieldError } from "../../../components/ErrorSummary.tsx";
import { SelectField } from "../../../components/Field.tsx";
import type { PageRequest } from "../../../web_env.ts";
import { AuditTable } from "./AuditTable.tsx";
import { LogFilter } from "./LogFilter.tsx";
import { LogPage } from "./LogPage.tsx";

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
  const intro = (
    <>
      {t.intro} <a href={`${base}/ordem`}>{request.t.departures.link}</a>
    </>
  );
  return (
    <LogPage
      request={request}
      establishment={establishment}
      words={t}
      intro={intro}
      csv={errors.length === 0 ? address(`${base}/csv`) : undefined}
      older={log.next === null ? undefined : address(base, { cursor: String(log.next) })}
      newest={cursor && address(base)}
    >
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
    </LogPage>
  );
}

function Filter({ request, establishment, typed, errors, members }: AuditPageProps) {
  const { audit: t, staff: { roles } } = request.t;
  const all = { value: "", label: t.filter.all };
  const tables = AUDIT_TABLES.map((value) => ({ value, label: t.tables[value] }));
  const actions = AUDIT_ACTIONS.map((value) => ({ value, label: t.actions[value] }));
  const patient = typed.patient_id && (
    <>
      <input type="hidden" name="patient_id" value={typed.patient_id} />
      <p class="filter__note">{t.filter.one_patient}</p>
    </>
  );
  return (
    <LogFilter
      {...{ roles, members, typed, errors }}
      base={`/app/${establishment.slug}/auditoria`}
      words={t.filter}
      kept={patient}
    >
      <SelectField name="table" label={t.filter.table} value={typed.table ?? ""} options={[all, ...tables]} />
      <SelectField
        name="action"
        label={t.filter.action}
        value={typed.action ?? ""}
        options={[all, ...actions]}
      />
    </LogFilter>
  );
}
