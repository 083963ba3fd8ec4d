import assert from "node:assert/strict";
import { PASSWORD, signUp } from "../support/logins.ts";
import { type SmtpServer, startSmtp } from "../support/smtp_server.ts";
import { type Stack, testStack } from "../support/stack.ts";
import { type StaffedClinic, staffedClinic } from "./staff_member.ts";
import { type Visitor, visitor } from "./visitor.ts";

/** One stack for the file; each step has an owner of its own. */
Deno.test("the login e-mail of whoever runs a clinic", async (t) => {
  await using smtp = startSmtp();
  await using stack = await testStack({ smtpUrl: smtp.url });
  const step = (name: string, run: (desk: Desk) => Promise<void>) =>
    t.step(name, async () => await run(await deskOf(stack, smtp)));

  await step("changes once the link at the new address is confirmed, and signs out everywhere", changes);
  await step("stays as it is for a wrong password, a broken address and its own", refuses);
  await step("says only to whoever opens the link that another login has the address", taken);
  await step("is changed by the latest link alone, within its day", links);
});

interface Desk {
  stack: Stack;
  smtp: SmtpServer;
  clinic: StaffedClinic;
  person: Visitor;
  id: string;
  email: string;
  /** Sends the form that asks for another address. */
  ask(email: string, password?: string): Promise<Response>;
}

async function deskOf(stack: Stack, smtp: SmtpServer): Promise<Desk> {
  const clinic = await staffedClinic(stack);
  const { id, email } = await signUp(stack);
  await stack.sql`
    insert into public.members (establishment_id, user_id, role) values (${clinic.id}, ${id}, 'owner')`;
  const person = visitor(stack.url);
  assert.equal((await person.post("/entrar", { identifier: email, password: PASSWORD })).status, 303);
  const action = clinic.path("/configuracoes/acesso");
  return {
    ...{ stack, smtp, clinic, person, id, email },
    ask: (address, password = PASSWORD) =>
      person.post(action, { login_email: address, login_password: password }),
  };
}

const newAddress = () => `nova.${crypto.randomUUID().slice(0, 8)}@example.com`;

async function linkTo({ smtp }: Desk, address: string): Promise<string> {
  const { text } = await smtp.mailTo(address);
  return /http:\S+(\/confirmar-email\/[\w-]{24})\s/.exec(text)?.[1] ?? assert.fail(text);
}

async function heldEmail({ stack, id }: Desk): Promise<string> {
  return (await stack.sql`select email from auth.users where id = ${id}`)[0].email;
}

async function changes(desk: Desk) {
  const { clinic, person, smtp, stack } = desk;
  const address = newAddress();
  const asked = await desk.ask(address.toUpperCase());
  assert.equal(asked.headers.get("location"), clinic.path("/configuracoes?feito=email#login"));
  const link = await linkTo(desk, address);
  assert.match((await smtp.mailTo(desk.email)).text, new RegExp(`${address}[^]+/recuperar-senha`));
  smtp.mails.length = 0;
  const elsewhere = visitor(stack.url);
  assert.ok((await (await elsewhere.get(link)).text()).includes(address));
  assert.equal(await heldEmail(desk), desk.email, "opening a link changes nothing");

  const done = await elsewhere.post(link, {});
  assert.equal(done.status, 200);
  assert.match(await done.text(), /E-mail trocado/);
  assert.equal(await heldEmail(desk), address);
  assert.match((await smtp.mailTo(desk.email)).text, new RegExp(address));
  assert.equal((await person.get(clinic.path("/configuracoes"))).status, 401, "signed out");
  const enter = (identifier: string) =>
    visitor(stack.url).post("/entrar", { identifier, password: PASSWORD });
  assert.equal((await enter(address)).status, 303);
  assert.notEqual((await enter(desk.email)).status, 303);
  assert.equal((await elsewhere.post(link, {})).status, 410);
}

async function refuses(desk: Desk) {
  const wrong: [string, string, string][] = [
    [newAddress(), "outra senha", "login_password"],
    ["nova@", PASSWORD, "login_email"],
    [desk.email, PASSWORD, "login_email"],
    [newAddress(), "", "login_password"],
  ];
  for (const [email, password, field] of wrong) {
    const answer = await desk.ask(email, password);
    assert.equal(answer.status, 422, field);
    const html = await answer.text();
    assert.match(html, new RegExp(`id="${field}-error"`));
    assert.ok(html.includes(`value="${email}"`));
    assert.ok(!html.includes(PASSWORD));
  }
  const [{ count }] = await desk.stack.sql`
    select count(*)::int from private.email_changes where user_id = ${desk.id}`;
  assert.equal(count, 0);
}

async function taken(desk: Desk) {
  const { email } = await signUp(desk.stack);
  const [one, other] = [await desk.ask(email), await desk.ask(newAddress())];
  assert.deepEqual([one.status, one.headers.get("location")], [other.status, other.headers.get("location")]);
  await desk.ask(email);
  const mails = desk.smtp.mails.filter(({ to }) => to.includes(email));
  const link = /http:\S+(\/confirmar-email\/[\w-]{24})\s/.exec(mails.at(-1)?.text ?? "")?.[1] ?? "";
  const answer = await visitor(desk.stack.url).post(link, {});
  assert.equal(answer.status, 409);
  assert.match(await answer.text(), /já tem conta/);
  assert.equal(await heldEmail(desk), desk.email);
}

async function links(desk: Desk) {
  const [first, second] = [newAddress(), newAddress()];
  await desk.ask(first);
  await desk.ask(second);
  const somebody = visitor(desk.stack.url);
  assert.equal((await somebody.get(await linkTo(desk, first))).status, 410);
  const link = await linkTo(desk, second);
  assert.equal((await somebody.get(link)).status, 200);
  await desk.stack.sql`update private.email_changes set expires_at = now() where user_id = ${desk.id}`;
  assert.equal((await somebody.post(link, {})).status, 410);
  assert.equal((await somebody.get(`/confirmar-email/${"A".repeat(24)}`)).status, 410);
  assert.equal(await heldEmail(desk), desk.email);
}
