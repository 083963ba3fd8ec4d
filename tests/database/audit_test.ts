import assert from "node:assert/strict";
import * as z from "zod/mini";
import { MEMBER_ROLES } from "../../edge/domain/member.ts";
import { Visit } from "../../edge/domain/staff_queue.ts";
import { CreatedVisit } from "../../edge/domain/visit_acts.ts";
import { codeOf, user } from "../support/actors.ts";
import { clinic, patients, professional, visit } from "../support/builders.ts";
import { testDatabase } from "../support/database.ts";

const db = await testDatabase();
const { sql } = db;
Deno.test.afterAll(async () => await db[Symbol.asyncDispose]());

const Change = z.object({
  before: z.optional(z.unknown()),
  after: z.optional(z.unknown()),
  withheld: z.optional(z.boolean()),
});

const Log = z.object({
  entries: z.array(z.object({
    id: z.int(),
    at: z.string(),
    action: z.string(),
    table: z.string(),
    row_id: z.string(),
    changes: z.record(z.string(), Change),
    actor: z.nullable(
      z.object({ id: z.string(), role: z.nullable(z.string()), email: z.nullable(z.string()) }),
    ),
    patient: z.nullable(z.object({ id: z.string(), name: z.nullable(z.string()) })),
  })),
  next: z.nullable(z.int()),
});

/** Tables of a tenant without a trigger: two are logs themselves, queues only counts, facts repeat what is logged. */
const UNWATCHED = ["audit_log", "order_departures", "queues", "visit_events", "visit_facts"];

Deno.test("audit_log: every tenant table has the trigger, for each kind of change", async () => {
  const watched = await sql`
    select tgrelid::regclass::text as name from pg_trigger
    where tgfoid = 'private.audit()'::regprocedure and tgtype & (1 | 4 | 8 | 16) = 29 and tgenabled = 'O'`;
  const tenant = await sql`
    select relname as name from pg_class as c
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and (relname = 'establishments' or exists (
      select from pg_attribute where attrelid = c.oid and attname = 'establishment_id'))`;
  const names = (rows: Iterable<{ name?: string }>) => Array.from(rows, ({ name }) => name ?? "").sort();
  assert.deepEqual([...names(watched), ...UNWATCHED].sort(), names(tenant));
});

Deno.test("read_audit() tells who changed what, from what to what, and of which patient", async () => {
  const house = await clinic(sql);
  const [chart] = await patients(sql, house.id, 1);
  await user(sql, house.members.nurse).call(z.unknown(), "update_patient", chart, "1", {
    phone: "11987654321",
  });
  const owner = user(sql, house.members.owner);
  const { entries: [entry] } = await owner.call(Log, "read_audit", house.id, {}, "9999999999");
  const [{ email }] = await sql`select email from auth.users where id = ${house.members.nurse}`;
  assert.deepEqual([entry.action, entry.table, entry.row_id], ["update", "patients", chart]);
  assert.deepEqual(entry.actor, { id: house.members.nurse, role: "nurse", email });
  assert.equal(entry.patient?.id, chart);
  assert.deepEqual(entry.changes, { phone: { before: null, after: "11987654321" } });
});

Deno.test("audit_log: what is secret or tells of somebody's health stays out of it", async () => {
  const house = await clinic(sql);
  const nurse = user(sql, house.members.nurse);
  const arrived = await nurse.call(CreatedVisit, "create_visit", house.id, {
    patient: { name: "Ana" },
    symptoms: "dor no peito",
  });
  await nurse.call(Visit, "triage_visit", arrived.id, { risk: "yellow", notes: "pressão alta" });
  const { entries } = await user(sql, house.members.owner)
    .call(Log, "read_audit", house.id, { table: "visits" }, "9999999999");
  const [triaged, made] = entries;
  assert.deepEqual(triaged.changes.triage_notes, { withheld: true });
  assert.deepEqual(triaged.changes.risk, { before: null, after: "yellow" });
  assert.deepEqual([made.changes.symptoms, made.changes.token], [{ withheld: true }, { withheld: true }]);
  const text = JSON.stringify(await sql`select * from public.audit_log where establishment_id = ${house.id}`);
  for (const secret of ["dor no peito", "pressão alta", arrived.token]) assert.ok(!text.includes(secret));
});

Deno.test("audit_log: an update that changes nothing leaves no entry", async () => {
  const house = await clinic(sql);
  const count = async () =>
    (await sql`select count(*)::int as n from public.audit_log where establishment_id = ${house.id}`)[0].n;
  const before = await count();
  await sql`update public.professionals set full_name = full_name where id = ${house.professional}`;
  assert.equal(await count(), before);
});

Deno.test("audit_log: who removes themselves is noted in the role that they had", async () => {
  const house = await clinic(sql);
  await sql.begin(async (sql) => {
    await sql`select set_config('request.jwt.claims', ${
      JSON.stringify({ sub: house.members.doctor })
    }, true)`;
    await sql`delete from public.members where establishment_id = ${house.id} and user_id = ${house.members.doctor}`;
  });
  const [entry] = await sql`
    select action, actor_role, row_id from public.audit_log
    where establishment_id = ${house.id} order by id desc limit 1`;
  assert.deepEqual({ ...entry }, {
    action: "delete",
    actor_role: "doctor",
    row_id: house.members.doctor,
  });
});

Deno.test("read_audit() filters, and goes through the log page by page without gap or repetition", async () => {
  const house = await clinic(sql);
  const admin = user(sql, house.members.admin);
  for (let i = 0; i < 7; i++) await professional(sql, house.id);
  const filters = { table: "professionals", action: "insert", limit: 3 };
  const seen: number[] = [];
  let cursor: number | null = 9_999_999_999;
  while (cursor !== null) {
    const page: z.infer<typeof Log> = await admin.call(Log, "read_audit", house.id, filters, String(cursor));
    seen.push(...page.entries.map(({ id }) => id));
    cursor = page.next;
  }
  assert.equal(seen.length, 8);
  assert.deepEqual(seen, [...new Set(seen)].sort((a, b) => b - a));
  const count = async (filters: object) =>
    (await admin.call(Log, "read_audit", house.id, filters, "9999999999")).entries.length;
  assert.equal(await count({ to: "2020-01-01T00:00:00Z" }), 0);
  assert.equal(await count({ actor: house.members.nurse }), 0);
  assert.equal(await codeOf(admin.call(Log, "read_audit", house.id, { from: "soon" }, "1")), "INVLD");
});

Deno.test("read_audit() is for owners and admins", async () => {
  const house = await clinic(sql);
  for (const role of MEMBER_ROLES) {
    const read = user(sql, house.members[role]).call(Log, "read_audit", house.id, {}, "9999999999");
    if (role === "owner" || role === "admin") assert.ok((await read).entries.length > 0, role);
    else assert.equal(await codeOf(read), "DNIED", role);
  }
});

Deno.test("audit_log and visit_events only grow, for the owner of the tables too", async () => {
  const house = await clinic(sql);
  const { id } = await visit(sql, house);
  await sql`insert into public.visit_events (establishment_id, visit_id, act, to_status)
    values (${house.id}, ${id}, 'create', 'waiting')`;
  for (const table of ["audit_log", "visit_events"]) {
    const own = sql`where establishment_id = ${house.id}`;
    for (
      const change of [
        sql`delete from public.${sql(table)} ${own}`,
        sql`update public.${sql(table)} set establishment_id = establishment_id ${own}`,
        sql`truncate public.${sql(table)} cascade`,
      ]
    ) assert.equal(await codeOf(change), "42501", table);
  }
});

Deno.test("read_audit() names patients as they want to be called", async () => {
  const house = await clinic(sql);
  const desk = user(sql, house.members.receptionist);
  await desk.call(z.unknown(), "create_patient", house.id, {
    name: "João Araújo",
    social_name: "Joana Araújo",
  });
  const Named = z.object({
    entries: z.array(z.object({ patient: z.nullable(z.object({ name: z.string() })) })),
  });
  const [{ answer }] = await user(sql, house.members.owner).run((sql) =>
    sql`select private.read_audit(${house.id}, '{"table": "patients"}', null) as answer`
  );
  assert.deepEqual(z.parse(Named, answer).entries.map(({ patient }) => patient?.name), ["Joana Araújo"]);
});
