import * as z from "zod/mini";
import {
  type NewProfessional,
  Professional,
  type ProfessionalChanges,
  type ProfessionalFilter,
  ProfessionalLink,
  ProfessionalPage,
} from "../domain/professional.ts";
import { type Caller, found } from "./caller.ts";
import { askForRow, deleteRow } from "./changed.ts";
import { type Fragment, listed, type Sql } from "./database.ts";
import { nameRefusal } from "./refusal.ts";

const COLUMNS = Object.keys(Professional.shape);
/** What people write; the rest is the database's. */
const WRITTEN = COLUMNS.filter((name) =>
  !["id", "establishment_id", "user_id", "created_at", "updated_at"].includes(name)
);

/** All professionals that the filter leaves, by name. */
export function listProfessionals(caller: Caller, establishment: string, filter: ProfessionalFilter) {
  return caller.ask(z.array(Professional), (sql) =>
    sql`
      with recursive pages as (
        select 1 as number, ${search(sql, establishment, filter, null)} as page
        union all
        select number + 1, ${search(sql, establishment, filter, sql`(page ->> 'next')::uuid`)}
        from pages where page ->> 'next' is not null
      )
      select coalesce(jsonb_agg(row order by number, place), '[]') as answer
      from pages, jsonb_array_elements(page -> 'professionals') with ordinality as list (row, place)`);
}

/** These of an establishment's professionals, by name; ids that are none of theirs are left out. */
export function listProfessionalsById(caller: Caller, establishment: string, ids: readonly string[]) {
  return caller.ask(z.array(Professional), (sql) =>
    sql`
      select coalesce((
        select jsonb_agg(to_jsonb(p) order by p.full_name, p.id)
        from (
          select ${listed(sql, COLUMNS)} from public.professionals
          where establishment_id = ${establishment} and id = any (${sql.array([...ids])}::uuid[])
        ) as p
      ), '[]') as answer
      from private.require_role(${establishment})`);
}

/** Those 50 by name that follow the cursor. */
export function searchProfessionals(
  caller: Caller,
  establishment: string,
  filter: ProfessionalFilter,
  cursor: string | null,
) {
  return caller.ask(
    ProfessionalPage,
    (sql) => sql`select ${search(sql, establishment, filter, cursor)} as answer`,
  );
}

function search(
  sql: Sql,
  establishment: string,
  { q, ...filter }: ProfessionalFilter,
  cursor: Fragment | string | null,
): Fragment {
  const filters = sql.json({ ...filter, text: q });
  return sql`private.search_professionals(${establishment}::uuid, ${filters}, ${cursor})`;
}

/** The specialties of a clinic's professionals, in alphabetical order. */
export function listSpecialties(caller: Caller, establishment: string) {
  return caller.ask(z.array(z.string()), (sql) =>
    sql`
      select coalesce((
        select jsonb_agg(distinct specialty order by specialty)
        from public.professionals where establishment_id = ${establishment}
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

export function changeProfessional(caller: Caller, id: string, changes: ProfessionalChanges) {
  return askForRow(caller, { table: "professionals", id, row: Professional }, (sql) =>
    sql`
      update public.professionals as held set (${listed(sql, WRITTEN)}) = (
        select ${listed(sql, WRITTEN, "p.")} from jsonb_populate_record(held, ${sql.json(changes)}) as p
      )
      where id = ${id}
      returning ${listed(sql, COLUMNS)}`);
}

/** Removes a professional who never saw anybody; `in_use` for the others. */
export function removeProfessional(caller: Caller, id: string): Promise<void> {
  return deleteRow(caller, "professionals", id);
}

/** Says which member a professional is; the link moves, since a member is one professional. */
export function linkProfessional(caller: Caller, id: string, member: string | null) {
  return caller.act(
    ProfessionalLink,
    (sql) => sql`private.link_professional(${id}::uuid, ${member}::uuid)`,
  );
}
