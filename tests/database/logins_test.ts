import assert from "node:assert/strict";
import * as z from "zod/mini";
import { codeOf, serviceRole, user } from "../support/actors.ts";
import type postgres from "postgres";
import { clinic, cpfOf, person } from "../support/builders.ts";
import { testDatabase } from "../support/database.ts";
import { holder, openSession } from "../support/people.ts";

const db = await testDatabase();
const { sql } = db;
const api = serviceRole(sql);
Deno.test.afterAll(async () => await db[Symbol.asyncDispose]());

const Started = z.object({ allowed: z.boolean(), retry_after_s: z.int(), email: z.string() });
const start = (identifier: string, network: string, device: string | null = null) =>
  api.call(Started, "start_login", identifier, network, device);

/** Somebody with a password. */
async function signedUp() {
  const somebody = await holder(sql);
  await sql`update auth.users set encrypted_password = 'hashed' where id = ${somebody.id}`;
  return somebody;
}

/** How many tries pass before one is refused. */
async function triesOf(identifier: string, network: string, device: string | null = null): Promise<number> {
  for (let tries = 0; tries < 200; tries++) {
    if (!(await start(identifier, network, device)).allowed) return tries;
  }
  return Infinity;
}

/** Guesses at an account from so many networks, ten times each. */
async function guessFromEverywhere(identifier: string, networks: number): Promise<void> {
  await Promise.all(Array.from({ length: networks }, async (_, i) => {
    for (let tries = 0; tries < 10; tries++) await start(identifier, `198.51.100.${i}`);
  }));
}

Deno.test("start_login() finds a login by its e-mail and its CPF, however they are written", async () => {
  const ana = await signedUp();
  const punctuated = ana.cpf.replace(/(\d{3})(\d{3})(\d{3})(\d{2})/, "$1.$2.$3-$4");
  for (const identifier of [ana.email, ` ${ana.email.toUpperCase()} `, ana.cpf, punctuated]) {
    assert.equal((await start(identifier, crypto.randomUUID())).email, ana.email, identifier);
  }
});

Deno.test("start_login() gives whoever nobody is the decoy, whose password costs what others cost", async () => {
  const passwordless = await person(sql);
  const strangers = [
    "x@example.com",
    cpfOf(1),
    "nobody@vez.invalid",
    `${passwordless}@example.com`,
    "x",
    "@",
  ];
  for (const identifier of strangers) {
    const { email, allowed } = await start(identifier, crypto.randomUUID());
    assert.deepEqual([email, allowed], ["nobody@vez.invalid", true], identifier);
  }
  const [{ count, cost }] = await sql`
    select count(*)::int, min(left(encrypted_password, 7)) as cost from auth.users where email = 'nobody@vez.invalid'`;
  assert.deepEqual([count, cost], [1, "$2a$10$"]);
});

Deno.test("limits: ten tries of a network at an account, by whichever name, known or not", async () => {
  const ana = await signedUp();
  for (const [one, other] of [[ana.email, ana.cpf], ["bia@example.com", " BIA@example.com"]]) {
    for (let i = 0; i < 5; i++) assert.equal((await start(one, "n1")).allowed, true);
    assert.equal(await triesOf(other, "n1"), 5);
    const refused = await start(one, "n1");
    assert.ok(refused.retry_after_s > 60 && refused.retry_after_s <= 90, String(refused.retry_after_s));
  }
});

Deno.test("limits: a clinic behind one address signs in a hundred people, each after two typing errors", async () => {
  const staff = await Promise.all(Array.from({ length: 100 }, signedUp));
  for (const one of staff) {
    for (let i = 0; i < 3; i++) assert.equal((await start(one.email, "clinic")).allowed, true);
    await api.call(z.unknown(), "end_login", one.id, "clinic", null, {});
  }
});

Deno.test("limits: a network that tries many accounts is stopped in the end", async () => {
  const answers = await Promise.all(
    Array.from({ length: 620 }, (_, i) => start(`guess${i}@example.com`, "sprayer")),
  );
  const passed = answers.filter(({ allowed }) => allowed).length;
  assert.ok(passed >= 600 && passed < 610, String(passed));
  assert.equal((await start("guess@example.com", "elsewhere")).allowed, true);
});

Deno.test("limits: an account guessed at from everywhere gives each network fewer tries, its holder too, not none", async () => {
  const ana = await signedUp();
  await guessFromEverywhere(ana.email, 8);
  assert.equal(await triesOf(ana.email, "another attacker"), 3);
  assert.equal((await start(ana.email, "at home")).allowed, true);
  assert.equal(await triesOf("unknown@example.com", "another attacker"), 10);
});

Deno.test("limits: a browser that has signed in before has tries of its own, whoever guesses beside it", async () => {
  const [ana, bia] = [await signedUp(), await signedUp()];
  await api.call(z.unknown(), "end_login", ana.id, "clinic", "her browser", {});
  await guessFromEverywhere(ana.email, 8);
  assert.equal(await triesOf(ana.email, "clinic"), 3);
  assert.equal(await triesOf(ana.email, "clinic", "somebody's browser"), 0);
  assert.equal(await triesOf(ana.email, "clinic", "her browser"), 10);
  await api.call(z.unknown(), "end_login", bia.id, "clinic", "bia's browser", {});
  assert.equal(await triesOf(ana.email, "clinic", "bia's browser"), 0, "of another account");
});

Deno.test("end_login() lets tries that ended well not count", async () => {
  const ana = await signedUp();
  for (let round = 0; round < 30; round++) {
    assert.equal((await start(ana.email, "home")).allowed, true);
    await api.call(z.unknown(), "end_login", ana.id, "home", null, {});
  }
  assert.equal(await triesOf(ana.email, "home"), 10);
});

Deno.test("end_login() notes where a session is used, and keeps what auth knows when it is not told", async () => {
  const ana = await signedUp();
  const [mine, noted] = [crypto.randomUUID(), crypto.randomUUID()];
  await sql`insert into auth.sessions (id, user_id, user_agent) values (${mine}, ${ana.id}, null), (${noted}, ${ana.id}, 'auth')`;
  for (const id of [mine, noted]) {
    await api.call(z.unknown(), "end_login", ana.id, "n", null, {
      id,
      user_agent: "Firefox",
      ip: "203.0.113.7",
    });
  }
  const rows =
    await sql`select user_agent, host(ip) as ip from auth.sessions where user_id = ${ana.id} order by 1`;
  assert.deepEqual(rows.map((row) => ({ ...row })), [
    { user_agent: "Firefox", ip: "203.0.113.7" },
    { user_agent: "Firefox", ip: "203.0.113.7" },
  ]);
  await api.call(z.unknown(), "end_login", ana.id, "n", null, { id: mine });
  const [kept] = await sql`select user_agent, host(ip) as ip from auth.sessions where id = ${mine}`;
  assert.deepEqual({ ...kept }, rows[0]);
});

Deno.test("remember_device() keeps the latest twenty, as hashes", async () => {
  const ana = await signedUp();
  for (let i = 0; i < 22; i++) await api.call(z.unknown(), "end_login", ana.id, "n", `browser ${i}`, {});
  const kept = await sql`select device_hash from private.known_devices where user_id = ${ana.id}`;
  assert.equal(kept.length, 20);
  assert.doesNotMatch(JSON.stringify(kept), /browser/);
  const known = async (device: string) =>
    (await sql`select private.knows_device(${ana.id}, ${device}) as known`)[0].known;
  assert.deepEqual([await known("browser 21"), await known("browser 0")], [true, false]);
});

Deno.test("logins are the service's business only", async () => {
  const somebody = user(sql, await person(sql));
  const attempts = [
    () => somebody.run((sql) => sql`select private.start_login('a@b.c', 'n', 'd')`),
    () => somebody.run((sql) => sql`select private.end_login(gen_random_uuid(), 'n', 'd', '{}')`),
    () => somebody.run((sql) => sql`select private.request_recovery('a@b.c')`),
    () => somebody.run((sql) => sql`select private.complete_recovery('a', 'b', 'c')`),
    () => somebody.run((sql) => sql`select * from private.recoveries`),
    () => somebody.run((sql) => sql`select * from private.known_devices`),
  ];
  for (const attempt of attempts) assert.equal(await codeOf(attempt()), "42501");
});

Deno.test("narrow_session(): in a patient's session a member of staff is a member of nothing, elsewhere still of all", async () => {
  const house = await clinic(sql);
  const owner = house.members.owner;
  const [session, elsewhere] = [await openSession(sql, owner), await openSession(sql, owner)];
  const within = (session_id: string, claims = { sub: owner, role: "authenticated", session_id }) => ({
    run: <Row>(work: (sql: postgres.TransactionSql) => Promise<Row>) =>
      sql.begin(async (sql) => {
        await sql`select set_config('role', 'authenticated', true),
          set_config('request.jwt.claims', ${JSON.stringify(claims)}, true)`;
        return { row: await work(sql) };
      }).then(({ row }) => row),
  });
  const seen = async (session_id: string) => {
    const rows = await within(session_id).run((sql) => sql`select id from public.establishments`);
    const act = within(session_id).run((sql) => sql`select private.staff_queue(${house.id})`);
    return [
      rows.length,
      await act.then(() => "done", (error) => z.object({ code: z.string() }).parse(error).code),
    ];
  };
  assert.deepEqual(await seen(session), [1, "done"]);
  await within(session).run((sql) => sql`select private.narrow_session()`);
  await within(session).run((sql) => sql`select private.narrow_session()`);
  assert.deepEqual(await seen(session), [0, "NTFND"]);
  assert.deepEqual(await seen(elsewhere), [1, "done"]);
  const hers = await openSession(sql, house.members.nurse);
  const colleague = { sub: house.members.nurse, role: "authenticated", session_id: hers };
  assert.equal(
    (await within(hers, colleague).run((sql) => sql`select from public.establishments`)).length,
    1,
  );
});

Deno.test("narrow_session() is nothing for whoever has no session", async () => {
  const claimless = user(sql, await person(sql));
  assert.equal(await codeOf(claimless.run((sql) => sql`select private.narrow_session()`)), "NAUTH");
});
