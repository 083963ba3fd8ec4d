import assert from "node:assert/strict";
import * as z from "zod/mini";
import { Account, AccountTicket, NewChartLink } from "../../edge/domain/account.ts";
import { Profile } from "../../edge/domain/establishment.ts";
import { PRIVACY_VERSION, TERMS_VERSION } from "../../edge/domain/legal.ts";
import { EmailProofRequest, LoginSession } from "../../edge/domain/login_session.ts";
import { clinic, patients, person, visit } from "../support/builders.ts";
import { accountData, holder, openSession } from "../support/people.ts";
import { startSmtp } from "../support/smtp_server.ts";
import { sessionToken, testApi } from "./support/test_api.ts";

const written: string[] = [];
const api = await testApi({
  publicUrl: "https://vez.example",
  writeMail: (text) => void written.push(text),
});
Deno.test.afterAll(async () => await api[Symbol.asyncDispose]());

const body = (changes: Record<string, unknown> = {}) =>
  accountData({ terms_version: TERMS_VERSION, privacy_version: PRIVACY_VERSION, ...changes });

Deno.test("POST /me/account makes a login a patient's; GET /me tells the account", async () => {
  const ana = await api.as(await person(api.sql));
  assert.deepEqual(
    z.pick(Profile, { patient: true, account: true }).parse((await ana.get("/me")).read(z.unknown())),
    {
      patient: false,
      account: null,
    },
  );
  const data = body({ rg: " 12.345.678-x " });
  const punctuated = data.cpf.replace(/^(...)(...)(...)/, "$1.$2.$3-");
  const answer = await ana.post("/me/account", { ...data, cpf: punctuated });
  assert.equal(answer.status, 201, answer.text);
  const made = answer.read(Account);
  assert.deepEqual([made.cpf, made.rg, made.terms_version, made.charts, made.email_verified], [
    data.cpf,
    "12345678X",
    TERMS_VERSION,
    [],
    false,
  ]);
  const { patient, account, establishments } = (await ana.get("/me")).read(Profile);
  assert.deepEqual([patient, account, establishments], [true, made, []]);
});

Deno.test("POST /me/account: once per login, once per CPF, with an Idempotency-Key the same answer again", async () => {
  const ana = await api.as(await person(api.sql));
  const data = body();
  const send = () => ana.post("/me/account", data, { "idempotency-key": "my-account" });
  const [first, second] = [await send(), await send()];
  assert.deepEqual([first.status, second.status, second.text], [201, 201, first.text]);
  const again = await ana.post("/me/account", body());
  assert.deepEqual([again.status, again.problem().code], [409, "account_exists"]);
  const other = await (await api.as(await person(api.sql))).post("/me/account", body({ cpf: data.cpf }));
  assert.deepEqual([other.status, other.problem().code], [409, "cpf_taken"]);
});

Deno.test("POST /me/account names every wrong field; only texts in force can be agreed to", async () => {
  const ana = await api.as(await person(api.sql));
  const wrong = {
    name: " ",
    birth_date: "2199-01-01",
    cpf: "529.982.247-26",
    rg: "¿?",
    terms_version: "2020-01",
    privacy_version: undefined,
  };
  const { errors } = (await ana.post("/me/account", body(wrong))).problem();
  assert.deepEqual(errors?.map(({ path, code }) => [path, code]), [
    ["name", "required"],
    ["birth_date", "invalid_date"],
    ["cpf", "invalid_cpf"],
    ["rg", "invalid_rg"],
    ["terms_version", "invalid_choice"],
    ["privacy_version", "required"],
  ]);
});

Deno.test("PATCH /me corrects the account and empties the RG; a login without one has nothing to change", async () => {
  const ana = await holder(api.sql);
  const asAna = await api.as(ana.id);
  const change = async (changes: object) => (await asAna.patch("/me", changes)).read(Profile).account;
  assert.equal((await change({ rg: "1234567" }))?.rg, "1234567");
  const after = await change({ name: "Ana Maria", rg: null, terms_version: TERMS_VERSION });
  assert.deepEqual([after?.name, after?.rg, after?.cpf, after?.terms_version], [
    "Ana Maria",
    null,
    ana.cpf,
    TERMS_VERSION,
  ]);
  assert.deepEqual((await asAna.get("/me")).read(Profile).account, after);
  const taken = await asAna.patch("/me", { cpf: (await holder(api.sql)).cpf });
  assert.deepEqual([taken.status, taken.problem().code], [409, "cpf_taken"]);
  const house = await clinic(api.sql);
  assert.equal((await (await api.as(house.members.nurse)).patch("/me", { name: "X Y" })).status, 404);
});

Deno.test("PATCH /me: whose it is, its address and its times are not the caller's to set", async () => {
  const [ana, bia] = [await holder(api.sql), await holder(api.sql)];
  const changed = await (await api.as(ana.id)).patch("/me", {
    user_id: bia.id,
    email: "outra@example.com",
    email_verified: true,
    terms_accepted_at: "2020-01-01T00:00:00Z",
    charts: [{ patient_id: crypto.randomUUID() }],
    establishments: [],
  });
  const { account } = changed.read(Profile);
  assert.deepEqual([account?.user_id, account?.email, account?.email_verified, account?.charts], [
    ana.id,
    ana.email,
    false,
    [],
  ]);
});

Deno.test("POST /me/charts links the chart of a ticket, and GET /me/tickets then has it, in every clinic", async () => {
  const [house, other] = [await clinic(api.sql), await clinic(api.sql)];
  const asAna = await api.as((await holder(api.sql)).id);
  const [here, there] = [await visit(api.sql, house), await visit(api.sql, other, { status: "called" })];
  await visit(api.sql, house);
  const link = (await asAna.post("/me/charts", { token: here.token })).read(NewChartLink);
  assert.deepEqual([link.patient_id, link.proof, link.establishment.id], [
    here.patient_id,
    "ticket",
    house.id,
  ]);
  assert.equal((await asAna.post("/me/charts", { token: there.token })).status, 200);
  const tickets = (await asAna.get("/me/tickets")).read(z.array(AccountTicket));
  assert.deepEqual(tickets.map(({ token }) => token).sort(), [here.token, there.token].sort());
  const stranger = await (await api.as((await holder(api.sql)).id)).post("/me/charts", { token: here.token });
  assert.deepEqual([stranger.status, stranger.problem().code], [409, "chart_linked"]);
  assert.equal((await asAna.post("/me/charts", { token: "A".repeat(24) })).status, 404);
  assert.equal((await asAna.post("/me/charts", { token: "short" })).status, 422);
});

Deno.test("a CPF that is typed shows nobody else's queue, and takes nobody's chart", async () => {
  const house = await clinic(api.sql);
  const { cpf } = accountData();
  const [chart] = await patients(api.sql, house.id, 1);
  await api.sql`update public.patients set cpf = ${cpf} where id = ${chart}`;
  const { token, code } = await visit(api.sql, house, { patient_id: chart });
  const thief = await api.as(await person(api.sql));
  assert.equal((await thief.post("/me/account", body({ cpf }))).status, 201);
  const [found, tickets, me] = [
    await thief.post("/me/charts/find"),
    await thief.get("/me/tickets"),
    await thief.get("/me"),
  ];
  assert.deepEqual([found.read(z.unknown()), tickets.read(z.unknown())], [[], []]);
  for (const { text } of [found, tickets, me]) {
    for (const secret of [token, `"${code}"`, chart, house.id]) assert.ok(!text.includes(secret), secret);
  }
  // Who holds the ticket but has another CPF does not get it either.
  const honest = await (await api.as((await holder(api.sql)).id)).post("/me/charts", { token });
  assert.deepEqual([honest.status, honest.problem().code], [409, "chart_of_another"]);
});

Deno.test("POST /me/charts/find links what has an address that was proved by mail", async () => {
  const house = await clinic(api.sql);
  const ana = await holder(api.sql);
  const asAna = await api.as(ana.id);
  const [chart] = await patients(api.sql, house.id, 1);
  await api.sql`update public.patients set email = ${ana.email}, cpf = ${ana.cpf} where id = ${chart}`;
  const find = async () => (await asAna.post("/me/charts/find")).read(z.array(NewChartLink));
  assert.deepEqual(await find(), []);
  const asked = await asAna.post("/me/email/proof");
  assert.deepEqual([asked.status, asked.read(EmailProofRequest)], [202, { email: ana.email, mailed: true }]);
  const mail = written.findLast((text) => text.startsWith(`Mail to ${ana.email}:`)) ?? "";
  const [, token] = /https:\/\/vez\.example\/minha\/conta\/email\/([\w-]{24})\n/.exec(mail) ?? [];
  assert.ok(token && !asked.text.includes(token), mail);
  const stranger = await api.as((await holder(api.sql)).id);
  assert.equal((await stranger.post("/me/email/prove", { token })).status, 404);
  const proved = (await asAna.post("/me/email/prove", { token })).read(z.object({ email: z.string() }));
  assert.equal(proved.email, ana.email);
  assert.deepEqual((await find()).map(({ patient_id, proof }) => [patient_id, proof]), [[chart, "email"]]);
  assert.deepEqual(await find(), []);
});

Deno.test("POST /me/email/proof sends four mails an hour at most, and says when no server takes one", async () => {
  await using smtp = startSmtp({ refuse: true });
  await using mailing = await testApi({ publicUrl: "https://vez.example", smtpUrl: smtp.url });
  const ana = await mailing.as((await holder(mailing.sql)).id);
  for (let i = 0; i < 4; i++) {
    assert.equal((await ana.post("/me/email/proof")).read(EmailProofRequest).mailed, false);
  }
  const fifth = await ana.post("/me/email/proof");
  assert.deepEqual([fifth.status, fifth.problem().code], [429, "too_many_requests"]);
});

Deno.test("DELETE /me/charts/:id takes a chart out of the own account, and nobody else's", async () => {
  const house = await clinic(api.sql);
  const asAna = await api.as((await holder(api.sql)).id);
  const { token, patient_id } = await visit(api.sql, house);
  await asAna.post("/me/charts", { token });
  for (const who of [house.members.receptionist, (await holder(api.sql)).id]) {
    assert.equal((await (await api.as(who)).delete(`/me/charts/${patient_id}`)).status, 404);
  }
  assert.deepEqual((await asAna.delete(`/me/charts/${patient_id}`)).read(Account).charts, []);
  assert.deepEqual((await asAna.get("/me/tickets")).read(z.array(AccountTicket)), []);
});

Deno.test("one person may be staff and patient: neither gives a right in the other", async () => {
  const house = await clinic(api.sql);
  const other = await clinic(api.sql);
  const nurse = await api.as(house.members.nurse);
  assert.equal((await nurse.get("/me/tickets")).status, 404);
  assert.equal((await nurse.post("/me/account", body())).status, 201);
  const mine = await visit(api.sql, other);
  assert.equal((await nurse.post("/me/charts", { token: mine.token })).status, 200);
  // As a patient of the other clinic: the own ticket, and nothing of the clinic.
  assert.equal((await nurse.get("/me/tickets")).read(z.array(AccountTicket)).length, 1);
  for (const path of ["", "/queue", "/indicators", "/professionals"]) {
    assert.equal((await nurse.get(`/establishments/${other.id}${path}`)).status, 404, path);
  }
  assert.equal((await nurse.post(`/visits/${mine.id}/call`)).status, 404);
  // As a nurse of the first: its queue, and nobody's chart of it in the own account.
  await visit(api.sql, house);
  assert.equal((await nurse.get(`/establishments/${house.id}/queue`)).status, 200);
  assert.equal((await nurse.get("/me/tickets")).read(z.array(AccountTicket)).length, 1);
  const { patient, establishments } = (await nurse.get("/me")).read(Profile);
  assert.deepEqual([patient, establishments.map(({ role }) => role)], [true, ["nurse"]]);
});

Deno.test("/me/sessions lists the own, ends one and ends the others; those are out at once", async () => {
  const [ana, bia] = [await holder(api.sql), await holder(api.sql)];
  const at = async (userAgent: string) => {
    const id = await openSession(api.sql, ana.id, userAgent);
    return { id, client: api.bearing(await sessionToken(ana.id, { session_id: id })) };
  };
  const [phone, desk, tv] = [await at("Phone"), await at("Desk"), await at("TV")];
  const foreign = await openSession(api.sql, bia.id, "Foreign");
  const seen = (await phone.client.get("/me/sessions")).read(z.array(LoginSession));
  assert.deepEqual(
    seen.map(({ user_agent, current }) => [user_agent, current]).sort(),
    [["Desk", false], ["Phone", true], ["TV", false]],
  );
  assert.equal((await phone.client.delete(`/me/sessions/${foreign}`)).status, 404);
  const left = (await phone.client.delete(`/me/sessions/${tv.id}`)).read(z.array(LoginSession));
  assert.equal(left.length, 2);
  assert.equal((await tv.client.get("/me")).status, 401);
  assert.equal((await desk.client.get("/me")).status, 200);
  const alone = (await phone.client.delete("/me/sessions")).read(z.array(LoginSession));
  assert.deepEqual(alone.map(({ id }) => id), [phone.id]);
  for (const path of ["/me", "/me/tickets"]) assert.equal((await desk.client.get(path)).status, 401, path);
  assert.equal((await phone.client.get("/me/tickets")).status, 200);
  assert.equal((await api.sql`select from auth.sessions where user_id = ${bia.id}`).length, 1);
});
