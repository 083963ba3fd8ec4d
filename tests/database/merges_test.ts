import assert from "node:assert/strict";
import fc from "fast-check";
import * as z from "zod/mini";
import { MEMBER_ROLES } from "../../edge/domain/member.ts";
import { codeOf, refusal, user } from "../support/actors.ts";
import { type Clinic, clinic, cpfOf, patients, person, serial, visit } from "../support/builders.ts";
import { testDatabase } from "../support/database.ts";
import { chartLink } from "../support/people.ts";

const db = await testDatabase();
const { sql } = db;
Deno.test.afterAll(async () => await db[Symbol.asyncDispose]());

const Merge = z.object({
  id: z.string(),
  kept_id: z.string(),
  merged_id: z.string(),
  merged_name: z.string(),
  merged_at: z.string(),
  undone_at: z.nullable(z.string()),
  undoable_until: z.string(),
});

const desk = (house: Clinic) => user(sql, house.members.receptionist);
const merge = (house: Clinic, keep: string, other: string, data: object = {}) =>
  desk(house).call(Merge, "merge_patients", keep, other, data);
const undo = (house: Clinic, id: string) => desk(house).call(Merge, "undo_merge", id);

async function chart(house: Clinic, fields: Record<string, unknown> = {}): Promise<string> {
  const [id] = await patients(sql, house.id, 1);
  if (Object.keys(fields).length > 0) {
    await sql`update public.patients set ${sql(fields)} where id = ${id}`;
  }
  return id;
}

/** Everything that merging touches. */
async function state(house: Clinic) {
  const own = sql`where t.establishment_id = ${house.id}`;
  const charts = await sql`
    select to_jsonb(t) - 'updated_at' - 'version' as row from public.patients as t ${own} order by id`;
  const visits = await sql`select id, patient_id from public.visits as t ${own} order by id`;
  const links = await sql`select id, patient_id from public.chart_links as t ${own} order by id`;
  return JSON.stringify({ charts, visits, links });
}

const chartOf = async (visit: string) =>
  (await sql`select patient_id from public.visits where id = ${visit}`)[0].patient_id;

const fields = fc.record({
  social_name: fc.constantFrom("Joana", "Ana Lu"),
  birth_date: fc.constantFrom("1990-01-01", "1950-06-30"),
  phone: fc.constantFrom("11987654321", "1133334444"),
  email: fc.constantFrom("a@example.com", "b@example.com"),
  priority: fc.constantFrom("autism", "pregnant"),
  priority_note: fc.constantFrom("laudo", "exame"),
  contacts: fc.constantFrom([], [{ name: "João", phone: "11987654322" }]),
}, { requiredKeys: [] });

/** The fields in which the merged chart may be chosen. */
const FIELDS = ["name", "social_name", "birth_date", "phone", "email", "priority", "contacts"];

Deno.test("merge_patients() and undo_merge() leave everything as it was, whatever the charts hold and is chosen", async () => {
  const house = await clinic(sql);
  const round = async (
    one: Record<string, unknown>,
    other: Record<string, unknown>,
    document: 0 | 1 | 2,
    take: string[],
  ) => {
    const documents = [{}, { cpf: cpfOf(serial() + 7000) }, { cns: "898000000043208" }][document];
    const [keep, gone] = [await chart(house, one), await chart(house, { ...other, ...documents })];
    await visit(sql, house, { patient_id: keep, status: "finished" });
    const moved = await visit(sql, house, { patient_id: gone });
    await chartLink(sql, house.id, { patient_id: gone });
    const before = await state(house);
    const { id } = await merge(house, keep, gone, { take });
    assert.equal(await chartOf(moved.id), keep);
    assert.notEqual(await state(house), before);
    await undo(house, id);
    assert.equal(await state(house), before);
    await sql`update public.patients set cns = null where establishment_id = ${house.id}`;
  };
  const rounds = fc.asyncProperty(fields, fields, fc.constantFrom(0, 1, 2), fc.subarray(FIELDS), round);
  await fc.assert(rounds, { numRuns: 40 });
});

Deno.test("merge_patients() keeps what the kept chart says, fills in what it lacks, hides the other", async () => {
  const house = await clinic(sql);
  const cpf = cpfOf(serial() + 8000);
  const keep = await chart(house, { phone: "11987654321" });
  const gone = await chart(house, { phone: "1133334444", email: "ana@example.com", cpf });
  const noted = await merge(house, keep, gone);
  const [row] = await sql`select phone, email, cpf from public.patients where id = ${keep}`;
  assert.deepEqual({ ...row }, { phone: "11987654321", email: "ana@example.com", cpf });
  const Page = z.object({ patients: z.array(z.object({ id: z.string() })) });
  const found = await desk(house).run((sql) =>
    sql`select private.search_patients(${house.id}, '', null) as answer`
  );
  assert.deepEqual(z.parse(Page, found[0].answer).patients.map(({ id }) => id), [keep]);
  const Read = z.object({ merges: z.array(Merge) });
  assert.deepEqual((await desk(house).call(Read, "read_patient", keep)).merges, [noted]);
  const days = (Date.parse(noted.undoable_until) - Date.parse(noted.merged_at)) / 86_400_000;
  assert.equal(days, 30);
});

Deno.test("merge_patients() takes the chosen fields from the other chart, a class with its proof and its end", async () => {
  const house = await clinic(sql);
  const keep = await chart(house, {
    name: "Maria Sousa",
    phone: "11987654321",
    email: "maria@example.com",
    priority: "pregnant",
    priority_note: "cartão da gestante",
    priority_until: "2026-12-01",
  });
  const other = { name: "Maria Souza", phone: "1133334444", priority: "autism" };
  const gone = await chart(house, { ...other, email: "outra@example.com" });
  const { id } = await merge(house, keep, gone, { take: ["name", "phone", "priority", "social_name"] });
  const read = async () => {
    const [row] = await sql`
      select name, phone, email, priority, priority_note, priority_until::text from public.patients where id = ${keep}`;
    return { ...row };
  };
  const kept = { email: "maria@example.com", priority_note: null, priority_until: null };
  assert.deepEqual(await read(), { ...other, ...kept });
  await sql`update public.patients set phone = '11900001111' where id = ${keep}`;
  await undo(house, id);
  assert.deepEqual(await read(), {
    name: "Maria Sousa",
    phone: "11900001111",
    email: "maria@example.com",
    priority: "pregnant",
    priority_note: "cartão da gestante",
    priority_until: "2026-12-01",
  });
});

Deno.test("merge_patients() refuses choices that are none", async () => {
  const house = await clinic(sql);
  const [keep, gone] = [await chart(house), await chart(house)];
  for (const take of [["cpf"], ["merged_into"], ["id"], "name", [1]]) {
    const { code, detail } = await refusal(merge(house, keep, gone, { take }));
    assert.deepEqual([code, JSON.parse(detail ?? "").errors[0].path], ["INVLD", "take"]);
  }
  assert.equal(await codeOf(merge(house, keep, gone, { name: "Outro" })), "INVLD");
});

Deno.test("merges: what charts said stays out of the audit log", async () => {
  const house = await clinic(sql);
  const keep = await chart(house, { phone: "11987654321" });
  const { id } = await merge(house, keep, await chart(house, { phone: "1133334444" }), { take: ["phone"] });
  const [{ changes }] = await sql`
    select changes from public.audit_log where table_name = 'chart_merges' and row_id = ${id}`;
  assert.doesNotMatch(JSON.stringify(changes), /1987654321|33334444/);
});

Deno.test("merge_patients(): a chart that was merged takes no visits and no changes", async () => {
  const house = await clinic(sql);
  const [keep, gone] = [await chart(house), await chart(house)];
  await merge(house, keep, gone);
  for (
    const attempt of [
      () => desk(house).call(z.unknown(), "create_visit", house.id, { patient_id: gone }),
      () => desk(house).call(z.unknown(), "update_patient", gone, "2", { name: "Ana" }),
      () => merge(house, gone, keep),
      () => merge(house, keep, gone),
      () => merge(house, keep, keep),
    ]
  ) assert.equal(await codeOf(attempt()), "INVLD");
});

Deno.test("merge_patients() refuses two open visits, two accounts, two documents, and another clinic's chart", async () => {
  const [house, other] = [await clinic(sql), await clinic(sql)];
  const [one, two] = [await visit(sql, house), await visit(sql, house)];
  assert.equal(await codeOf(merge(house, one.patient_id, two.patient_id)), "OPENV");
  const linked = [await chart(house), await chart(house)];
  for (const patient_id of linked) await chartLink(sql, house.id, { patient_id });
  assert.equal(await codeOf(merge(house, linked[0], linked[1])), "LINKD");
  const [ana, bia] = [
    await chart(house, { cpf: cpfOf(serial() + 9000) }),
    await chart(house, { cpf: cpfOf(serial() + 9000) }),
  ];
  assert.equal(await codeOf(merge(house, ana, bia)), "INVLD");
  assert.equal(await codeOf(merge(house, ana, await chart(other))), "INVLD");
});

Deno.test("merge_patients() of two charts of one account keeps one link", async () => {
  const house = await clinic(sql);
  const [keep, gone, user_id] = [await chart(house), await chart(house), await person(sql)];
  for (const patient_id of [keep, gone]) await chartLink(sql, house.id, { patient_id, user_id });
  await merge(house, keep, gone);
  const links = await sql`select patient_id from public.chart_links where user_id = ${user_id}`;
  assert.deepEqual(links.map(({ patient_id }) => patient_id), [keep]);
});

Deno.test("undo_merge() leaves with the kept chart what came or was corrected since", async () => {
  const house = await clinic(sql);
  const keep = await chart(house);
  const gone = await chart(house, { phone: "1133334444", email: "ana@example.com" });
  const { id } = await merge(house, keep, gone);
  await desk(house).call(z.unknown(), "update_patient", keep, "2", { email: "nova@example.com" });
  const since = await visit(sql, house, { patient_id: keep });
  await undo(house, id);
  const [row] = await sql`select phone, email from public.patients where id = ${keep}`;
  assert.deepEqual({ ...row }, { phone: null, email: "nova@example.com" });
  assert.equal(await chartOf(since.id), keep);
});

Deno.test("undo_merge() once, within 30 days, and in the reverse order of merging", async () => {
  const house = await clinic(sql);
  const [one, two, three] = [await chart(house), await chart(house), await chart(house)];
  const status = async (id: string) => {
    const { code, detail } = await refusal(undo(house, id));
    assert.equal(code, "MERGX");
    return JSON.parse(detail ?? "").status;
  };
  const first = await merge(house, two, three);
  const second = await merge(house, one, two);
  assert.equal(await status(first.id), "merged_again");
  await undo(house, second.id);
  await undo(house, first.id);
  assert.equal(await status(first.id), "undone");
  const old = await merge(house, one, two);
  await sql`update public.chart_merges set merged_at = now() - interval '30 days 1 second' where id = ${old.id}`;
  assert.equal(await status(old.id), "expired");
});

Deno.test("undo_merge() names the chart that has meanwhile taken the document", async () => {
  const house = await clinic(sql);
  const cpf = cpfOf(serial() + 9500);
  const [keep, gone, third] = [await chart(house), await chart(house, { cpf }), await chart(house)];
  const { id } = await merge(house, keep, gone);
  await sql`update public.patients set cpf = null where id = ${keep}`;
  await sql`update public.patients set cpf = ${cpf} where id = ${third}`;
  const { code, detail } = await refusal(undo(house, id));
  assert.deepEqual([code, JSON.parse(detail ?? "")], ["HASCP", { id: third }]);
});

Deno.test("merge_patients() and undo_merge() are for owners, admins and the reception, and are logged", async () => {
  const house = await clinic(sql);
  for (const role of MEMBER_ROLES) {
    const [keep, gone] = [await chart(house), await chart(house)];
    const call = user(sql, house.members[role]).call(Merge, "merge_patients", keep, gone, {});
    if (role === "nurse" || role === "doctor") {
      assert.equal(await codeOf(call), "DNIED", role);
      continue;
    }
    const { id } = await call;
    const entries = await sql`
      select actor_role from public.audit_log where table_name = 'chart_merges' and row_id = ${id}`;
    assert.deepEqual(entries.map(({ actor_role }) => actor_role), [role]);
  }
});

Deno.test("merge_patients() while the person arrives under the other chart: never two open visits", async () => {
  const house = await clinic(sql);
  for (let i = 0; i < 50; i++) {
    const here = await visit(sql, house);
    const gone = await chart(house);
    const outcomes = await Promise.allSettled([
      merge(house, here.patient_id, gone),
      desk(house).call(z.unknown(), "create_visit", house.id, { patient_id: gone }),
    ]);
    assert.equal(outcomes.filter(({ status }) => status === "fulfilled").length, 1, `round ${i}`);
  }
});
