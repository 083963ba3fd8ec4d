import assert from "node:assert/strict";
import { clinic, visit } from "../support/builders.ts";
import { type Stack, testStack } from "../support/stack.ts";
import { unzip } from "../support/zip_files.ts";
import { accountForm } from "./account_form_fields.ts";
import { type Visitor, visitor } from "./visitor.ts";

/** One stack for the file; each step has people of its own. */
Deno.test("pages by which a patient leaves, without JavaScript", async (t) => {
  await using stack = await testStack();
  await t.step("bring a copy of one's own data alone", () => copies(stack));
  await t.step("delete the account, not the chart that the clinic keeps", () => deletes(stack));
  await t.step("ask for the password, and delete nothing without", () => refuses(stack));
  await t.step("lead strangers to the login", () => strangers(stack));
});

interface Patient {
  person: Visitor;
  email: string;
  name: string;
  /** Where the account's chart is. */
  house: string;
  chart: string;
}

/** Somebody who has signed up, with a chart in a clinic of their own. */
async function patient(stack: Stack): Promise<Patient> {
  const { sql } = stack;
  const form = accountForm();
  const person = visitor(stack.url);
  assert.equal((await person.post("/cadastro/paciente", form)).status, 303);
  const house = await clinic(sql);
  const { patient_id: chart } = await visit(sql, house, { symptoms: `dor de ${form.email}` });
  await sql`
    insert into public.chart_links (establishment_id, patient_id, user_id, proof)
    select ${house.id}, ${chart}, id, 'email' from auth.users where email = ${form.email}`;
  return { person, email: form.email, name: form.name, house: house.id, chart };
}

async function copies(stack: Stack) {
  const [ana, other] = [await patient(stack), await patient(stack)];
  assert.match(await (await ana.person.get("/minha/conta")).text(), /href="\/minha\/conta\/exportar"/);
  assert.match(
    await (await ana.person.get("/minha/conta/exportar")).text(),
    /tudo o que o Vez guarda de você/,
  );
  const answer = await ana.person.post("/minha/conta/exportar", {});
  assert.match(answer.headers.get("content-disposition") ?? "", /attachment; filename="vez-[\d-]+\.zip"/);
  const files = await unzip(answer);
  const account = files.get("account.json") ?? "";
  assert.ok(account.includes(ana.email) && account.includes(ana.chart));
  assert.match(files.get("visits.csv") ?? "", new RegExp(`dor de ${ana.email}`));
  assert.ok(![...files.values()].some((text) => text.includes(other.email)));
}

async function deletes(stack: Stack) {
  const { person, email, chart, house } = await patient(stack);
  const [{ name }] = await stack.sql`select name from public.establishments where id = ${house}`;
  assert.ok((await (await person.get("/minha/conta/excluir")).text()).includes(`<li>${name}</li>`));
  const answer = await person.post("/minha/conta/excluir", { password: "uma frase comprida" });
  assert.deepEqual([answer.status, answer.headers.get("location")], [303, "/conta-excluida"]);
  const sessions = [...person.cookies.keys()].filter((cookie) => cookie.startsWith("vez-patient"));
  assert.deepEqual(sessions, []);
  assert.match(await (await person.get("/conta-excluida")).text(), /<h1>Sua conta foi excluída<\/h1>/);
  const { sql } = stack;
  assert.equal((await sql`select from auth.users where email = ${email}`).length, 0);
  assert.equal((await sql`select from public.chart_links where patient_id = ${chart}`).length, 0);
  assert.equal((await sql`select from public.patients where id = ${chart}`).length, 1);
}

async function refuses(stack: Stack) {
  const { person, email } = await patient(stack);
  const said = async (password: string) => {
    const answer = await person.post("/minha/conta/excluir", { password });
    return [answer.status, /id="password-error">([^<]*)/.exec(await answer.text())?.[1]];
  };
  assert.deepEqual(await said(""), [422, "Digite a sua senha."]);
  assert.deepEqual(await said("errada"), [422, "Esta não é a sua senha."]);
  assert.equal((await stack.sql`select from auth.users where email = ${email}`).length, 1);
  assert.equal((await person.get("/minha/conta")).status, 200);
}

async function strangers(stack: Stack) {
  for (const path of ["exportar", "excluir"]) {
    const answer = await visitor(stack.url).get(`/minha/conta/${path}`);
    assert.equal(answer.headers.get("location"), `/entrar?next=%2Fminha%2Fconta%2F${path}`);
  }
}
