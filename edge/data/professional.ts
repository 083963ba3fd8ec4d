import * as z from "zod/mini";
import { MemberRole } from "../domain/member.ts";
import { Problem } from "../domain/problems.ts";
import {
  type NewProfessional,
  Professional,
  type ProfessionalChanges,
  type ProfessionalFilter,
} from "../domain/professional.ts";
import { type Caller, found } from "./caller.ts";
import { type Fragment, listed, type Sql } from "./database.ts";
import { isStillReferenced } from "./failures.ts";
import { nameRefusal } from "./refusal.ts";

const COLUMNS = Object.keys(Professional.shape);
/** What people write; the rest is the database's. */
const WRITTEN = COLUMNS.filter((name) =>
  !["id", "establishment_id", "created_at", "updated_at"].includes(name)
);

export function listProfessionals(
  caller: Caller,
  establishment: string,
  { specialty, status }: ProfessionalFilter,
) {
  return caller.ask(z.array(Professional), (sql) =>
    sql`
      select coalesce((
        select jsonb_agg(to_jsonb(p) order by p.full_name, p.id)
        from (select ${
      listed(sql, COLUMNS)
    } from public.professionals where establishment_id = ${establishment}) as p
        where (${status ?? null}::text is null or p.status = ${status ?? null})
          and (${specialty ?? null}::text is null or position(lower(${
      specialty ?? ""
    }) in lower(p.specialty)) > 0)
      ), '[]') as answer
      from private.require_role(${establishment})`);
}

export function createProfessional(caller: Caller, establishment: string, data: NewProfessional) {
  const made = caller.insert(z.nullable(Professional), (sql, turn) =>
    sql`
      insert into public.professionals (establishment_id, ${listed(sql, WRITTEN)})
      select ${establishment}::uuid, ${listed(sql, WRITTEN, "p.")}
      from ${turn}, jsonb_populate_record(null::public.professionals, ${sql.json(data)}) as p
      returning ${listed(sql, COLUMNS)}`);
  return nameRefusal(caller, establishment, made).then(found);
}

export async function readProfessional(caller: Caller, id: string) {
  return found(
    await caller.ask(z.nullable(Professional), (sql) =>
      sql`
        select to_jsonb(p) as answer from (
          select ${listed(sql, COLUMNS)} from public.professionals where id = ${id}
        ) as p`),
  );
}

export async function changeProfessional(caller: Caller, id: string, changes: ProfessionalChanges) {
  const answer = await caller.ask(Changed(Professional), (sql) =>
    sql`
      with changed as (
        update public.professionals as held set (${listed(sql, WRITTEN)}) = (
          select ${listed(sql, WRITTEN, "p.")} from jsonb_populate_record(held, ${sql.json(changes)}) as p
        )
        where id = ${id}
        returning ${listed(sql, COLUMNS)}
      )
      select jsonb_build_object('role', ${
      roleOver(sql, id)
    }, 'row', (select to_jsonb(changed) from changed)) as answer`);
  return changedRow(answer);
}

/** Removes a professional who never saw anybody; `in_use` for the others. */
export async function removeProfessional(caller: Caller, id: string): Promise<void> {
  const removal = caller.ask(Changed(z.object({ id: z.string() })), (sql) =>
    sql`
      with gone as (delete from public.professionals where id = ${id} returning id)
      select jsonb_build_object('role', ${
      roleOver(sql, id)
    }, 'row', (select to_jsonb(gone) from gone)) as answer`);
  changedRow(
    await removal.catch((error) => {
      throw isStillReferenced(error) ? new Problem("in_use", {}, { cause: error }) : error;
    }),
  );
}

/** The caller's role where a professional works, null for strangers: a row left untouched says no reason. */
function roleOver(sql: Sql, id: string): Fragment {
  return sql`(
    select m.role from public.professionals as p
    join public.members as m on m.establishment_id = p.establishment_id and m.user_id = (select auth.uid())
    where p.id = ${id})`;
}

function Changed<Row extends z.core.$ZodType>(row: Row) {
  return z.object({ role: z.nullable(MemberRole), row: z.nullable(row) });
}

function changedRow<Row>({ role, row }: { role: MemberRole | null; row: Row | null }): Row {
  if (role !== null && row === null) throw new Problem("role_not_allowed", { role });
  return found(row);
}
