import assert from "node:assert/strict";
import postgres from "postgres";
import { Departure, DepartureCheck } from "../../edge/domain/departure.ts";
import * as z from "zod/mini";
import { Visit } from "../../edge/domain/staff_queue.ts";
import { codeOf, refusal, user } from "../support/actors.ts";
import { type Clinic, clinic, professional, service, visits } from "../support/builders.ts";
import { testDatabase } from "../support/database.ts";

const db = await testDatabase();
const { sql } = db;
Deno.test.afterAll(async () => await db[Symbol.asyncDispose]());

const check = (house: Clinic) =>
  user(sql, house.members.owner).call(DepartureCheck, "check_departures", house.id);

const cameFor = (professional: string, visit: string) =>
  sql`update public.visits set requested_professional_id = ${professional} where id = ${visit}`;

/** A clinic whose third, second and fourth visits were called before the first. */
async function disorder() {
  const house = await clinic(sql);
  const made = await visits(sql, house, [{}, {}, {}, {}]);
  const desk = user(sql, house.members.receptionist);
  for (const [index, reason] of [[2, "Piora"], [1, "Retorno rápido"], [3, "Engano"]] as const) {
    await desk.call(Visit, "call_visit", made[index].id, { reason });
  }
  return { house, made };
}

Deno.test("call_visit() wants a reason out of the order only, and leaves the state when there is none", async () => {
  const house = await clinic(sql);
  const elsewhere = await professional(sql, house.id);
  const [first, second, third] = await visits(sql, house, [{}, {}, {}]);
  const desk = user(sql, house.members.receptionist);
  const { code, detail } = await refusal(desk.call(Visit, "call_visit", second.id, {}));
  assert.deepEqual([code, JSON.parse(detail ?? "{}").errors[0].path], ["INVLD", "reason"]);
  assert.deepEqual((await check(house)).entries, 0);
  // Whoever is out, or here for somebody else, is not passed over.
  await sql`update public.visits set out_until = now() + interval '10 minutes' where id = ${first.id}`;
  await sql`update public.visits set requested_professional_id = ${elsewhere} where id = ${second.id}`;
  await desk.call(Visit, "call_visit", third.id, { professional_id: house.professional });
  assert.equal((await check(house)).entries, 0);
});

Deno.test("start_visit() wants a reason when the call left out people of the professional who begins", async () => {
  const house = await clinic(sql);
  const other = await professional(sql, house.id);
  const [first, second] = await visits(sql, house, [{}, {}]);
  await cameFor(house.professional, first.id);
  const desk = user(sql, house.members.receptionist);
  await desk.call(Visit, "call_visit", second.id, { professional_id: other });
  const start = (data: object) => desk.call(Visit, "start_visit", second.id, data);
  const { code, detail } = await refusal(start({ professional_id: house.professional }));
  assert.deepEqual([code, JSON.parse(detail ?? "{}").errors[0].path], ["INVLD", "reason"]);
  assert.equal(
    (await desk.call(z.looseObject({ called: z.array(z.unknown()) }), "staff_queue", house.id)).called.length,
    1,
  );
  await start({ professional_id: house.professional, reason: "Piora" });
  const [entry] = await user(sql, house.members.owner).call(
    z.array(Departure),
    "read_departures",
    house.id,
    "9",
  );
  assert.deepEqual([entry.passed, entry.reason, (await check(house)).whole], [[first.code], "Piora", true]);
});

Deno.test("start_visit() by the professional who was called for, and with people who came later, needs no reason", async () => {
  const house = await clinic(sql);
  const other = await professional(sql, house.id);
  const [first, second] = await visits(sql, house, [{}, {}]);
  await cameFor(house.professional, first.id);
  const desk = user(sql, house.members.receptionist);
  await desk.call(Visit, "call_visit", second.id, { professional_id: other });
  await desk.call(Visit, "start_visit", second.id, { professional_id: other });
  const [third] = await visits(sql, house, [{}]);
  await desk.call(Visit, "call_visit", third.id, { professional_id: other });
  const [late] = await visits(sql, house, [{ risk: "red", arrived_at: new Date() }]);
  await cameFor(house.professional, late.id);
  await desk.call(Visit, "start_visit", third.id, { professional_id: other });
  assert.equal((await check(house)).entries, 0);
});

Deno.test("start_visit(): who was sent to an empty queue to be called at once is begun with out of order", async () => {
  const house = await clinic(sql);
  const lab = await service(sql, house.id, "L");
  const technician = await professional(sql, house.id);
  const serving = [[house.professional, house.service], [technician, lab]].map((
    [professional_id, service_id],
  ) => (
    { establishment_id: house.id, professional_id, service_id }
  ));
  await sql`insert into public.professional_services ${sql(serving)}`;
  const [first, second] = await visits(sql, house, [{}, {}]);
  const desk = user(sql, house.members.receptionist);
  await desk.call(Visit, "transfer_visit", second.id, { service_id: lab });
  await desk.call(Visit, "call_visit", second.id, {});
  const start = (data: object) => desk.call(Visit, "start_visit", second.id, data);
  assert.equal(await codeOf(start({ professional_id: house.professional })), "INVLD");
  await start({ professional_id: house.professional, reason: "Encaixe" });
  const [entry] = await user(sql, house.members.owner).call(
    z.array(Departure),
    "read_departures",
    house.id,
    "9",
  );
  assert.deepEqual(entry.passed, [first.code]);
});

Deno.test("order_departures: each has its author, reason and those passed over", async () => {
  const { house, made } = await disorder();
  const list = await user(sql, house.members.admin).call(
    z.array(Departure),
    "read_departures",
    house.id,
    { before: 9 },
  );
  assert.deepEqual(
    list.map(({ number, code, reason, skipped, passed, actor_id }) => [
      number,
      code,
      reason,
      skipped,
      passed,
      actor_id,
    ]),
    [
      [3, made[3].code, "Engano", 1, [made[0].code], house.members.receptionist],
      [2, made[1].code, "Retorno rápido", 1, [made[0].code], house.members.receptionist],
      [1, made[2].code, "Piora", 2, [made[0].code, made[1].code], house.members.receptionist],
    ],
  );
  const { head, ...whole } = await check(house);
  assert.deepEqual(whole, { entries: 3, whole: true, broken_at: null });
  assert.equal(head, list[0].hash);
  for (const role of ["receptionist", "nurse", "doctor"] as const) {
    assert.equal(
      await codeOf(user(sql, house.members[role]).call(z.unknown(), "check_departures", house.id)),
      "DNIED",
    );
  }
});

Deno.test("order_departures: cannot be changed, and a row that was tampered with is found", async () => {
  const admin = postgres(db.adminUrl, { max: 1, onnotice: () => {} });
  const tampered = {
    "another reason": [2, admin`reason = 'Melhora'`],
    "another author": [1, admin`actor_id = null`],
    "another time": [3, admin`happened_at = happened_at + interval '1 millisecond'`],
    "fewer passed": [1, admin`passed = '{}'`],
  } as const;
  try {
    for (const [name, [number, change]] of Object.entries(tampered)) {
      const { house } = await disorder();
      const attempt = sql`update public.order_departures set ${change} where establishment_id = ${house.id}`;
      assert.equal(await codeOf(attempt), "42501", name);
      await behindTriggers(admin, (sql) =>
        sql`
        update public.order_departures set ${change} where establishment_id = ${house.id} and number = ${number}`);
      assert.deepEqual([(await check(house)).whole, (await check(house)).broken_at], [false, number], name);
    }
    for (const number of [1, 2, 3]) {
      const { house } = await disorder();
      assert.equal(
        await codeOf(sql`delete from public.order_departures where establishment_id = ${house.id}`),
        "42501",
      );
      await behindTriggers(admin, (sql) =>
        sql`
        delete from public.order_departures where establishment_id = ${house.id} and number = ${number}`);
      assert.deepEqual(
        [(await check(house)).whole, (await check(house)).broken_at],
        [false, number],
        `without ${number}`,
      );
    }
  } finally {
    await admin.end();
  }
});

/** As somebody who owns the machine could. */
async function behindTriggers(
  admin: postgres.Sql,
  work: (sql: postgres.TransactionSql) => postgres.PendingQuery<postgres.Row[]>,
) {
  await admin.begin(async (sql) => {
    await sql`set local session_replication_role = replica`;
    assert.equal((await work(sql)).count, 1);
  });
}
