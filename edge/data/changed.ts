import * as z from "zod/mini";
import { MemberRole } from "../domain/member.ts";
import { Problem } from "../domain/problems.ts";
import type { Caller } from "./caller.ts";
import type { Fragment, Sql } from "./database.ts";
import { isStillReferenced } from "./failures.ts";

const Answer = z.object({ role: z.nullable(MemberRole), row: z.unknown() });

/** Tables whose rows owners and admins edit directly, under row security. */
type Edited = "professionals" | "services" | "rooms";

/**
 * Runs a write of one row that gives the row back. A row that row security left untouched says no reason: members
 * learn that their role does not allow it, for everybody else there is no such row.
 */
export async function askForRow<Row extends z.core.$ZodType>(
  caller: Caller,
  { table, id, row }: { table: Edited; id: string; row: Row },
  write: (sql: Sql) => Fragment,
): Promise<z.output<Row>> {
  const answer = await caller.ask(Answer, (sql) =>
    sql`
      with written as (${write(sql)})
      select jsonb_build_object(
        'role', (
          select m.role from ${sql(`public.${table}`)} as held
          join public.members as m on m.establishment_id = held.establishment_id and m.user_id = (select auth.uid())
          where held.id = ${id}),
        'row', (select to_jsonb(written) from written)) as answer`);
  if (answer.row) return z.parse(row, answer.row);
  throw answer.role === null
    ? new Problem("not_found")
    : new Problem("role_not_allowed", { role: answer.role });
}

/** Deletes one row; `in_use` when others refer to it. */
export async function deleteRow(caller: Caller, table: Edited, id: string): Promise<void> {
  const row = z.object({ id: z.string() });
  await askForRow(
    caller,
    { table, id, row },
    (sql) => sql`delete from ${sql(`public.${table}`)} where id = ${id} returning id`,
  ).catch((error) => {
    throw isStillReferenced(error) ? new Problem("in_use", {}, { cause: error }) : error;
  });
}
