import assert from "node:assert/strict";
import { clinic, visit } from "../support/builders.ts";
import { startSmtp } from "../support/smtp_server.ts";
import { testStack } from "../support/stack.ts";
import { fieldErrors } from "./clinic_form.ts";
import { signedInPatient } from "./patient_member.ts";
import { visitor } from "./visitor.ts";
import { feito, wordsAt, type World } from "./account_world.ts";
import { changesEmail, changesPassword, signsOut } from "./account_login_steps.ts";
import { keepsTicket, pastesLink, provesAddress, showsQueues, unlinks } from "./account_ticket_steps.ts";

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
