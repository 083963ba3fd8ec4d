import assert from "node:assert/strict";
import * as z from "zod/mini";
import { anonymous, codeOf, refusal } from "../support/actors.ts";
import { type Clinic, clinic, cpfOf, serial, service, visit } from "../support/builders.ts";
import { testDatabase } from "../support/database.ts";
import { remoteClinic, remoteTickets, someone, Taken, Visit } from "../support/remote_tickets.ts";

const db = await testDatabase();
const { sql } = db;
Deno.test.afterAll(async () => await db[Symbol.asyncDispose]());

const Done = z.unknown();

const { age, confirm, desk, take } = remoteTickets(sql);

Deno.test("take_remote_ticket(): a code and a token, nobody in the queue, the place said honestly", async () => {
  const house = await remoteClinic(sql);
  await visit(sql, house);
  await visit(sql, house, { priority: "pregnant" });
  const first = await take(house);
  const second = await take(house);
  assert.deepEqual([first.state, first.place], ["expected", { ahead: 2, expected_before: 0 }]);
  assert.deepEqual(second.place, { ahead: 2, expected_before: 1 });
  assert.notEqual(first.code, second.code);
  const elderly = await take(house, { birth_date: "1950-01-01" });
  assert.deepEqual(elderly.place, { ahead: 1, expected_before: 0 }, "legal precedence by age");
  const [{ n }] =
    await sql`select count(*)::int as n from public.visits where establishment_id = ${house.id}`;
  assert.equal(n, 2);
  const triaged = await remoteClinic(sql, {}, { triage_required: true });
  assert.equal((await take(triaged)).place, null);
});

Deno.test("take_remote_ticket() refuses: off by default, closed, full, and says which", async () => {
  const stateOf = async (
    house: Clinic,
  ) => (await refusal(take(house)).then(({ code, detail }) => [code, JSON.parse(detail ?? "{}").status]));
  assert.deepEqual(await stateOf(await clinic(sql)), ["RCLSD", "off"]);
  const closed = await remoteClinic(sql);
  await sql`update public.establishments set opening_hours = ${
    sql.json({ [await weekday(1)]: [["08:00", "12:00"]] })
  } where id = ${closed.id}`;
  assert.deepEqual(await stateOf(closed), ["RCLSD", "closed"]);
  const full = await remoteClinic(sql, { remote_places: 1 });
  const { token } = await take(full);
  assert.deepEqual(await stateOf(full), ["RCLSD", "full"]);
  await age(token, 61);
  assert.equal((await take(full)).state, "expected", "a place is free when a ticket has lapsed");
});

Deno.test("take_remote_ticket(): valid until the limit, and not beyond closing time", async () => {
  const house = await remoteClinic(sql, { remote_minutes: 720 });
  await sql`update public.establishments set opening_hours = ${
    sql.json({ [await weekday(0)]: [["00:00", "24:00"]] })
  } where id = ${house.id}`;
  const { token } = await take(house);
  const [{ kept }] = await sql`
    select expires_at <= (now() at time zone 'America/Sao_Paulo')::date::timestamp at time zone 'America/Sao_Paulo'
      + interval '1 day' and expires_at <= now() + interval '720 minutes' as kept
    from public.remote_tickets where token = ${token}`;
  assert.equal(kept, true);
});

Deno.test("take_remote_ticket(): one ticket for a person; the same phone gets it again, a stranger nothing", async () => {
  const house = await remoteClinic(sql);
  const cpf = cpfOf(serial());
  const person = { name: "José  Antônio", birth_date: "1980-02-03", cpf, device: "d".repeat(24) };
  const first = await take(house, person);
  assert.equal((await take(house, person)).token, first.token);
  for (
    const other of [
      { ...person, device: "e".repeat(24) },
      { ...person, device: null, cpf: null, name: "jose antonio" },
      { ...person, device: null, name: "Outro Nome" },
    ]
  ) {
    const told = await refusal(take(house, other));
    assert.deepEqual([told.code, JSON.parse(told.detail ?? "")], ["INQUE", {}]);
  }
  assert.equal((await take(house, { ...person, cpf: null, birth_date: "1981-02-03" })).state, "expected");
  const here = { ...someone(), cpf: cpfOf(serial()) };
  await desk(house).call(Visit, "create_visit", house.id, { patient: here });
  assert.equal(await codeOf(take(house, { ...here, cpf: null })), "INQUE");
  assert.equal(await codeOf(take(house, { ...here, name: "Ana S." })), "INQUE");
  const elsewhere = await remoteClinic(sql);
  assert.equal((await take(elsewhere, person)).state, "expected");
});

Deno.test("take_remote_ticket(): twice at once gives one ticket", async () => {
  const house = await remoteClinic(sql);
  const person = someone();
  for (let round = 0; round < 10; round++) {
    const born = { ...person, birth_date: `1970-01-${10 + round}` };
    const answers = await Promise.allSettled([take(house, born), take(house, born), take(house, born)]);
    assert.equal(answers.filter(({ status }) => status === "fulfilled").length, 1);
    const same = { ...born, birth_date: `1971-01-${10 + round}`, device: "f".repeat(24) };
    const tokens = (await Promise.all([take(house, same), take(house, same)])).map(({ token }) => token);
    assert.equal(new Set(tokens).size, 1);
  }
});

Deno.test("leave_remote_ticket() gives the place back for good", async () => {
  const house = await remoteClinic(sql, { remote_places: 1 });
  const { token } = await take(house);
  const left = await anonymous(sql).call(Taken, "leave_remote_ticket", token);
  assert.equal(left.state, "left");
  assert.equal(await codeOf(confirm(house, token)), "ROVER");
  assert.equal((await take(house)).state, "expected");
  const made = await take(await remoteClinic(sql));
  assert.equal(
    await codeOf(anonymous(sql).call(Taken, "leave_remote_ticket", `x${made.token.slice(1)}`)),
    "NTFND",
  );
});

Deno.test("read_clinic(): the public page, and nothing that is not public", async () => {
  const house = await remoteClinic(sql, { remote_minutes: 45 });
  const vaccines = await service(sql, house.id, "V");
  await sql`update public.services set active = false where id = ${vaccines}`;
  await visit(sql, house);
  const Told = z.looseObject({
    remote: z.unknown(),
    services: z.array(z.looseObject({ waiting: z.number() })),
  });
  const told = await anonymous(sql).call(Told, "read_clinic", house.slug);
  assert.deepEqual(told.remote, { state: "open", minutes: 45, counts_from: "ticket" });
  assert.deepEqual(told.services.map(({ waiting }) => waiting), [1]);
  for (const secret of ["cnpj", "email", "queue_rules", "employees"]) assert.ok(!(secret in told), secret);
  assert.equal(await codeOf(anonymous(sql).call(Done, "read_clinic", "nenhuma")), "NTFND");
});

/** The name of the weekday in some days, by the clinic's clock. */
async function weekday(days: number): Promise<string> {
  const [{ day }] = await sql`
    select to_char((now() at time zone 'America/Sao_Paulo')::date + ${days}::int, 'FMday') as day`;
  return day;
}
