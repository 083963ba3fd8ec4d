/** Steps of the test of charts: the form that opens and changes one. */
import assert from "node:assert/strict";
import { cpfOf, serial } from "../support/builders.ts";
import type { Stack } from "../support/stack.ts";
import { chart, idIn, show } from "./chart_pages.ts";
import type { StaffedClinic } from "./staff_member.ts";

const FORM = {
  name: "João Araújo",
  social_name: "Joana Araújo",
  birth_date: "1991-05-17",
  cns: "700 0012 3456 7894",
  phone: "(11) 98765-4321",
  email: "joana@example.com",
  priority: "pregnant",
  priority_until: "2999-02-01",
  priority_note: "cartão da gestante",
  "contacts.0.name": "Marcos",
  "contacts.0.relation": "irmão",
  "contacts.0.phone": "(11) 98765-0000",
};

export async function openChart(clinic: StaffedClinic) {
  const member = await clinic.visitor("receptionist");
  const added = await member.post(clinic.path("/pacientes"), FORM);
  assert.equal(added.status, 303, await added.text());
  const path = `/pacientes/${idIn(added)}`;
  const html = await show(clinic, `${path}?feito=criada`);
  assert.match(html, /<h1[^>]*>Joana Araújo<\/h1><p class="chart__legal">Nome civil: João Araújo/);
  for (const [field, value] of Object.entries(FORM)) {
    if (field === "priority") assert.match(html, /<option (selected )?value="pregnant"( selected)?>/);
    else if (field === "priority_note") assert.match(html, /cartão da gestante<\/textarea>/);
    else {assert.match(
        html,
        new RegExp(`name="${field}"[^>]*value="${value.replace(/[()]/g, "\\$&")}"`),
        field,
      );}
  }
  assert.match(html, /Gestante<\/strong> até 01\/02\/2999/);
  assert.match(html, /Ficha aberta\./);
}

export async function refuseNew(clinic: StaffedClinic, stack: Stack) {
  const member = await clinic.visitor("nurse");
  const wrong = { ...FORM, name: "", cns: "123", cpf: "111.111.111-11", birth_date: "2999-01-01" };
  const answer = await member.post(clinic.path("/pacientes"), {
    ...wrong,
    "contacts.0.name": "",
    "contacts.0.relation": "",
    "contacts.0.phone": "",
    "contacts.2.name": "Rita <3",
    "contacts.2.phone": "12",
  });
  assert.equal(answer.status, 422);
  const html = await answer.text();
  for (const field of ["name", "cns", "cpf", "birth_date", "contacts.2.phone"]) {
    assert.ok(html.includes(`id="${field}-error"`), field);
    assert.ok(html.includes(`href="#${field}"`), `summary leads to ${field}`);
  }
  for (const kept of ["123", "111.111.111-11", "2999-01-01", "Rita &lt;3", "joana@example.com"]) {
    assert.ok(html.includes(`value="${kept}"`), kept);
  }
  const rows = await stack.sql`select from public.patients where establishment_id = ${clinic.id}`;
  assert.equal(rows.length, 0);
}

export async function askBeforeSecond(clinic: StaffedClinic, stack: Stack) {
  const known = await chart(stack, clinic, { name: "Maria da Conceição", birth_date: "1980-01-01" });
  const member = await clinic.visitor("receptionist");
  const form = { name: "maria da conceicao", birth_date: "1980-01-01" };
  const asked = await member.post(clinic.path("/pacientes"), form);
  assert.equal(asked.status, 409);
  const html = await asked.text();
  assert.match(html, /Esta pessoa já pode ter ficha/);
  assert.ok(html.includes(`href="${clinic.path(`/pacientes/${known}`)}"`));
  assert.match(html, /Nome parecido, mesma data de nascimento/);
  const seen = /name="seen" value="([^"]+)"/.exec(html)?.[1] ?? "";
  assert.equal(seen, known);
  const other = await chart(stack, clinic, { name: "Maria Conceição", birth_date: "1980-01-01" });
  const again = await member.post(clinic.path("/pacientes"), { ...form, seen });
  assert.equal(again.status, 409, "somebody else was found meanwhile");
  const opened = await member.post(clinic.path("/pacientes"), { ...form, seen: `${known},${other}` });
  assert.equal(opened.status, 303);
}

export async function leadToTaken(clinic: StaffedClinic, stack: Stack) {
  const cpf = cpfOf(serial() + 2000);
  const holder = await chart(stack, clinic, { name: "Dona do CPF", cpf });
  const member = await clinic.visitor("receptionist");
  const taken = await member.post(clinic.path("/pacientes"), { name: "Outra", cpf, seen: holder });
  assert.equal(taken.status, 409);
  const html = await taken.text();
  assert.match(html, /id="cpf-error">Já é de outra ficha/);
  assert.ok(html.includes(`href="${clinic.path(`/pacientes/${holder}`)}"`));
  const other = await chart(stack, clinic, { name: "Outra" });
  const edited = await member.post(clinic.path(`/pacientes/${other}`), { name: "Outra", cpf, version: "1" });
  assert.match(await edited.text(), /id="cpf-error">Já é de outra ficha/);
}

export async function edit(clinic: StaffedClinic, stack: Stack) {
  const member = await clinic.visitor("nurse");
  const id = idIn(await member.post(clinic.path("/pacientes"), FORM));
  const path = clinic.path(`/pacientes/${id}`);
  const original = JSON.stringify({ ...FORM, cpf: "" });
  const emptied = { social_name: "", phone: "", priority: "", priority_until: "", priority_note: "" };
  const saved = await member.post(path, {
    ...FORM,
    ...emptied,
    "contacts.0.phone": "(11) 98765-1111",
    version: "1",
    original,
  });
  assert.deepEqual([saved.status, saved.headers.get("location")], [303, `${path}?feito=salva`]);
  const [row] = await stack.sql`
    select name, social_name, cns, phone, email, priority, priority_note, contacts, version::int
    from public.patients where id = ${id}`;
  assert.deepEqual({ ...row }, {
    name: "João Araújo",
    social_name: null,
    cns: "700001234567894",
    phone: null,
    email: "joana@example.com",
    priority: null,
    priority_note: null,
    contacts: [{ name: "Marcos", phone: "11987651111", relation: "irmão" }],
    version: 2,
  });
}

export async function conflict(clinic: StaffedClinic, stack: Stack) {
  const id = await chart(stack, clinic, { name: "Ana", phone: "11987654321", email: "ana@example.com" });
  const [first, second] = [await clinic.visitor("receptionist"), await clinic.visitor("nurse")];
  const path = clinic.path(`/pacientes/${id}`);
  const before = { name: "Ana", phone: "(11) 98765-4321", email: "ana@example.com" };
  const form = { ...before, version: "1", original: JSON.stringify(before) };
  const saved = await first.post(path, { ...form, phone: "(11) 91111-1111", email: "nova@example.com" });
  assert.equal(saved.status, 303);
  const late = await second.post(path, { ...form, phone: "(11) 92222-2222", name: "Ana Lima" });
  assert.equal(late.status, 409);
  const html = await late.text();
  assert.match(html, /Outra pessoa salvou esta ficha antes de você/);
  assert.match(html, /id="phone-error">Outra pessoa escreveu “\(11\) 91111-1111”/);
  assert.match(html, /E-mail: agora é “nova@example.com”/);
  const value = (name: string) => new RegExp(`name="${name}"[^>]*value="([^"]*)"`).exec(html)?.[1] ?? "";
  assert.deepEqual([value("name"), value("phone"), value("email"), value("version")], [
    "Ana Lima",
    "(11) 92222-2222",
    "nova@example.com",
    "2",
  ]);
  const again = {
    name: value("name"),
    phone: value("phone"),
    email: value("email"),
    version: value("version"),
    original: value("original").replaceAll("&quot;", '"'),
  };
  assert.equal((await second.post(path, again)).status, 303);
  const [row] = await stack.sql`select name, phone, email from public.patients where id = ${id}`;
  assert.deepEqual({ ...row }, { name: "Ana Lima", phone: "11922222222", email: "nova@example.com" });
}
