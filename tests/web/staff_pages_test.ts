import assert from "node:assert/strict";
import { person } from "../support/builders.ts";
import { type Stack, testStack } from "../support/stack.ts";
import { PROFESSIONAL } from "./professional_form_fields.ts";
import { sessionCookie, type StaffedClinic, staffedClinic } from "./staff_member.ts";
import { visitor } from "./visitor.ts";

const FORM = { ...PROFESSIONAL, birth_date: "", notes: "" };

/** One stack for the file; each step has a clinic of its own. */
Deno.test("pages of a clinic's staff, without JavaScript", async (t) => {
  await using stack = await testStack();
  const step = (name: string, run: (clinic: StaffedClinic, stack: Stack) => Promise<void>) =>
    t.step(name, async () => await run(await staffedClinic(stack), stack));

  await step("lead to the login and back when nobody is signed in", loginFirst);
  await step("answer 404 for somebody else's clinic as for an unknown one", foreignClinic);
  await step("choose the clinic: one, several, none", chooser);
  await step("show the queue as it is", boardWithoutScript);
  await step("show the dashboard with its panel, and first steps to a new clinic", dashboard);
  await step("put nothing of a professional into the board's page that it does not show", boardKeepsPrivate);
  await step("print a ticket without a name", printTicket);
  await step("list professionals by specialty and status of the address", filterProfessionals);
  await step("add a professional once, however often the form is sent", addProfessional);
  await step("keep what was typed and name what is wrong", refuseProfessional);
  await step("explain a registration that exists", takenRegistration);
  await step("let only those who run the clinic add professionals", onlyEditors);
  await step("speak English", english);
});

async function loginFirst(clinic: StaffedClinic, stack: Stack) {
  const response = await visitor(stack.url).get(clinic.path("/fila"));
  assert.equal(response.status, 303);
  assert.equal(response.headers.get("location"), `/entrar?next=${encodeURIComponent(clinic.path("/fila"))}`);
}

async function foreignClinic(clinic: StaffedClinic, stack: Stack) {
  const other = await staffedClinic(stack);
  const member = await clinic.visitor("owner");
  for (const below of ["", "/fila", "/profissionais", "/profissionais/novo"]) {
    const [foreign, unknown] = await Promise.all(
      [other.path(below), `/app/nao-existe${below}`].map((path) => member.get(path)),
    );
    assert.deepEqual([foreign.status, unknown.status], [404, 404], below);
    const [one, two] = await Promise.all([foreign.text(), unknown.text()]);
    assert.equal(one.replaceAll(other.slug, "nao-existe"), two);
  }
  const posted = await member.post(other.path("/profissionais"), FORM);
  assert.equal(posted.status, 404);
}

async function chooser(clinic: StaffedClinic, stack: Stack) {
  const owner = await clinic.visitor("owner");
  assert.equal((await owner.get("/app")).headers.get("location"), clinic.path());

  const newcomer = await person(stack.sql);
  const cookie = await sessionCookie(stack, newcomer);
  const held = visitor(stack.url, (request) => {
    request.headers.append("cookie", cookie);
    return fetch(request);
  });
  const none = await (await held.get("/app")).text();
  assert.match(none, /Você ainda não faz parte de uma clínica/);
  assert.match(none, /href="\/cadastro\/clinica"/);

  for (const one of [clinic, await staffedClinic(stack)]) {
    await stack.sql`insert into public.members ${
      stack.sql({ establishment_id: one.id, user_id: newcomer, role: "nurse" })
    }`;
  }
  const several = await (await held.get("/app")).text();
  assert.match(several, new RegExp(`href="${clinic.path()}"`));
  assert.match(several, /Enfermagem/);
}

async function boardWithoutScript(clinic: StaffedClinic) {
  await clinic.queue({ risk: "green", priority: "pregnant" }, { status: "called" }, { status: "in_service" });
  const response = await (await clinic.visitor("receptionist")).get(clinic.path("/fila"));
  assert.equal(response.status, 200);
  assert.equal(response.headers.get("cache-control"), "no-store");
  const html = await response.text();
  for (const text of ["ZZ001", "ZZ002", "ZZ003", "Pouco urgente", "Gestante"]) {
    assert.match(html, new RegExp(text));
  }
  assert.match(html, /<noscript>.*ative o JavaScript/);
  assert.doesNotMatch(html, /\sstyle=/);
}

async function dashboard(clinic: StaffedClinic, stack: Stack) {
  const member = await clinic.visitor("owner");
  const fresh = await (await member.get(clinic.path())).text();
  assert.match(fresh, /id="first-steps"/);
  assert.match(fresh, new RegExp(`href="/painel/${clinic.display}"`));
  await clinic.queue({}, {}, { status: "in_service", professional_id: clinic.professional });
  const busy = await (await member.get(clinic.path())).text();
  assert.doesNotMatch(busy, /id="first-steps"/);
  const [{ name }] = await stack
    .sql`select full_name as name from public.professionals where id = ${clinic.professional}`;
  assert.ok(busy.includes(name));
  assert.match(busy, /indicator--waiting"><dt>Aguardando<\/dt><dd>2<\/dd>/);
}

async function boardKeepsPrivate(clinic: StaffedClinic, stack: Stack) {
  await stack.sql`update public.professionals set phone = '11912345678', birth_date = '1980-05-17',
    notes = 'anotação reservada' where id = ${clinic.professional}`;
  const html = await (await (await clinic.visitor("receptionist")).get(clinic.path("/fila"))).text();
  for (const secret of ["11912345678", "1980-05-17", "reservada"]) assert.ok(!html.includes(secret), secret);
}

async function printTicket(clinic: StaffedClinic, stack: Stack) {
  const [visit] = await clinic.queue({ symptoms: "Dor no peito", priority: "pregnant" });
  const member = await clinic.visitor("receptionist");
  const html = await (await member.get(clinic.path(`/senha/${visit.id}`))).text();
  const [{ name }] = await stack.sql`select name from public.patients where id = ${visit.patient_id}`;
  assert.ok(html.includes(`/t/${visit.token}`) && html.includes(visit.code));
  for (const secret of [name, "Dor no peito", "Gestante"]) assert.ok(!html.includes(secret), secret);
  assert.equal((await member.get(clinic.path(`/senha/${crypto.randomUUID()}`))).status, 404);
  const [foreign] = await (await staffedClinic(stack)).queue({});
  assert.equal((await member.get(clinic.path(`/senha/${foreign.id}`))).status, 404);
}

async function filterProfessionals(clinic: StaffedClinic, stack: Stack) {
  const owner = await clinic.visitor("owner");
  await owner.post(clinic.path("/profissionais"), FORM);
  await owner.post(clinic.path("/profissionais"), {
    ...FORM,
    full_name: "Enf. Caio Prado",
    specialty: "Enfermagem",
    council_number: "777",
    status: "on_leave",
  });
  const list = async (query: string) => await (await owner.get(clinic.path(`/profissionais${query}`))).text();
  const names = (html: string) =>
    [...html.matchAll(/people__name">(?:<a [^>]*>)?([^<]+)/g)].map(([, name]) => name);
  assert.equal(names(await list("")).length, 3);
  const [away] = await stack.sql`select id from public.professionals where full_name = 'Enf. Caio Prado'`;
  const welcome = await list(`?adicionado=${away.id}`);
  assert.match(welcome, /Profissional cadastrado/);
  assert.doesNotMatch(welcome, /já pode atender/);
  assert.deepEqual(names(await list("?specialty=Pediatria")), ["Dra. Ana Beatriz Lima"]);
  assert.deepEqual(names(await list("?status=on_leave")), ["Enf. Caio Prado"]);
  const nobody = await list("?specialty=Pediatria&status=inactive");
  assert.match(nobody, /Ninguém com esses filtros/);
  assert.match(nobody, /<option[^>]*selected[^>]*>Pediatria/);
  assert.equal(names(await list("?status=whatever")).length, 3);
  await stack.sql`delete from public.professionals where establishment_id = ${clinic.id}`;
  assert.match(await list(""), /Nenhum profissional ainda/);
}

async function addProfessional(clinic: StaffedClinic, stack: Stack) {
  const owner = await clinic.visitor("owner");
  const form = await (await owner.get(clinic.path("/profissionais/novo"))).text();
  const [, key] = /name="idempotency_key" value="([^"]+)"/.exec(form) ?? [];
  const send = () => owner.post(clinic.path("/profissionais"), { ...FORM, idempotency_key: key });
  const answers = await Promise.all([send(), send()]);
  assert.deepEqual(answers.map((answer) => answer.status), [303, 303]);
  const [location] = answers.map((answer) => answer.headers.get("location") ?? "");
  assert.match(await (await owner.get(location)).text(), /Dra\. Ana Beatriz Lima já pode atender/);
  const rows = await stack.sql`
    select phone from public.professionals where establishment_id = ${clinic.id} and council_number = '123456'`;
  assert.deepEqual(rows.map((row) => row.phone), ["11987654321"]);
}

async function refuseProfessional(clinic: StaffedClinic) {
  const owner = await clinic.visitor("owner");
  const typed = {
    ...FORM,
    full_name: "",
    email: "ana@",
    phone: "123",
    birth_date: "2999-01-01",
    notes: "Só às <terças>",
  };
  const response = await owner.post(clinic.path("/profissionais"), typed);
  assert.equal(response.status, 422);
  const html = await response.text();
  const wrong = ["full_name", "email", "phone", "birth_date"];
  const summary = [...html.matchAll(/<li><a href="#(\w+)">/g)].map(([, field]) => field);
  assert.deepEqual(summary, wrong, "in the order of the form");
  assert.match(html, /não pode estar no futuro/);
  for (const field of wrong) {
    assert.match(html, new RegExp(`id="${field}-error"`));
  }
  assert.match(html, /value="ana@"/);
  assert.match(html, /Só às &lt;terças>/);
  assert.match(html, /<option[^>]*value="morning"[^>]*selected|<option[^>]*selected[^>]*value="morning"/);
}

async function takenRegistration(clinic: StaffedClinic) {
  const owner = await clinic.visitor("owner");
  await owner.post(clinic.path("/profissionais"), FORM);
  const response = await owner.post(clinic.path("/profissionais"), { ...FORM, full_name: "Outra Pessoa" });
  assert.equal(response.status, 409);
  const html = await response.text();
  assert.match(html, /id="council_number-error">Este registro já está cadastrado/);
  assert.match(html, /value="Outra Pessoa"/);
}

async function onlyEditors(clinic: StaffedClinic, stack: Stack) {
  const member = await clinic.visitor("receptionist");
  assert.doesNotMatch(await (await member.get(clinic.path("/profissionais"))).text(), /profissionais\/novo/);
  assert.equal((await member.get(clinic.path("/profissionais/novo"))).status, 403);
  assert.equal((await member.post(clinic.path("/profissionais"), FORM)).status, 403);
  const [{ count }] = await stack.sql`
    select count(*)::int as count from public.professionals where establishment_id = ${clinic.id}`;
  assert.equal(count, 1);
}

async function english(clinic: StaffedClinic) {
  const owner = await clinic.visitor("owner");
  const html = await (await owner.get(clinic.path("/fila"), { "accept-language": "en" })).text();
  assert.match(html, /<html lang="en"/);
  assert.match(html, /Call next/);
  const refused = await owner.post(clinic.path("/profissionais"), { ...FORM, email: "x" }, {
    "accept-language": "en",
  });
  assert.match(await refused.text(), /Please check before you go on/);
}
