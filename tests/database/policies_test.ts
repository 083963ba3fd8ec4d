import assert from "node:assert/strict";
import type postgres from "postgres";
import { MEMBER_ROLES } from "../../edge/domain/member.ts";
import { type Actor, actor, type ActorName, ACTORS, codeOf } from "../support/actors.ts";
import { type Clinic, clinic, person, professionalData, serial, visit } from "../support/builders.ts";
import { testDatabase } from "../support/database.ts";
import { panelOfService } from "../support/panels.ts";
import { chartLink, chartMerge, invitation } from "../support/people.ts";
import { pinboard } from "../support/pinboards.ts";
import { queueRows } from "../support/queue_rows.ts";

const db = await testDatabase();
const { sql } = db;
Deno.test.afterAll(async () => await db[Symbol.asyncDispose]());

const MANAGERS: ActorName[] = ["owner", "admin"];
const EVERYBODY: ActorName[] = [...MEMBER_ROLES];

/** Who may do what directly; every member reads where nobody is named. Visits are changed by functions. */
const RIGHTS: Record<
  string,
  { select?: ActorName[]; insert?: ActorName[]; update?: ActorName[]; delete?: ActorName[] }
> = {
  audit_log: { select: MANAGERS },
  chart_links: {},
  chart_merges: { select: ["owner", "admin", "receptionist"] },
  display_services: {},
  displays: { insert: MANAGERS, update: MANAGERS, delete: MANAGERS },
  establishments: {},
  invitations: { select: MANAGERS },
  members: {},
  order_departures: { select: MANAGERS },
  patients: {},
  pinboards: {},
  pins: {},
  presences: {},
  professional_services: {},
  professionals: { insert: MANAGERS, update: MANAGERS, delete: MANAGERS },
  queues: {},
  remote_tickets: {},
  rooms: { insert: MANAGERS, update: MANAGERS, delete: MANAGERS },
  services: { insert: MANAGERS, update: MANAGERS, delete: MANAGERS },
  triages: { select: ["owner", "admin", "nurse", "doctor"] },
  visit_events: {},
  visit_facts: {},
  visits: {},
};

/** A row that can be added to an establishment. */
const NEW_ROW: Record<string, () => Record<string, unknown>> = {
  displays: () => ({ name: `TV ${serial()}` }),
  professionals: () => professionalData(),
  rooms: () => ({ name: `Sala ${serial()}` }),
  services: () => ({ name: `Serviço ${serial()}`, prefix: "B" }),
};

const here = await furnished();
const there = await furnished();
const around = { clinic: here, other: there, strangerId: await person(sql) };

/** A clinic with a row in every table. */
async function furnished(): Promise<Clinic> {
  const house = await clinic(sql);
  const { id } = await visit(sql, house);
  await sql`insert into public.visit_events (establishment_id, visit_id, act, to_status)
    values (${house.id}, ${id}, 'create', 'waiting')`;
  await invitation(sql, house);
  await chartLink(sql, house.id);
  await chartMerge(sql, house.id);
  await panelOfService(sql, house);
  await pinboard(sql, house);
  await queueRows(sql, house, id);
  return house;
}

/** The column that says whose a row is. */
function tenantOf(table: string): string {
  return table === "establishments" ? "id" : "establishment_id";
}

/** What `work` gives, undone. */
async function undone<Result>(who: Actor, work: (sql: postgres.TransactionSql) => Promise<Result>) {
  const undo = new Error("undo");
  let outcome: { result: Result } | undefined;
  await who.run(async (sql) => {
    outcome = { result: await work(sql) };
    throw undo;
  }).catch((error) => {
    if (error !== undo) throw error;
  });
  if (!outcome) throw new Error("The work did not finish");
  return outcome.result;
}

/** Rows that a write reached. */
const reached = (who: Actor, work: (sql: postgres.TransactionSql) => postgres.PendingQuery<postgres.Row[]>) =>
  undone(who, async (sql) => (await work(sql)).count);

/** Tables of people, who belong to no establishment: accounts_test.ts looks after them. */
const OF_PEOPLE = ["patient_accounts"];

const tables = (await sql<{ name: string }[]>`
  select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
  order by relname`).map(({ name }) => name).filter((name) => !OF_PEOPLE.includes(name));

Deno.test("policies: this file knows every table", () => {
  assert.deepEqual(tables, Object.keys(RIGHTS));
});

for (const table of tables) {
  const writers = RIGHTS[table] ?? {};
  const readers = writers.select ?? EVERYBODY;
  const members = ACTORS.filter((name) => readers.includes(name));
  const away = ACTORS.filter((name) => !readers.includes(name));
  const anonymous = (name: ActorName) => name === "anonymous" || name === "ticket";

  Deno.test(`select on ${table}: ${readers.join(", ")} see their establishment and no other`, async () => {
    for (const name of members) {
      const seen = await actor(sql, name, around).run((sql) =>
        sql`select ${sql(tenantOf(table))} as tenant from ${sql(table)}`
      );
      assert.ok(seen.length > 0, name);
      assert.deepEqual([...new Set(seen.map(({ tenant }) => tenant))], [here.id], name);
    }
  });

  Deno.test(`select on ${table}: nobody else sees a row of it`, async () => {
    for (const name of away) {
      const look = actor(sql, name, around).run((sql) =>
        sql`select ${sql(tenantOf(table))} from ${sql(table)} where ${sql(tenantOf(table))} = ${here.id}`
      );
      if (anonymous(name)) assert.equal(await codeOf(look), "42501", name);
      else assert.equal((await look).length, 0, name);
    }
  });

  Deno.test(`insert into ${table}: by ${writers.insert?.join(", ") ?? "functions only"}, never across`, async () => {
    const row = NEW_ROW[table] ?? (() => ({}));
    for (const name of ACTORS) {
      for (const tenant of [here.id, there.id]) {
        const insert = reached(
          actor(sql, name, around),
          (sql) => sql`insert into ${sql(table)} ${sql({ [tenantOf(table)]: tenant, ...row() })}`,
        );
        const own = tenant === (name === "outsider" ? there.id : here.id);
        const allowed = own && writers.insert?.includes(name === "outsider" ? "owner" : name);
        if (allowed) assert.equal(await insert, 1, name);
        else assert.equal(await codeOf(insert), "42501", name);
      }
    }
  });

  Deno.test(`update of ${table}: by ${writers.update?.join(", ") ?? "functions only"}, never across`, async () => {
    const [column] = await sql`
      select attname as name from pg_attribute where attrelid = ${`public.${table}`}::regclass and attnum > 0
        and not attisdropped and attidentity = '' and attgenerated = ''
      order by has_column_privilege('authenticated', attrelid, attnum, 'update') desc, attname = 'name' desc
      limit 1`;
    for (const name of ACTORS) {
      const update = reached(
        actor(sql, name, around),
        (sql) =>
          sql`update ${sql(table)} set ${sql(column.name)} = ${sql(column.name)}
          where ${sql(tenantOf(table))} in ${sql([here.id, there.id])}`,
      );
      if (!writers.update || anonymous(name)) assert.equal(await codeOf(update), "42501", name);
      else {
        const tenant = name === "outsider" ? there.id : here.id;
        const [{ own }] = await sql`
          select count(*)::int as own from ${sql(table)} where ${sql(tenantOf(table))} = ${tenant}`;
        const allowed = writers.update.includes(name === "outsider" ? "owner" : name);
        assert.equal(await update, allowed ? own : 0, name);
      }
    }
  });

  Deno.test(`delete from ${table}: by ${writers.delete?.join(", ") ?? "nobody"}, never across`, async () => {
    const made: Record<string, string> = {};
    for (const tenant of writers.delete ? [here.id, there.id] : []) {
      const row = { establishment_id: tenant, ...NEW_ROW[table]() };
      const [{ id }] = await sql`insert into ${sql(table)} ${sql(row)} returning id`;
      made[tenant] = id;
    }
    for (const name of ACTORS) {
      const attempt = reached(
        actor(sql, name, around),
        (sql) =>
          writers.delete
            ? sql`delete from ${sql(table)} where id in ${sql(Object.values(made))}`
            : sql`delete from ${sql(table)}`,
      );
      if (!writers.delete || anonymous(name)) assert.equal(await codeOf(attempt), "42501", name);
      else {assert.equal(
          await attempt,
          writers.delete.includes(name === "outsider" ? "owner" : name) ? 1 : 0,
          name,
        );}
    }
  });
}
