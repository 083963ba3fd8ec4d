import assert from "node:assert/strict";
import { clinic, patients, visit } from "../support/builders.ts";
import { openSession } from "../support/people.ts";
import { type SmtpServer, startSmtp } from "../support/smtp_server.ts";
import { type Stack, testStack } from "../support/stack.ts";
import { accountForm } from "./account_form_fields.ts";
import { fieldErrors } from "./clinic_form.ts";
import { signedInPatient } from "./patient_member.ts";
import { wordsOf } from "./patient_site.ts";
import { linkComesBack } from "./email_change_link.ts";
import { type Visitor, visitor } from "./visitor.ts";

interface World {
  stack: Stack;
  smtp: SmtpServer;
}

/** One stack for the file; each step has people of its own. */
Deno.test("pages of a patient's account, without JavaScript", async (t) => {
  await using smtp = startSmtp();
  await using stack = await testStack({ smtpUrl: smtp.url });
  const step = (name: string, run: (world: World) => Promise<void>) =>
    t.step(name, () => run({ stack, smtp }));

  await step("lead strangers and staff to the login, and back", strangers);
  await step("show and correct the data, and keep what is refused", details);
  await step("keep a ticket from its own page, before and after the login", keepsTicket);
  await step("keep a ticket by its pasted link, and say why another is not kept", pastesLink);
  await step("show the place in every clinic, complete, and as JSON for the page itself", showsQueues);
  await step("prove the address by a mailed link, and find what clinics have with it", provesAddress);
  await step("take a chart out of the account after asking", unlinks);
  await step("change the password for who knows the old one, and sign out elsewhere", changesPassword);
  await step("send a link to a new address, which is the login's only after it came back", changesEmail);
  await step("list devices and sign out one or all others, at once", signsOut);
  await step("ask again when the texts have changed", agreesAgain);
});

const feito = (name: string) => `/minha/conta?feito=${name}`;

async function wordsAt(person: Visitor, path: string): Promise<string> {
  return wordsOf(await (await person.get(path)).text());
}

/** Somebody who has signed up with a password. */
async function signedUp({ stack }: World) {
  const form = accountForm();
  const person = visitor(stack.url);
  await person.post("/cadastro/paciente", form);
  return { ...form, person };
}

/** Another browser of the same person. */
async function signIn({ stack }: World, identifier: string, password: string) {
  const person = visitor(stack.url);
  const answer = await person.post("/entrar", { identifier, password, next: "/minha/conta" });
  return { person, answer };
}

async function strangers({ stack }: World) {
  const house = await clinic(stack.sql);
  const { token } = await visit(stack.sql, house);
  const staff = await signedInPatient(stack);
  for (const path of ["/minha/fila", "/minha/conta", "/minha/conta/senha", `/t/${token}/guardar`]) {
    const sent = await visitor(stack.url).get(path);
    assert.equal(sent.headers.get("location"), `/entrar?next=${encodeURIComponent(path)}`);
    assert.equal((await staff.visitor.get(path)).status, 200, path);
  }
  assert.equal((await visitor(stack.url).get("/minha/fila/senhas")).status, 401);
  const html = await (await visitor(stack.url).get("/entrar?next=/minha/fila")).text();
  assert.match(html, /href="\/cadastro\/paciente\?next=%2Fminha%2Ffila"/);
}

async function details({ stack }: World) {
  const { visitor: ana, cpf } = await signedInPatient(stack);
  const typed = { name: "Ana Maria", birth_date: "29/02/1988", cpf, rg: "MG-1.234.567" };
  assert.equal((await ana.post("/minha/conta/dados", typed)).headers.get("location"), feito("saved"));
  const words = await wordsAt(ana, feito("saved"));
  for (const shown of ["Dados salvos.", "Ana Maria", "29/02/1988", "MG1234567"]) {
    assert.ok(words.includes(shown), shown);
  }
  const refused = await ana.post("/minha/conta/dados", { ...typed, name: "", birth_date: "29/02/1987" });
  assert.equal(refused.status, 422);
  const html = await refused.text();
  assert.deepEqual(Object.keys(fieldErrors(html)), ["name", "birth_date"]);
  assert.ok(html.includes('value="29/02/1987"'));
  const other = await signedInPatient(stack);
  const taken = await ana.post("/minha/conta/dados", { ...typed, cpf: other.cpf });
  assert.deepEqual([taken.status, Object.keys(fieldErrors(await taken.text()))], [409, ["cpf"]]);
}

async function keepsTicket(world: World) {
  const house = await clinic(world.stack.sql);
  const { token, code } = await visit(world.stack.sql, house);
  const { email, password } = await signedUp(world);
  const person = visitor(world.stack.url);
  const html = await (await person.get(`/t/${token}`)).text();
  const [, login] = /href="(\/entrar\?next=[^"]+guardar)"/.exec(html) ?? assert.fail(html);
  const next = new URL(login, world.stack.url).searchParams.get("next") ?? "";
  const sent = await person.post("/entrar", { identifier: email, password, next });
  assert.equal(sent.headers.get("location"), `/t/${token}/guardar`);
  const asked = await (await person.get(next)).text();
  assert.match(wordsOf(asked), new RegExp(`A senha ${code}, de Clínica Aurora`));
  // Looking does nothing: the button does.
  assert.deepEqual(await (await person.get("/minha/fila/senhas")).json(), { tickets: [] });
  assert.match(asked, new RegExp(`<form method="post" action="/t/${token}/guardar"`));
  const foreign = await person.post(next, {}, { origin: "https://evil.example" });
  assert.equal(foreign.status, 403);
  assert.equal((await person.post(next, {})).headers.get("location"), "/minha/fila?feito=kept");
  assert.match(await wordsAt(person, `/t/${token}`), /Esta senha está na sua conta/);
  assert.equal((await person.get(next)).headers.get("location"), "/minha/fila");
  const other = await signedInPatient(world.stack);
  assert.match(
    await (await other.visitor.get(`/t/${token}`)).text(),
    new RegExp(`<form method="post" action="/t/${token}/guardar"`),
  );
  const late = await other.visitor.post(next, {});
  assert.equal(late.status, 409);
  assert.match(await late.text(), /já está na conta de outra pessoa/);
}

async function pastesLink({ stack }: World) {
  const house = await clinic(stack.sql);
  const [mine, foreign] = [await visit(stack.sql, house), await visit(stack.sql, house)];
  const cpf = accountForm().cpf.replace(/\D/g, "");
  await stack.sql`update public.patients set cpf = ${cpf} where id = ${foreign.patient_id}`;
  const { visitor: ana } = await signedInPatient(stack);
  const paste = async (ticket: string) => {
    const answer = await ana.post("/minha/fila", { ticket });
    return { answer, html: await answer.text() };
  };
  const wrong = { "": 422, "não sei": 422, "https://x.example/t/curto": 422, [`/t/${"A".repeat(24)}`]: 404 };
  for (const [typed, status] of Object.entries(wrong)) {
    const { answer, html } = await paste(typed);
    assert.equal(answer.status, status, typed);
    assert.deepEqual(Object.keys(fieldErrors(html)), ["ticket"], typed);
  }
  const another = await paste(foreign.token);
  assert.equal(another.answer.status, 409);
  assert.match(fieldErrors(another.html).ticket, /CPF ou o nascimento desta ficha não é o da sua conta/);
  assert.ok(another.html.includes(`value="${foreign.token}"`));
  const kept = await paste(` ${stack.url}/t/${mine.token}?x=1 `);
  assert.equal(kept.answer.headers.get("location"), "/minha/fila?feito=kept");
}

async function showsQueues({ stack }: World) {
  const [house, other] = [await clinic(stack.sql), await clinic(stack.sql)];
  await visit(stack.sql, house);
  const [here, there] = [await visit(stack.sql, house), await visit(stack.sql, other)];
  const { visitor: ana, name } = await signedInPatient(stack);
  assert.match(await wordsAt(ana, "/minha/fila"), /Sua conta ainda não tem fichas/);
  for (const { token } of [here, there]) await ana.post(`/t/${token}/guardar`, {});
  const answer = await ana.get("/minha/fila");
  assert.equal(answer.headers.get("cache-control"), "no-store");
  const html = await answer.text();
  const words = wordsOf(html);
  for (const shown of [`Olá, ${name.split(" ")[0]}`, here.code, "Falta uma pessoa", "Você é o próximo"]) {
    assert.ok(words.includes(shown), shown);
  }
  assert.match(html, /<noscript><meta http-equiv="refresh" content="30"\/?><\/noscript>/);
  const { tickets } = await (await ana.get("/minha/fila/senhas")).json();
  assert.deepEqual(tickets.map((one: { token: string }) => one.token), [here.token, there.token]);
  for (const { id } of [here, there]) {
    await stack.sql`update public.visits set status = 'cancelled', closed_at = now() where id = ${id}`;
  }
  assert.match(await wordsAt(ana, "/minha/fila"), /Você não está em nenhuma fila agora/);
  const again = await visit(stack.sql, house, { patient_id: here.patient_id });
  assert.match(await wordsAt(ana, "/minha/fila"), new RegExp(again.code));
}

async function provesAddress({ stack, smtp }: World) {
  const house = await clinic(stack.sql);
  const { visitor: ana, email, cpf } = await signedInPatient(stack);
  const [chart] = await patients(stack.sql, house.id, 1);
  await stack.sql`update public.patients set email = ${email}, cpf = ${cpf} where id = ${chart}`;
  const { token } = await visit(stack.sql, house, { patient_id: chart });
  assert.match(await wordsAt(ana, "/minha/conta"), /Falta confirmar/);
  const asked = await ana.post("/minha/conta/email/confirmar", {});
  assert.equal(asked.headers.get("location"), feito("mailed"));
  const { text } = await smtp.mailTo(email);
  const [, path] = /http:\/\/[^/]+(\/minha\/conta\/email\/\S+)/.exec(text) ?? assert.fail(text);
  assert.ok((await (await ana.get(path)).text()).includes(email));
  assert.match(await wordsAt(ana, "/minha/conta"), /Falta confirmar/, "opening the link does nothing");
  const other = await signedInPatient(stack);
  assert.equal((await other.visitor.post(path, {})).status, 410);
  assert.equal((await ana.post(path, {})).headers.get("location"), feito("proved_found"));
  assert.match(await wordsAt(ana, "/minha/conta"), /Confirmado.*Guardada pelo e-mail confirmado/);
  assert.ok((await (await ana.get("/minha/fila")).text()).includes(token));
  assert.equal((await ana.post("/minha/conta/email/" + "x".repeat(24), {})).status, 410);
  // A clinic that gets the address later: its chart comes by itself.
  const later = await clinic(stack.sql);
  const [second] = await patients(stack.sql, later.id, 1);
  await stack.sql`update public.patients set email = ${email}, cpf = ${cpf} where id = ${second}`;
  const next = await visit(stack.sql, later, { patient_id: second });
  assert.ok((await (await ana.get("/minha/fila")).text()).includes(next.token));
}

async function unlinks({ stack }: World) {
  const house = await clinic(stack.sql);
  const { token, patient_id } = await visit(stack.sql, house);
  const { visitor: ana } = await signedInPatient(stack);
  await ana.post(`/t/${token}/guardar`, {});
  const path = `/minha/conta/fichas/${patient_id}/tirar`;
  assert.ok((await (await ana.get("/minha/conta")).text()).includes(`href="${path}"`));
  assert.match(await wordsAt(ana, path), /A clínica continua com a ficha/);
  const other = await signedInPatient(stack);
  assert.equal((await other.visitor.get(path)).status, 404);
  await other.visitor.post(path, {});
  assert.ok((await (await ana.get("/minha/fila")).text()).includes(token));
  assert.equal((await ana.post(path, {})).headers.get("location"), feito("unlinked"));
  assert.ok(!(await (await ana.get("/minha/fila")).text()).includes(token));
  assert.equal((await stack.sql`select from public.patients where id = ${patient_id}`).length, 1);
}

async function changesPassword(world: World) {
  const { email, password, person } = await signedUp(world);
  const elsewhere = await signIn(world, email, password);
  assert.equal(elsewhere.answer.headers.get("location"), "/minha/conta");
  const chosen = "outra frase comprida";
  const send = async (current_password: string, one = chosen, two = one) => {
    const fields = { current_password, password: one, password_again: two };
    const answer = await person.post("/minha/conta/senha", fields);
    return { answer, errors: fieldErrors(await answer.text()) };
  };
  assert.deepEqual(Object.keys((await send("")).errors), ["current_password"]);
  assert.match((await send("não é esta")).errors.current_password, /A senha atual não é esta/);
  assert.deepEqual(Object.keys((await send(password, "curta")).errors), ["password"]);
  assert.deepEqual(Object.keys((await send(password, chosen, "diferente")).errors), ["password_again"]);
  assert.equal((await send(password)).answer.headers.get("location"), feito("password"));
  // Here the session goes on, elsewhere it is over at once.
  assert.equal((await person.get("/minha/conta")).status, 200);
  const out = await elsewhere.person.get("/minha/conta");
  assert.equal(out.headers.get("location"), "/entrar?next=%2Fminha%2Fconta");
  assert.equal(elsewhere.person.cookies.has("vez-patient"), false);
  assert.equal((await signIn(world, email, password)).answer.status, 401);
  assert.equal((await signIn(world, email, chosen)).answer.status, 303);
}

async function changesEmail(world: World) {
  const { email, password, person } = await signedUp(world);
  const newEmail = `nova-${email}`;
  const send = async (fields: Record<string, string>) => {
    const answer = await person.post("/minha/conta/email", fields);
    const html = await answer.text();
    return { answer, html, errors: fieldErrors(html) };
  };
  const nothing = await send({ email: "nova@", current_password: "" });
  assert.deepEqual(Object.keys(nothing.errors), ["email", "current_password"]);
  assert.ok(nothing.html.includes('value="nova@"'));
  assert.match(
    (await send({ email: email.toUpperCase(), current_password: password })).errors.email,
    /já é o seu/,
  );
  const wrong = await send({ email: newEmail, current_password: "não é esta" });
  assert.deepEqual(Object.keys(wrong.errors), ["current_password"]);
  const asked = await send({ email: newEmail, current_password: password });
  assert.equal(asked.answer.headers.get("location"), feito("email_asked"));
  const { text } = await world.smtp.mailTo(newEmail);
  const link = /http:\S+(\/confirmar-email\/[\w-]{24})\s/.exec(text)?.[1] ?? assert.fail(text);
  const isTold = () => world.smtp.mails.some(({ to, text }) => to.includes(email) && text.includes(newEmail));
  for (let tries = 0; tries < 100 && !isTold(); tries++) await new Promise((later) => setTimeout(later, 50));
  assert.ok(isTold(), "the present address is told");
  assert.match(await wordsAt(person, "/minha/conta"), new RegExp(` ${email} `));
  const sessions = await world.stack
    .sql`select from auth.sessions s join auth.users u on u.id = s.user_id where u.email = ${email}`;
  assert.equal(sessions.length, 1, "the session that asked for the change is gone");
  await linkComesBack(world.stack.url, { link, email, newEmail, password });
  assert.equal((await person.get("/minha/conta")).status, 303, "signed out everywhere");
}

async function signsOut(world: World) {
  const { email, password } = await signedUp(world);
  const agents = {
    phone:
      "Mozilla/5.0 (Linux; Android 14; Pixel 7) AppleWebKit/537.36 Chrome/130.0.0.0 Mobile Safari/537.36",
    desk: "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:131.0) Gecko/20100101 Firefox/131.0",
  };
  const signedInAt = async (agent: string) => {
    const person = visitor(world.stack.url);
    await person.post("/entrar", { identifier: email, password, next: "/minha/conta" }, {
      "user-agent": agent,
    });
    return person;
  };
  const [phone, desk] = [await signedInAt(agents.phone), await signedInAt(agents.desk)];
  const words = await wordsAt(phone, "/minha/conta");
  assert.match(words, /Chrome no Android Este aparelho/);
  assert.match(words, /Firefox no Windows/);
  const html = await (await phone.get("/minha/conta")).text();
  const [, end] =
    /Firefox no Windows[\s\S]*?action="(\/minha\/conta\/aparelhos\/[0-9a-f-]{36}\/sair)"/.exec(html) ?? [];
  assert.equal((await phone.post(end, {})).headers.get("location"), feito("ended"));
  assert.equal((await desk.get("/minha/fila")).headers.get("location"), "/entrar?next=%2Fminha%2Ffila");
  const again = await signedInAt(agents.desk);
  const answer = await phone.post("/minha/conta/aparelhos/outros/sair", {});
  assert.equal(answer.headers.get("location"), feito("others_ended"));
  assert.equal((await again.get("/minha/conta")).status, 303);
  assert.match(
    await wordsAt(phone, feito("others_ended")),
    /os outros aparelhos saíram.*Você só entrou neste aparelho/,
  );
  const stranger = await signedInPatient(world.stack);
  const foreign = await openSession(world.stack.sql, stranger.id);
  await phone.post(`/minha/conta/aparelhos/${foreign}/sair`, {});
  assert.equal((await world.stack.sql`select from auth.sessions where id = ${foreign}`).length, 1);
}

async function agreesAgain({ stack }: World) {
  const { visitor: ana, id } = await signedInPatient(stack);
  const html = await (await ana.get("/minha/conta")).text();
  assert.match(html, /Os textos mudaram desde então/);
  const field = (name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(html)?.[1] ?? "";
  const shown = { terms_version: field("terms_version"), privacy_version: field("privacy_version") };
  const old = await ana.post("/minha/conta/termos", { ...shown, terms_version: "2020-01-01" });
  assert.equal(old.headers.get("location"), "/minha/conta");
  assert.equal((await ana.post("/minha/conta/termos", shown)).headers.get("location"), feito("agreed"));
  assert.doesNotMatch(await wordsAt(ana, feito("agreed")), /Os textos mudaram/);
  const [row] = await stack.sql`select * from public.patient_accounts where user_id = ${id}`;
  assert.deepEqual([row.terms_version, row.privacy_version], Object.values(shown));
}
