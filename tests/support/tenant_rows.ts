/** What the whole database holds of an establishment, found in the catalogue. */
import type postgres from "postgres";
import { type Clinic, clinic, patients, visits, type VisitWish } from "./builders.ts";
import { pairedTv, panelOfService } from "./panels.ts";
import { chartLink, chartMerge, invitation } from "./people.ts";
import { pinboard } from "./pinboards.ts";
import { queueRows } from "./queue_rows.ts";

/** A clinic with rows in every table of tenants, a logo, and frames on its topics. */
export async function fullClinic(sql: postgres.ISql, wishes: VisitWish[] = [{}]): Promise<Clinic> {
  const house = await clinic(sql);
  const made = await visits(sql, house, wishes);
  await sql`
    insert into public.visit_events ${
    sql(made.map(({ id }) => ({
      establishment_id: house.id,
      visit_id: id,
      act: "create",
      to_status: "waiting",
      actor_id: house.members.nurse,
    })))
  }`;
  await sql`insert into private.ticket_counters (establishment_id, day, prefix, last)
    values (${house.id}, '2026-01-01', 'A', 1)`;
  await sql`insert into private.archives (establishment_id, rows, files) values (${house.id}, 1, 1)`;
  await sql`update public.professionals set user_id = ${house.members.doctor} where id = ${house.professional}`;
  await invitation(sql, house);
  const [chart] = await patients(sql, house.id, 1);
  await chartLink(sql, house.id, { patient_id: chart });
  await chartMerge(sql, house.id);
  await sql`insert into private.kept_questions (establishment_id, user_id, title, plan)
    values (${house.id}, ${house.members.nurse}, 'Chegadas', '{}')`;
  await pinboard(sql, house);
  await panelOfService(sql, house);
  await pairedTv(sql, house);
  await sql`
    insert into private.calls (establishment_id, number, visit_id, service_id, times, called_at)
    values (${house.id}, 1, ${made[0].id}, ${house.service}, 1, now())`;
  await sql`insert into private.watch_links (establishment_id, visit_id) values (${house.id}, ${made[0].id})`;
  await queueRows(sql, house, made[0].id);
  await sql`insert into storage.objects (bucket_id, name) values ('logos', ${`${house.id}/logo.png`})`;
  return house;
}

/** Tables of all schemas but the system's, with the number of rows in which `id` stands anywhere. */
export async function tablesThatName(sql: postgres.ISql, id: string): Promise<Record<string, number>> {
  const tables = await sql<{ name: string }[]>`
    select format('%I.%I', n.nspname, c.relname) as name
    from pg_class as c join pg_namespace as n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and not c.relispartition
      and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
      and has_table_privilege(c.oid, 'select')
    order by 1`;
  const counts = await Promise.all(
    tables.map(({ name }) =>
      sql.unsafe(`select count(*)::int as n from ${name} as t where t::text like '%' || $1 || '%'`, [id])
    ),
  );
  return Object.fromEntries(
    tables.map(({ name }, i) => [name, counts[i][0].n] as const).filter(([, n]) => n > 0),
  );
}

/** Every table with a column that says whose a row is. */
export async function tenantTables(sql: postgres.ISql): Promise<string[]> {
  const rows = await sql<{ name: string }[]>`
    select format('%I.%I', relnamespace::regnamespace, relname) as name from pg_class as c
    where relnamespace in ('public'::regnamespace, 'private'::regnamespace) and relkind in ('r', 'p')
      and relname <> 'departures' and exists (
        select from pg_attribute where attrelid = c.oid and attname = 'establishment_id' and not attisdropped)
    order by 1`;
  return rows.map(({ name }) => name);
}
