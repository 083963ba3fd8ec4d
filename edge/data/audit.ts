import { type AuditFilter, AuditPage } from "../domain/audit.ts";
import type { Caller } from "./caller.ts";

/** A page of the log, latest first. */
export function readAudit(
  caller: Caller,
  establishment: string,
  { from, to, cursor, ...equal }: AuditFilter,
  limit = 50,
) {
  return caller.ask(AuditPage, (sql) =>
    sql`
      select private.read_audit(${establishment}, ${sql.json({ ...equal, limit })}::jsonb || (
        select jsonb_strip_nulls(jsonb_build_object(
          'from', ${from ?? null}::date::timestamp at time zone clock.timezone,
          'to', (${to ?? null}::date + 1)::timestamp at time zone clock.timezone))
        from (
          select coalesce(max(timezone), 'UTC') as timezone from public.establishments where id = ${establishment}
        ) as clock
      ), ${cursor ?? null}::bigint) as answer`);
}
