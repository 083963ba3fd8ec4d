import assert from "node:assert/strict";
import { cpfOf, serial, visit, visits } from "../support/builders.ts";
import { type Stack, testStack } from "../support/stack.ts";
import { chart, show } from "./chart_pages.ts";
import { type StaffedClinic, staffedClinic } from "./staff_member.ts";
import { askBeforeSecond, conflict, edit, leadToTaken, openChart, refuseNew } from "./chart_form_steps.ts";

/** One stack for the file; each step has a clinic of its own. */
Deno.test("pages about patients' charts, without JavaScript", async (t) => {
  await using stack = await testStack();
  const step = (name: string, run: (clinic: StaffedClinic, stack: Stack) => Promise<void>) =>
    t.step(name, async () => await run(await staffedClinic(stack), stack));

  await step("find by name, CPF and phone of the address, the preferred name first", search);
  await step("lead from page to page of 50, the search kept", turnPages);
  await step("start again when the cursor is gone, and take any search", oddAddresses);
  await step("open a chart, every field of it", openChart);
  await step("keep what was typed when a new chart is refused", refuseNew);
  await step("ask before a second chart of somebody is opened", askBeforeSecond);
  await step("lead to the chart that has the document", leadToTaken);
  await step("edit what was changed, and empty the optional fields", edit);
  await step("put two editors' changes together, nothing lost and nothing overwritten unseen", conflict);
  await step("tell of visits what the role may know, page by page", history);
  await step("put somebody into the queue, once", enqueue);
  await step("are logged when read", logged);
  await step("are closed to other clinics", closed);
  await step("speak English", english);
});

const names = (html: string) => [...html.matchAll(/people__name"><a [^>]*>([^<]+)/g)].map(([, name]) => name);

async function search(clinic: StaffedClinic, stack: Stack) {
  const cpf = cpfOf(serial() + 1000);
  await chart(stack, clinic, { name: "José Antônio", cpf, phone: "11987654321" });
  await chart(stack, clinic, { name: "João Araújo", social_name: "Joana Araújo" });
  const list = (q: string) => show(clinic, `/pacientes?q=${encodeURIComponent(q)}`);
  assert.deepEqual(names(await list("JOSE")), ["José Antônio"]);
  assert.deepEqual(names(await list(`${cpf.slice(0, 3)}.${cpf.slice(3, 6)}`)), ["José Antônio"]);
  assert.deepEqual(names(await list("(11) 98765")), ["José Antônio"]);
  const found = await list("joao");
  assert.match(found, /Joana Araújo<\/a><span class="legal-name">Nome civil: João Araújo/);
  assert.match(found, /name="q"[^>]*value="joao"/);
  assert.match(await list("Zuleica"), /href="[^"]*\/novo\?nome=Zuleica"/);
}

async function turnPages(clinic: StaffedClinic, stack: Stack) {
  await stack.sql`
    insert into public.patients (establishment_id, name)
    select ${clinic.id}, 'Pessoa ' || to_char(n, 'FM000') from generate_series(1, 101) as n`;
  const member = await clinic.visitor("nurse");
  const seen: string[] = [];
  let path: string | undefined = clinic.path("/pacientes?q=pessoa");
  while (path) {
    const html: string = await (await member.get(path)).text();
    seen.push(...names(html));
    path = /rel="next" href="([^"]+)"/.exec(html)?.[1].replaceAll("&amp;", "&");
    assert.ok(path === undefined || path.includes("q=pessoa"));
  }
  assert.deepEqual([seen.length, seen], [101, [...new Set(seen)].sort()]);
}

async function oddAddresses(clinic: StaffedClinic, stack: Stack) {
  await chart(stack, clinic, { name: "Ana" });
  const member = await clinic.visitor("owner");
  const list = clinic.path("/pacientes");
  const answer = await member.get(`${list}?q=ana&cursor=${crypto.randomUUID()}`);
  assert.deepEqual([answer.status, answer.headers.get("location")], [303, `${list}?q=ana`]);
  for (const q of ["%00", "%25", "x".repeat(300), "'; drop table", "<b>"]) {
    assert.equal((await member.get(`${list}?q=${q}`)).status, 200, q);
  }
  assert.equal((await member.get(`${list}/nada`)).status, 404);
}

async function history(clinic: StaffedClinic, stack: Stack) {
  const id = await chart(stack, clinic, { name: "Ana" });
  const days = Array.from({ length: 75 }, (_, i) => ({
    patient_id: id,
    status: "finished" as const,
    arrived_at: new Date(Date.UTC(2026, 0, 1 + i, 12)),
    symptoms: "Febre alta",
    professional_id: clinic.professional,
  }));
  await visits(stack.sql, clinic, days);
  const path = `/pacientes/${id}`;
  const reception = await show(clinic, path);
  assert.match(reception, /Visitas <span class="count">75</);
  assert.match(reception, /Atendimento · Dra\. Helena/);
  assert.doesNotMatch(reception, /Febre alta/);
  assert.match(await show(clinic, path, "nurse"), /Queixa: Febre alta/);
  const times = (html: string) => [...html.matchAll(/<time dateTime="([^"]+)"/gi)].map(([, time]) => time);
  const seen = times(reception);
  let next = /href="[^"]*(\/pacientes\/[^"]*\/visitas\?cursor=[^"]+)"/.exec(reception)?.[1];
  while (next) {
    const html = await show(clinic, next);
    seen.push(...times(html));
    next = /rel="next" href="[^"]*(\/pacientes[^"]+)"/.exec(html)?.[1];
  }
  assert.deepEqual([seen.length, seen], [75, [...new Set(seen)].sort().reverse()]);
}

async function enqueue(clinic: StaffedClinic, stack: Stack) {
  const id = await chart(stack, clinic, { name: "Ana", priority: "autism" });
  const member = await clinic.visitor("receptionist");
  const path = clinic.path(`/pacientes/${id}`);
  const key = { idempotency_key: crypto.randomUUID() };
  for (let twice = 0; twice < 2; twice++) assert.equal((await member.post(`${path}/fila`, key)).status, 303);
  const rows = await stack.sql`
    select id, code, priority from public.visits where establishment_id = ${clinic.id}`;
  assert.deepEqual(rows.map(({ priority }) => priority), ["autism"]);
  const html = await (await member.get(`${path}?feito=fila`)).text();
  assert.match(html, new RegExp(`Na fila: ${rows[0].code}`));
  assert.ok(html.includes(`href="${clinic.path(`/senha/${rows[0].id}`)}"`));
  const again = await member.post(`${path}/fila`, { idempotency_key: crypto.randomUUID() });
  assert.equal(again.status, 409);
  assert.match(await again.text(), /já tem um atendimento em aberto/);
}

async function logged(clinic: StaffedClinic, stack: Stack) {
  const id = await chart(stack, clinic, { name: "Ana" });
  await show(clinic, "/pacientes?q=ana");
  const readings = async () =>
    (await stack.sql`
      select actor_role from public.audit_log where patient_id = ${id} and action = 'read'`)
      .map(({ actor_role }) => actor_role);
  assert.deepEqual(await readings(), []);
  assert.match(await show(clinic, `/pacientes/${id}`, "nurse"), /fica registrada na auditoria/);
  assert.deepEqual(await readings(), ["nurse"]);
}

async function closed(clinic: StaffedClinic, stack: Stack) {
  const other = await staffedClinic(stack);
  const { patient_id } = await visit(stack.sql, other);
  const owner = await clinic.visitor("owner");
  for (const path of [other.path, clinic.path]) {
    for (const below of ["", "/visitas", "/unir"]) {
      assert.equal((await owner.get(path(`/pacientes/${patient_id}${below}`))).status, 404, below);
    }
    assert.equal(
      (await owner.post(path(`/pacientes/${patient_id}`), { name: "X", version: "1" })).status,
      404,
    );
  }
  assert.equal((await owner.post(clinic.path(`/pacientes/${patient_id}/fila`), {})).status, 404);
  assert.doesNotMatch(await show(clinic, "/pacientes"), new RegExp(patient_id));
  const readings = await stack.sql`
    select from public.audit_log where patient_id = ${patient_id} and action in ('read', 'update')`;
  assert.equal(readings.length, 0);
}

async function english(clinic: StaffedClinic, stack: Stack) {
  const id = await chart(stack, clinic, { name: "Ana", social_name: "André" });
  const owner = await clinic.visitor("owner");
  const page = await owner.get(clinic.path(`/pacientes/${id}`), { "accept-language": "en" });
  const html = await page.text();
  for (const text of ["Legal name: Ana", "Save changes", "Put into the queue", "Duplicate charts"]) {
    assert.ok(html.includes(text), text);
  }
}
