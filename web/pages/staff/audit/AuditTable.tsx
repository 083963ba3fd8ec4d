import { TableHead } from "../../../components/TableHead.tsx";
import { writeSecond } from "../../../i18n/formats.ts";
import type { AuditEntry, AuditPage } from "../../../../edge/domain/audit.ts";
import type { Membership } from "../../../backend/me.ts";
import type { PageRequest } from "../../../web_env.ts";
import { valueWords, wordFor } from "./audit_words.ts";

interface AuditTableProps {
  request: PageRequest;
  establishment: Membership;
  log: AuditPage;
}

/** Entries of the log, what changed folded away in each. */
export function AuditTable({ request, establishment, log }: AuditTableProps) {
  const { audit: t, staff } = request.t;
  const { at, actor, what, changes } = t.columns;
  return (
    <table class="people audit" role="table" aria-label={t.title}>
      <TableHead names={[at, actor, what, changes]} />
      <tbody role="rowgroup">
        {log.entries.map((entry) => (
          <tr key={entry.id} role="row">
            <td role="cell" class="number">
              <time dateTime={entry.at}>{writeSecond(entry.at, request.locale, establishment.timezone)}</time>
            </td>
            <td role="cell" class="people__email">
              {entry.actor ? entry.actor.email ?? t.outsider : t.system}
              {entry.actor?.role && <span class="muted">{staff.roles[entry.actor.role]}</span>}
            </td>
            <th role="rowheader" scope="row" class="people__email">
              {wordFor(t.actions, entry.action)} · {wordFor(t.tables, entry.table)}
              <RowName entry={entry} names={log.names} />
              {entry.patient && (
                <a class="muted" href={`/app/${establishment.slug}/auditoria?patient_id=${entry.patient.id}`}>
                  {entry.patient.name ?? entry.patient.id}
                </a>
              )}
            </th>
            <td role="cell">
              <Changes entry={entry} names={log.names} request={request} timezone={establishment.timezone} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What the row was called when it was made or went, else what it is called now. */
function RowName({ entry, names }: Pick<ChangesProps, "entry" | "names">) {
  const change = entry.changes.full_name ?? entry.changes.name;
  const held = change && !("withheld" in change) ? change.after ?? change.before : null;
  const name = typeof held === "string" ? held : names[entry.row_id ?? ""];
  return name === undefined || entry.patient ? null : <span class="audit__row">{name}</span>;
}

interface ChangesProps {
  entry: AuditEntry;
  names: AuditPage["names"];
  request: PageRequest;
  timezone: string;
}

function Changes({ entry, names, request, timezone }: ChangesProps) {
  const t = request.t.audit;
  const changes = Object.entries(entry.changes);
  if (changes.length === 0) return null;
  const shown = (field: string, value: unknown) =>
    (typeof value === "string" ? names[value] : undefined) ??
      valueWords(request, { table: entry.table, field, timezone }, value);
  return (
    <details class="audit__changes">
      <summary>{t.details(changes.length)}</summary>
      <dl>
        {changes.map(([field, change]) => (
          <div key={field}>
            <dt>{wordFor(t.fields, field)}</dt>
            <dd>
              {"withheld" in change ? t.withheld : (
                <>
                  {entry.action !== "insert" && <del>{shown(field, change.before)}</del>}{" "}
                  {entry.action !== "delete" && <ins>{shown(field, change.after)}</ins>}
                </>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
