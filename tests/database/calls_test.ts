import assert from "node:assert/strict";
import * as z from "zod/mini";
import { CreatedVisit } from "../../edge/domain/visit_acts.ts";
import { anonymous, codeOf, user } from "../support/actors.ts";
import { type Clinic, clinic, service, visit } from "../support/builders.ts";
import { testDatabase } from "../support/database.ts";
import { pairedTv } from "../support/panels.ts";

const db = await testDatabase();
const { sql } = db;
Deno.test.afterAll(async () => await db[Symbol.asyncDispose]());

const Calls = z.looseObject({
  last: z.int(),
  calls: z.array(z.object({
    number: z.int(),
    code: z.string(),
    room: z.nullable(z.string()),
    service: z.string(),
    called: z.int(),
    times: z.int(),
    name: z.nullable(z.string()),
  })),
});
const Done = z.unknown();
const tv = anonymous(sql);

const arrive = (house: Clinic, patient: object = { name: "Ana Souza" }, more: object = {}) =>
  user(sql, house.members.nurse).call(CreatedVisit, "create_visit", house.id, { patient, ...more });
const call = (house: Clinic, id: string, data: object = {}) =>
  user(sql, house.members.nurse).call(Done, "call_visit", id, { reason: "x", ...data });
const told = async (house: Clinic) =>
  (await sql`
    select payload from realtime.messages where topic = ${`calls:${house.id}`} order by inserted_at`)
    .map(({ payload: { id: _, ...payload } }) => payload);

Deno.test("each call is kept by its number and told to the panels, a repeated one too", async () => {
  const house = await clinic(sql);
  const [a, b] = [await arrive(house), await arrive(house, { name: "Rui Lima" })];
  await call(house, a.id, { room_id: house.room });
  await call(house, b.id);
  await call(house, a.id);
  const { last, calls } = await tv.call(Calls, "read_display_calls", house.display, "0");
  assert.equal(last, 3);
  assert.deepEqual(calls.map(({ number, code, times }) => [number, code, times]), [
    [3, "A001", 2],
    [2, "A002", 1],
    [1, "A001", 1],
  ]);
  const [{ name: room }] = await sql`select name from public.rooms where id = ${house.room}`;
  assert.deepEqual(calls.map((one) => one.room), [room, null, room]);
  assert.deepEqual(
    await told(house),
    calls.toReversed().map(({ name: _, ...frame }) => ({ call: frame })),
  );
  const missed = await tv.call(Calls, "read_display_calls", house.display, "1");
  assert.deepEqual(missed.calls.map(({ number }) => number), [3, 2]);
});

Deno.test("a call that is taken back is gone from the list, and the panels are told", async () => {
  const house = await clinic(sql);
  const { id } = await arrive(house);
  await call(house, id);
  await sql`
    alter table public.visits disable trigger check_transition`;
  await sql`update public.visits set status = 'waiting', call_number = null, called_at = null where id = ${id}`;
  await sql`alter table public.visits enable trigger check_transition`;
  assert.deepEqual((await tv.call(Calls, "read_display_calls", house.display, "0")).calls, []);
  assert.deepEqual((await told(house)).at(-1), { undone: 1 });
});

Deno.test("missed calls are told for fifteen minutes and kept for a day", async () => {
  const house = await clinic(sql);
  for (const minutes of [14, 16, 23 * 60, 25 * 60]) {
    await visit(sql, house, { status: "called", called_at: new Date(Date.now() - minutes * 60_000) });
  }
  assert.equal((await tv.call(Calls, "read_display_calls", house.display, "0")).calls.length, 1);
  assert.equal((await tv.call(Calls, "read_display", house.display)).calls.length, 3);
  await sql`update private.calls set called_at = called_at - interval '2 hours' where establishment_id = ${house.id}`;
  await call(house, (await arrive(house)).id);
  const [{ kept }] = await sql`
    select count(*)::int as kept from private.calls where establishment_id = ${house.id}`;
  assert.equal(kept, 3);
});

Deno.test("a panel of some services shows their calls; `last` counts those of all", async () => {
  const house = await clinic(sql);
  const vaccines = await service(sql, house.id, "V");
  const owner = user(sql, house.members.owner);
  await owner.call(Done, "update_display", house.display, { services: [vaccines] });
  const [shown, hidden] = [
    await arrive(house, { name: "Eva" }, { service_id: vaccines }),
    await arrive(house),
  ];
  await call(house, shown.id);
  await call(house, hidden.id);
  const { last, calls } = await tv.call(Calls, "read_display_calls", house.display, "0");
  assert.deepEqual([last, calls.map(({ code }) => code)], [2, ["V001"]]);
});

Deno.test("names: preferred and abbreviated, to a paired TV, where clinic and panel both show names", async () => {
  const house = await clinic(sql);
  const { credential } = await pairedTv(sql, house);
  const owner = user(sql, house.members.owner);
  const { id } = await arrive(house, { name: "João Araújo" });
  await sql`
    update public.patients set social_name = 'Joana de Souza Araújo'
    where id = (select patient_id from public.visits where id = ${id})`;
  await call(house, id);
  const seen = async () => {
    const [panel, missed] = [
      await tv.call(Calls, "read_panel", credential),
      await tv.call(Calls, "read_panel_calls", credential, "0"),
    ];
    assert.deepEqual(panel.calls, missed.calls);
    return missed.calls.map(({ name }) => name);
  };
  assert.deepEqual(await seen(), [null]);
  await sql`update public.establishments set panel_shows = 'names' where id = ${house.id}`;
  assert.deepEqual(await seen(), ["Joana A."]);
  for (const name of ["read_display", "read_display_calls"]) {
    const rest = name === "read_display" ? [] : ["0"];
    assert.deepEqual((await tv.call(Calls, name, house.display, ...rest)).calls.map((one) => one.name), [
      null,
    ]);
  }
  await owner.call(Done, "update_display", house.display, { names: false });
  assert.deepEqual(await seen(), [null]);
});

Deno.test("what panels are told carries nobody's name, document or symptom, nor who acts", async () => {
  const house = await clinic(sql);
  await pairedTv(sql, house);
  await sql`update public.establishments set panel_shows = 'names' where id = ${house.id}`;
  const patient = { name: "Severina Albuquerque", cpf: "52998224725", phone: "11987654321" };
  const { id } = await arrive(house, patient, { symptoms: "febre", priority: "pregnant" });
  await call(house, id);
  await user(sql, house.members.owner).call(Done, "update_display", house.display, { message: "Bom dia" });
  const text = JSON.stringify(await told(house));
  assert.ok(text.includes("A001"));
  for (const secret of ["Severina", "Albuquerque", "52998224725", "11987654321", "febre", "pregnant", id]) {
    assert.ok(!text.includes(secret), secret);
  }
});

Deno.test("panels are told when what they show was changed, paired, revoked or removed", async () => {
  const house = await clinic(sql);
  const owner = user(sql, house.members.owner);
  await owner.call(Done, "update_display", house.display, { size: "large" });
  await sql`update public.establishments set panel_shows = 'names' where id = ${house.id}`;
  await sql`update public.establishments set city = 'Santos' where id = ${house.id}`;
  await owner.call(Done, "revoke_display", house.display);
  await owner.call(Done, "remove_display", house.display);
  const { display } = house;
  assert.deepEqual(await told(house), [{ changed: display }, { changed: null }, { changed: display }, {
    changed: display,
  }]);
});

Deno.test("a panel's secret of one clinic tells nothing of another", async () => {
  const [house, other] = [await clinic(sql), await clinic(sql)];
  const { credential } = await pairedTv(sql, house);
  await pairedTv(sql, other);
  await call(other, (await arrive(other)).id);
  assert.deepEqual((await tv.call(Calls, "read_panel_calls", credential, "0")).calls, []);
  const guess = `${credential.slice(0, 23)}${credential.endsWith("A") ? "B" : "A"}`;
  for (const secret of [guess, "", other.display]) {
    assert.equal(await codeOf(tv.call(Calls, "read_panel", secret)), "NAUTH");
  }
});
