/** Steps of the test of accounts: the tickets and charts that an account keeps. */
import assert from "node:assert/strict";
import { clinic, patients, visit } from "../support/builders.ts";
import { accountForm } from "./account_form_fields.ts";
import { fieldErrors } from "./clinic_form.ts";
import { signedInPatient } from "./patient_member.ts";
import { wordsOf } from "./patient_site.ts";
import { visitor } from "./visitor.ts";
import { feito, signedUp, wordsAt, type World } from "./account_world.ts";

export async function keepsTicket(world: World) {
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

export async function pastesLink({ stack }: World) {
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
  const refused = await (await ana.post(`/t/${foreign.token}/guardar`, {})).text();
  assert.match(refused, /peça à recepção que corrija a ficha/);
  assert.doesNotMatch(refused, />Guardar na minha conta<\/button>/, "nothing that would be refused again");
  const kept = await paste(` ${stack.url}/t/${mine.token}?x=1 `);
  assert.equal(kept.answer.headers.get("location"), "/minha/fila?feito=kept");
}

export async function showsQueues({ stack }: World) {
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

export async function provesAddress({ stack, smtp }: World) {
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

export async function unlinks({ stack }: World) {
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
