import assert from "node:assert/strict";
import type postgres from "postgres";
import * as z from "zod/mini";
import { actor, ACTORS, codeOf, refusal, serviceRole, user } from "../support/actors.ts";
import { clinic, cpfOf, patients, person, serial, visit } from "../support/builders.ts";
import { testDatabase } from "../support/database.ts";
import { accountData, holder } from "../support/people.ts";

const db = await testDatabase();
const { sql } = db;
Deno.test.afterAll(async () => await db[Symbol.asyncDispose]());

const Account = z.looseObject({
  user_id: z.string(),
  name: z.string(),
  cpf: z.string(),
  email: z.string(),
  email_verified: z.boolean(),
  charts: z.array(z.looseObject({ patient_id: z.string() })),
});

const Proof = z.object({ email: z.string(), token: z.string() });

Deno.test("create_patient_account() notes what was accepted and when, and stores the CPF bare", async () => {
  const id = await person(sql);
  const data = accountData({ rg: "12.345.678-X" });
  const made = await user(sql, id).call(Account, "create_patient_account", {
    ...data,
    cpf: data.cpf.replace(/^(...)(...)(...)/, "$1.$2.$3-"),
  });
  assert.deepEqual([made.user_id, made.cpf, made.rg, made.terms_version], [
    id,
    data.cpf,
    "12345678X",
    "2026-11",
  ]);
  assert.ok(Math.abs(Date.parse(String(made.terms_accepted_at)) - Date.now()) < 60_000);
  assert.deepEqual([made.charts, made.email_verified], [[], false]);
});

Deno.test("create_patient_account(): one per login, one per CPF, also at the same moment", async () => {
  const id = await person(sql);
  const create = (who: string, data: object) => user(sql, who).call(Account, "create_patient_account", data);
  const { cpf } = await create(id, accountData());
  assert.equal(await codeOf(create(id, accountData())), "HASAC");
  assert.equal(await codeOf(create(await person(sql), accountData({ cpf }))), "CPFTK");
  const data = accountData();
  const people = await Promise.all(Array.from({ length: 8 }, () => person(sql)));
  const outcomes = await Promise.allSettled(people.map((one) => create(one, data)));
  assert.deepEqual(
    outcomes.flatMap((one) => one.status === "rejected" ? [one.reason.code] : []),
    Array(7).fill("CPFTK"),
  );
});

Deno.test("create_patient_account(), update_account() name the field that is wrong", async () => {
  const id = await person(sql);
  const { id: known } = await holder(sql);
  const wrong: Record<string, unknown> = {
    name: "",
    birth_date: "2199-01-01",
    cpf: "52998224726",
    rg: "1".repeat(21),
    terms_version: "",
    user_id: known,
    terms_accepted_at: "2020-01-01",
  };
  for (const [field, value] of Object.entries(wrong)) {
    const attempts = [
      () => user(sql, id).call(Account, "create_patient_account", accountData({ [field]: value })),
      () => user(sql, known).call(Account, "update_account", { [field]: value }),
    ];
    for (const attempt of attempts) {
      const { code, detail } = await refusal(attempt());
      assert.deepEqual([code, JSON.parse(detail ?? "").errors[0].path], ["INVLD", field]);
    }
  }
});

Deno.test("update_account() changes what it names, and notes when newer terms were accepted", async () => {
  const ana = await holder(sql);
  await sql`update public.patient_accounts set terms_accepted_at = '2020-01-01', privacy_accepted_at = '2020-01-01'
    where user_id = ${ana.id}`;
  const after = await user(sql, ana.id).call(Account, "update_account", {
    rg: "1234567",
    terms_version: "2027-01",
  });
  assert.deepEqual([after.name, after.rg, after.terms_version], [ana.name, "1234567", "2027-01"]);
  assert.notEqual(String(after.terms_accepted_at).slice(0, 4), "2020");
  assert.equal(String(after.privacy_accepted_at).slice(0, 4), "2020");
  const other = await holder(sql);
  assert.equal(await codeOf(user(sql, ana.id).call(Account, "update_account", { cpf: other.cpf })), "CPFTK");
});

Deno.test("patient_accounts: their holders see them, nobody else does, nobody writes", async () => {
  const [ana, house, other] = [await holder(sql), await clinic(sql), await clinic(sql)];
  const seen = await user(sql, ana.id).run((sql) => sql`select user_id from public.patient_accounts`);
  assert.deepEqual(seen.map(({ user_id }) => user_id), [ana.id]);
  const around = { clinic: house, other, strangerId: await person(sql) };
  for (const name of ACTORS) {
    const look = actor(sql, name, around).run((sql) => sql`select user_id from public.patient_accounts`);
    if (name === "ticket" || name === "anonymous") assert.equal(await codeOf(look), "42501");
    else assert.equal((await look).length, 0, name);
  }
  for (
    const write of [
      (sql: postgres.TransactionSql) => sql`update public.patient_accounts set name = 'X'`,
      (sql: postgres.TransactionSql) => sql`delete from public.patient_accounts`,
      (sql: postgres.TransactionSql) =>
        sql`insert into public.patient_accounts ${sql({ ...accountData(), user_id: ana.id })}`,
    ]
  ) assert.equal(await codeOf(user(sql, ana.id).run(write)), "42501");
});

Deno.test("a patient account gives no right in a clinic, a membership none in an account", async () => {
  const house = await clinic(sql);
  const ana = await holder(sql);
  const asAna = user(sql, ana.id);
  assert.equal(await codeOf(asAna.call(z.unknown(), "staff_queue", house.id)), "NTFND");
  const Profile = z.looseObject({
    patient: z.boolean(),
    account: z.nullable(Account),
    establishments: z.array(z.looseObject({})),
  });
  assert.deepEqual(await asAna.call(Profile, "my_profile"), {
    id: ana.id,
    email: ana.email,
    patient: true,
    account: await asAna.call(Account, "read_account"),
    establishments: [],
  });
  const owner = user(sql, house.members.owner);
  const { patient, account } = await owner.call(Profile, "my_profile");
  assert.deepEqual([patient, account], [false, null]);
  for (const name of ["read_account", "my_tickets", "link_charts_by_address"]) {
    assert.equal(await codeOf(owner.call(z.unknown(), name)), "NTFND", name);
  }
  const { token } = await visit(sql, house);
  assert.equal(await codeOf(owner.call(z.unknown(), "link_chart_by_ticket", token)), "NTFND");
});

Deno.test("link_chart_by_ticket() refuses the chart of somebody with another birthday, or another CPF", async () => {
  const house = await clinic(sql);
  const ana = await holder(sql, { birth_date: "1990-02-01" });
  const link = (token: string) => codeOf(user(sql, ana.id).call(z.unknown(), "link_chart_by_ticket", token));
  const { token, patient_id } = await visit(sql, house);
  const know = (facts: { birth_date: string | null; cpf: string | null }) =>
    sql`update public.patients set ${sql(facts)} where id = ${patient_id}`;
  await know({ birth_date: "1950-02-01", cpf: ana.cpf });
  assert.equal(await link(token), "OTHER");
  await know({ birth_date: "1990-02-01", cpf: "12345678909" });
  assert.equal(await link(token), "OTHER");
  await know({ birth_date: "1990-02-01", cpf: null });
  await user(sql, ana.id).call(z.unknown(), "link_chart_by_ticket", token);
});

Deno.test("a chart with the account's CPF is not the account's", async () => {
  const house = await clinic(sql);
  const cpf = cpfOf(serial() + 300_000);
  const [chart] = await patients(sql, house.id, 1);
  await sql`update public.patients set cpf = ${cpf} where id = ${chart}`;
  await visit(sql, house, { patient_id: chart });
  const ana = user(sql, (await holder(sql, { cpf, confirmed: true })).id);
  assert.deepEqual((await ana.call(Account, "read_account")).charts, []);
  assert.deepEqual(await ana.call(z.array(z.unknown()), "link_charts_by_address"), []);
  assert.deepEqual(await ana.call(z.array(z.unknown()), "my_tickets"), []);
});

Deno.test("email_of_cpf() tells the service, and nobody else", async () => {
  const ana = await holder(sql);
  const ask = (cpf: string) => serviceRole(sql).call(z.nullable(z.string()), "email_of_cpf", cpf);
  assert.equal(await ask(ana.cpf.replace(/^(...)/, "$1.")), ana.email);
  assert.equal(await ask(cpfOf(serial() + 350_000)), null);
  for (const name of ["email_of_cpf", "request_email_proof"]) {
    assert.equal(await codeOf(user(sql, ana.id).call(z.unknown(), name, ana.id)), "42501");
  }
});

Deno.test("prove_email(): an address is verified when the token that was mailed there comes back", async () => {
  const [ana, bia] = [await holder(sql), await holder(sql)];
  const request = (id: string) => serviceRole(sql).call(Proof, "request_email_proof", id);
  const prove = (id: string, token: string) => user(sql, id).call(z.unknown(), "prove_email", token);
  const verified = async (id: string) => (await user(sql, id).call(Account, "read_account")).email_verified;
  const { email, token } = await request(ana.id);
  assert.equal(email, ana.email);
  assert.equal(await codeOf(prove(bia.id, token)), "NTFND");
  assert.equal(await verified(ana.id), false);
  await prove(ana.id, token);
  assert.deepEqual([await verified(ana.id), await verified(bia.id)], [true, false]);
  await sql`update auth.users set email = ${`new-${ana.email}`} where id = ${ana.id}`;
  assert.equal(await verified(ana.id), false);
  const late = await request(bia.id);
  await sql`update private.email_proofs set expires_at = now() where user_id = ${bia.id}`;
  assert.equal(await codeOf(prove(bia.id, late.token)), "NTFND");
});

Deno.test("read_account(): an address that sign-up confirmed without a mail is not verified", async () => {
  const [typed, mailed] = [await holder(sql), await holder(sql, { confirmed: true })];
  const verified = async (id: string) => (await user(sql, id).call(Account, "read_account")).email_verified;
  assert.deepEqual([await verified(typed.id), await verified(mailed.id)], [false, true]);
});

Deno.test("my_sessions() lists the caller's own, and marks the present one", async () => {
  const [ana, bia] = [await holder(sql), await holder(sql)];
  const [here, there, foreign] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()];
  await sql`insert into auth.sessions (id, user_id, user_agent, ip) values
    (${here}, ${ana.id}, 'Firefox', '203.0.113.7'), (${there}, ${ana.id}, null, null), (${foreign}, ${bia.id}, null, null)`;
  const sessions = await sql.begin(async (sql) => {
    const claims = JSON.stringify({ sub: ana.id, role: "authenticated", session_id: here });
    await sql`select set_config('role', 'authenticated', true), set_config('request.jwt.claims', ${claims}, true)`;
    return (await sql`select private.my_sessions() as answer`)[0].answer;
  });
  const Sessions = z.array(
    z.looseObject({ id: z.string(), current: z.boolean(), ip: z.nullable(z.string()) }),
  );
  const seen = z.parse(Sessions, sessions).map(({ id, current, ip }) => [id, current, ip]);
  assert.deepEqual(seen.sort(), [[here, true, "203.0.113.7"], [there, false, null]].sort());
});
