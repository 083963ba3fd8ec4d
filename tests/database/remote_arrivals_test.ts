import assert from "node:assert/strict";
import * as z from "zod/mini";
import { anonymous, codeOf, nobody, refusal, user } from "../support/actors.ts";
import { type Clinic, cpfOf, serial, visit } from "../support/builders.ts";
import { testDatabase } from "../support/database.ts";
import { remoteClinic, remoteTickets, someone, Taken, Visit } from "../support/remote_tickets.ts";

const db = await testDatabase();
const { sql } = db;
Deno.test.afterAll(async () => await db[Symbol.asyncDispose]());

const Listed = z.array(z.looseObject({ id: z.string(), code: z.string(), name: z.string() }));
const Key = z.object({ key: z.string(), renewed_at: z.string() });
const Done = z.unknown();

const { age, arrive, confirm, desk, idOf, take } = remoteTickets(sql);
const list = (house: Clinic) => desk(house).call(Listed, "list_remote_tickets", house.id);

Deno.test("confirm_remote_ticket(): the same code and token, counted from the ticket or from the arrival", async () => {
  for (const [rule, position] of [["ticket", 1], ["arrival", 2]] as const) {
    const house = await remoteClinic(sql, { remote_counts_from: rule });
    const { code, token } = await take(house, { priority: "lactating", symptoms: "Tosse" });
    await age(token, 20);
    await visit(sql, house, { priority: "pregnant" });
    const made = await confirm(house, token);
    assert.deepEqual([made.code, made.token, made.position], [code, token, position], rule);
    const [row] = await sql`
      select v.origin, v.priority, v.symptoms, v.arrived_at > now() - interval '1 minute' as just, e.actor_kind, e.act
      from public.visits as v join public.visit_events as e on e.visit_id = v.id where v.id = ${made.id}`;
    assert.deepEqual({ ...row }, {
      origin: "remote",
      priority: "lactating",
      symptoms: "Tosse",
      just: true,
      actor_kind: "staff",
      act: "create",
    });
    const [kept] = await sql`select state, visit_id, name, symptoms, birth_date from public.remote_tickets
      where token = ${token}`;
    assert.deepEqual({ ...kept }, {
      state: "confirmed",
      visit_id: made.id,
      name: null,
      symptoms: null,
      birth_date: null,
    });
  }
});

Deno.test("An expected person is never called", async () => {
  const house = await remoteClinic(sql);
  const { token } = await take(house, { birth_date: "1930-01-01" });
  await age(token, 30);
  const here = await visit(sql, house);
  assert.equal((await desk(house).call(Visit, "call_next", house.id, {})).id, here.id);
  assert.equal(await desk(house).call(Done, "call_next", house.id, {}), null);
  const made = await confirm(house, token);
  assert.equal((await desk(house).call(Visit, "call_next", house.id, {})).id, made.id);
});

Deno.test("confirm_remote_ticket(): again and at once it is one visit", async () => {
  const house = await remoteClinic(sql);
  for (let round = 0; round < 20; round++) {
    const { token } = await take(house);
    const { key } = await desk(house).call(Key, "read_arrival_key", house.id);
    await Promise.all([confirm(house, token), confirm(house, token), arrive(token, key), arrive(token, key)]);
    const [{ n }] = await sql`select count(*)::int as n from public.visits where token = ${token}`;
    assert.equal(n, 1);
  }
});

Deno.test("A ticket lapses by the clock, and who took it is forgotten", async () => {
  const house = await remoteClinic(sql);
  const { token } = await take(house, { cpf: cpfOf(serial()) });
  await age(token, 61);
  const read = async () => await anonymous(sql).call(Taken, "read_remote_ticket", token);
  assert.deepEqual([(await read()).state, (await read()).place], ["lapsed", null]);
  const late = await refusal(confirm(house, token));
  assert.deepEqual([late.code, JSON.parse(late.detail ?? "")], ["ROVER", { status: "lapsed" }]);
  assert.deepEqual(await list(house), []);
  const [row] = await sql`select state, name, cpf, symptoms, birth_date, ended_at = expires_at as then
    from public.remote_tickets where token = ${token}`;
  assert.deepEqual({ ...row }, {
    state: "lapsed",
    name: null,
    cpf: null,
    symptoms: null,
    birth_date: null,
    then: true,
  });
  const [log] = await sql`select changes from public.audit_log where table_name = 'remote_tickets'
    and establishment_id = ${house.id} and action = 'update' and changes ? 'state'`;
  assert.deepEqual([log.changes.state.after, log.changes.name], ["lapsed", { withheld: true }]);
  const another = await take(house);
  await age(another.token, 61);
  await sql`select private.sweep_remote_tickets()`;
  const [{ state }] = await sql`select state from public.remote_tickets where token = ${another.token}`;
  assert.equal(state, "lapsed");
});

Deno.test("confirm_remote_ticket() finds the chart of somebody who stands at the desk", async () => {
  const house = await remoteClinic(sql);
  const cpf = cpfOf(serial());
  const chartOf = async (token: string) =>
    (await sql`select p.id, p.cpf, p.claimed_cpf, p.name from public.visits as v join public.patients as p
      on p.id = v.patient_id where v.token = ${token}`)[0];
  const [known] = await sql`insert into public.patients ${
    sql({ establishment_id: house.id, name: "Clara Nunes", cpf, birth_date: "1942-08-12" })
  } returning id`;
  const byCpf = await take(house, { name: "Clara Francisca", birth_date: "1942-08-12", cpf });
  await confirm(house, byCpf.token);
  assert.equal((await chartOf(byCpf.token)).id, known.id);
  const other = await take(house, { name: "Outra Pessoa", birth_date: "2000-01-01", cpf });
  await confirm(house, other.token);
  const made = await chartOf(other.token);
  assert.deepEqual(
    [made.cpf, made.claimed_cpf, made.id === known.id],
    [null, cpf, false],
    "another birthday",
  );
  const [namesake] = await sql`insert into public.patients ${
    sql({ establishment_id: house.id, name: "Elza Soares", birth_date: "1930-06-23" })
  } returning id`;
  const byName = await take(house, { name: "elza soares", birth_date: "1930-06-23", cpf: cpfOf(serial()) });
  await confirm(house, byName.token);
  const found = await chartOf(byName.token);
  assert.equal(found.id, namesake.id);
  assert.notEqual(found.cpf, null, "what the chart lacks is filled in");
});

Deno.test("arrive_by_key(): nobody reaches a chart that exists by typing its CPF", async () => {
  const house = await remoteClinic(sql);
  const cpf = cpfOf(serial());
  const [victim] = await sql`insert into public.patients ${
    sql({ establishment_id: house.id, name: "Nara Leão", cpf, birth_date: "1942-01-19" })
  } returning id`;
  const { token } = await take(house, { name: "Nara Leão", birth_date: "1942-01-19", cpf });
  const { key } = await desk(house).call(Key, "read_arrival_key", house.id);
  assert.equal(await codeOf(arrive(token, "AAAAAAAA")), "INVLD");
  assert.equal((await arrive(token, ` ${key.slice(0, 4).toLowerCase()}-${key.slice(4)}`)).state, "confirmed");
  const [chart] = await sql`select p.id, p.cpf, p.claimed_cpf, e.actor_kind from public.visits as v
    join public.patients as p on p.id = v.patient_id join public.visit_events as e on e.visit_id = v.id
    where v.token = ${token}`;
  assert.notEqual(chart.id, victim.id);
  assert.deepEqual([chart.cpf, chart.claimed_cpf, chart.actor_kind], [null, cpf, "patient"]);
});

Deno.test("arrive_by_key(): the poster of another clinic, and an old one, confirm nothing", async () => {
  const [house, other] = [await remoteClinic(sql), await remoteClinic(sql)];
  const { token } = await take(house);
  const foreign = await desk(other).call(Key, "read_arrival_key", other.id);
  assert.equal(await codeOf(arrive(token, foreign.key)), "INVLD");
  const old = await desk(house).call(Key, "read_arrival_key", house.id);
  assert.equal(await codeOf(desk(house).call(Key, "renew_arrival_key", house.id)), "DNIED");
  const admin = user(sql, house.members.admin);
  assert.notEqual((await admin.call(Key, "renew_arrival_key", house.id)).key, old.key);
  assert.equal(await codeOf(arrive(token, old.key)), "INVLD");
  assert.equal((await anonymous(sql).call(Taken, "read_remote_ticket", token)).state, "expected");
});

Deno.test("Who is already in the queue does not join it a second time", async () => {
  const house = await remoteClinic(sql);
  const person = someone();
  const { token } = await take(house, person);
  await desk(house).call(Visit, "create_visit", house.id, { patient: person });
  const { key } = await desk(house).call(Key, "read_arrival_key", house.id);
  const told = await refusal(arrive(token, key));
  assert.deepEqual([told.code, JSON.parse(told.detail ?? "")], ["INQUE", {}]);
  const atDesk = await refusal(confirm(house, token));
  assert.equal(atDesk.code, "INQUE");
});

Deno.test("confirm_shown_ticket(): by the code, or by the address that a reader types", async () => {
  const house = await remoteClinic(sql);
  const [one, two] = [await take(house), await take(house)];
  const show = (who: Clinic, shown: string) => desk(who).call(Visit, "confirm_shown_ticket", who.id, shown);
  assert.equal((await show(house, ` ${one.code.toLowerCase()} `)).token, one.token);
  const elsewhere = await remoteClinic(sql);
  assert.equal(await codeOf(show(elsewhere, `https://vez.example/t/${two.token}`)), "INVLD");
  assert.equal((await show(house, `https://vez.example/t/${two.token}`)).token, two.token);
  assert.equal(await codeOf(show(house, "Z999")), "INVLD");
});

Deno.test("Tickets by phone of another clinic do not exist, and strangers confirm nothing", async () => {
  const [house, other] = [await remoteClinic(sql), await remoteClinic(sql)];
  const { token } = await take(house);
  const id = await idOf(token);
  const outsider = desk(other);
  assert.equal(await codeOf(outsider.call(Done, "confirm_remote_ticket", id)), "NTFND");
  assert.equal(await codeOf(outsider.call(Done, "list_remote_tickets", house.id)), "NTFND");
  assert.equal(await codeOf(outsider.call(Done, "read_arrival_key", house.id)), "NTFND");
  assert.equal(await codeOf(nobody(sql).call(Done, "confirm_remote_ticket", id)), "NAUTH");
  for (const name of ["confirm_remote_ticket", "list_remote_tickets"]) {
    assert.equal(await codeOf(anonymous(sql).call(Done, name, id)), "42501", name);
  }
  assert.equal(await codeOf(anonymous(sql).call(Done, "take_remote_ticket", house.slug, someone())), "42501");
  assert.equal(await codeOf(anonymous(sql).call(Done, "arrive_by_key", token, "x")), "42501");
  assert.equal((await list(house)).length, 1);
  assert.deepEqual(await list(other), []);
});

Deno.test("Frames to boards count who is expected and name nobody", async () => {
  const house = await remoteClinic(sql);
  await take(house, { name: "Zuleica Segredo", symptoms: "febre secreta" });
  const frames = await sql`select event, payload from realtime.messages where topic = ${`staff:${house.id}`}`;
  assert.deepEqual(
    frames.filter(({ event }) => event === "expected").map(({ payload }) => payload.expected),
    [1],
  );
  assert.ok(!/Zuleica|secreta/.test(JSON.stringify(frames)));
});
