import assert from "node:assert/strict";
import * as z from "zod/mini";
import postgres from "postgres";
import { Visit } from "../../edge/domain/staff_queue.ts";
import { CreatedVisit } from "../../edge/domain/visit_acts.ts";
import { type Actor, refusal, user } from "../support/actors.ts";
import { clinic, cpfOf, professionalData, serial, visit, visits } from "../support/builders.ts";
import { testDatabase } from "../support/database.ts";

const db = await testDatabase();
/** Connections enough that all desks are at it together. */
const sql = postgres(db.url, { max: 20, onnotice: () => {} });
Deno.test.afterAll(async () => {
  await sql.end({ timeout: 1 });
  await db[Symbol.asyncDispose]();
});

const callNext = (desk: Actor, house: { id: string }) =>
  desk.call(z.nullable(Visit), "call_next", house.id, {});

/** Answers of those that were refused, and of those that were not. */
async function split<Answer>(attempts: Promise<Answer>[]) {
  const ended = await Promise.allSettled(attempts);
  return {
    done: ended.flatMap((one) => one.status === "fulfilled" ? [one.value] : []),
    refused: await Promise.all(
      ended.flatMap((one) => one.status === "rejected" ? [refusal(Promise.reject(one.reason))] : []),
    ),
  };
}

Deno.test("call_next() by eight desks over 200 visits calls each visit exactly once, in order", async () => {
  const house = await clinic(sql);
  const made = await visits(sql, house, Array.from({ length: 200 }, () => ({})));
  const desk = user(sql, house.members.receptionist);
  const called: string[] = [];
  await Promise.all(Array.from({ length: 8 }, async () => {
    for (let next = await callNext(desk, house); next; next = await callNext(desk, house)) {
      called.push(next.id);
    }
  }));
  assert.deepEqual(called.toSorted(), made.map(({ id }) => id).sort());
  const order = await sql`
    select id from public.visits where establishment_id = ${house.id} and status = 'called' order by call_number`;
  assert.deepEqual(order.map(({ id }) => id), made.map(({ id }) => id));
});

Deno.test("call_next() by two desks at the same moment, 1,000 times: the first two, never the same", async () => {
  const RACES = 20;
  async function lane(houses: number) {
    for (let round = 0; round < houses; round++) {
      const house = await clinic(sql);
      const [one, two] = [user(sql, house.members.receptionist), user(sql, house.members.nurse)];
      const made = await visits(sql, house, Array.from({ length: 2 * RACES }, () => ({})));
      for (let race = 0; race < RACES; race++) {
        const called = await Promise.all([callNext(one, house), callNext(two, house)]);
        const first = made.slice(2 * race, 2 * race + 2).map(({ id }) => id);
        assert.deepEqual(called.map((visit) => visit?.id).sort(), first.sort());
      }
    }
  }
  await Promise.all(Array.from({ length: 5 }, () => lane(10)));
});

Deno.test("call_next() passes over a visit that something else holds", async () => {
  const house = await clinic(sql);
  const [first, second] = await visits(sql, house, [{}, {}]);
  await sql.begin(async (held) => {
    await held`select from public.visits where id = ${first.id} for update`;
    assert.equal((await callNext(user(sql, house.members.doctor), house))?.id, second.id);
  });
});

Deno.test("call_visit() and call_next() on the last visit: one wins, and both may not", async () => {
  const house = await clinic(sql);
  const desk = user(sql, house.members.doctor);
  for (let i = 0; i < 50; i++) {
    const { id } = await visit(sql, house);
    const [next] = await Promise.all([
      callNext(desk, house),
      desk.call(Visit, "call_visit", id, {}),
    ]);
    const [{ calls }] = await sql`
      select count(*)::int as calls from public.visit_events where visit_id = ${id} and act = 'call'`;
    assert.equal(calls, next === null ? 1 : 2);
    await desk.call(Visit, "mark_no_show", id, {});
  }
});

Deno.test("start_visit() by two doctors at once: one starts, the other hears the state", async () => {
  const house = await clinic(sql);
  const doctor = user(sql, house.members.doctor);
  for (let i = 0; i < 50; i++) {
    const { id } = await visit(sql, house, { status: "called" });
    const start = () => doctor.call(Visit, "start_visit", id, { professional_id: house.professional });
    const { done, refused } = await split([start(), start()]);
    assert.deepEqual([done.length, refused.map(({ code, detail }) => [code, detail])], [
      1,
      [["BADST", '{"status": "in_service"}']],
    ]);
  }
});

Deno.test("create_visit() of one person by twenty desks: one visit, one chart, and all are told of it", async () => {
  const house = await clinic(sql);
  const desk = user(sql, house.members.receptionist);
  for (let i = 0; i < 10; i++) {
    const patient = { name: "Maria", cpf: cpfOf(serial()) };
    const { done, refused } = await split(
      Array.from({ length: 20 }, () => desk.call(CreatedVisit, "create_visit", house.id, { patient })),
    );
    assert.equal(done.length, 1);
    const { id, code, token } = done[0];
    for (const one of refused) {
      assert.deepEqual([one.code, JSON.parse(one.detail ?? "")], ["INQUE", { id, code, token }]);
    }
    const charts = await sql`select from public.patients where cpf = ${patient.cpf}`;
    assert.equal(charts.length, 1);
  }
});

Deno.test("return_visit() while the patient arrives again: one of the two stays open", async () => {
  const house = await clinic(sql);
  const desk = user(sql, house.members.receptionist);
  for (let i = 0; i < 30; i++) {
    const gone = await visit(sql, house, { status: "no_show" });
    const { done, refused } = await split<unknown>([
      desk.call(Visit, "return_visit", gone.id, {}),
      desk.call(CreatedVisit, "create_visit", house.id, { patient_id: gone.patient_id }),
    ]);
    assert.deepEqual([done.length, refused.map(({ code }) => code)], [1, ["INQUE"]]);
  }
});

Deno.test("acts on many establishments and visits at once never deadlock", async () => {
  const houses = [await clinic(sql), await clinic(sql), await clinic(sql)];
  const made = await Promise.all(
    houses.map((house) => visits(sql, house, Array.from({ length: 20 }, () => ({})))),
  );
  const acts = houses.flatMap((house, i) => {
    const doctor = user(sql, house.members.doctor);
    return made[i].flatMap(({ id }) => [
      doctor.call(z.unknown(), "call_next", house.id, {}),
      doctor.call(z.unknown(), "call_visit", id, { reason: "Teste" }),
      doctor.call(z.unknown(), "create_visit", house.id, { patient: { name: "Ana" } }),
      doctor.call(z.unknown(), "staff_queue", house.id),
    ]);
  });
  const { refused } = await split(acts);
  assert.deepEqual([...new Set(refused.map(({ code }) => code))], []);
});

Deno.test("professionals: one council number registered by ten owners at once is registered once", async () => {
  const house = await clinic(sql);
  const owner = user(sql, house.members.owner);
  const row = { ...professionalData(), establishment_id: house.id };
  const { done, refused } = await split(
    Array.from({ length: 10 }, () => owner.run((sql) => sql`insert into public.professionals ${sql(row)}`)),
  );
  assert.equal(done.length, 1);
  assert.deepEqual([...new Set(refused.map(({ code }) => code))], ["COUNT"]);
});
