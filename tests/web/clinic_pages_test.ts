import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import { service, visit } from "../support/builders.ts";
import { type Stack, testStack } from "../support/stack.ts";
import { wordsOf } from "./patient_site.ts";
import { type StaffedClinic, staffedClinic } from "./staff_member.ts";
import { visitor } from "./visitor.ts";

/** One stack for the file; each step has a clinic of its own. */
Deno.test("a clinic's public page and tickets by phone, without JavaScript", async (t) => {
  await using stack = await testStack();
  const step = (name: string, run: (clinic: StaffedClinic, stack: Stack) => Promise<void>) =>
    t.step(name, async () => await run(await openClinic(stack), stack));

  await step("tell what anybody may know, in both languages", tells);
  await step("tell once what holds for several services", tellsOnce);
  await step("take a ticket, say where it stands, and confirm it at the reception", joins);
  await step("keep what was typed and name what is wrong beside the field", refuses);
  await step("say why there is no ticket now", closed);
  await step("confirm by the reception's poster, and give a ticket back", arrives);
  await step("say that a ticket has lapsed", lapses);
});

const ANA = {
  name: "Ana Souza",
  birth_date: "17/05/1990",
  symptoms: "Dor de cabeça",
  cpf: "",
  priority: "",
};

async function openClinic(stack: Stack): Promise<StaffedClinic> {
  const clinic = await staffedClinic(stack);
  await rule(stack, clinic, { remote_join: true });
  return clinic;
}

async function rule(stack: Stack, clinic: StaffedClinic, rules: Record<string, boolean | number>) {
  await stack.sql`update public.establishments set queue_rules = queue_rules || ${stack.sql.json(rules)}
    where id = ${clinic.id}`;
}

async function tells(clinic: StaffedClinic, stack: Stack) {
  await visit(stack.sql, clinic);
  const phone = visitor(stack.url);
  const html = await (await phone.get(`/c/${clinic.slug}`)).text();
  const words = wordsOf(html);
  for (
    const expected of [
      "Aberta agora",
      "Ainda não sabemos a espera",
      "Uma pessoa esperando",
      "Avenida Paulista, 1000",
    ]
  ) assert.ok(words.includes(expected), expected);
  assert.ok(!/noindex/.test(html), "may be found by search engines");
  assert.ok(!/style=|<script>/.test(html));
  const english = wordsOf(await (await phone.get(`/c/${clinic.slug}`, { "accept-language": "en" })).text());
  assert.ok(english.includes("One person waiting"));
  const sheet = /href="([^"]+\.css[^"]*)"/.exec(html)?.[1] ?? "";
  const css = await (await phone.get(sheet)).text();
  assert.ok(gzipSync(html).length + gzipSync(css).length < 30_000);
  assert.equal((await phone.get("/c/nenhuma-clinica")).status, 404);
}

async function tellsOnce(_clinic: StaffedClinic, stack: Stack) {
  const clinic = await staffedClinic(stack);
  await visit(stack.sql, clinic);
  const made = await service(stack.sql, clinic.id, "Z");
  const names = await stack.sql`select name from public.services where establishment_id = ${clinic.id}
    order by id = ${made}`;
  const words = wordsOf(await (await visitor(stack.url).get(`/c/${clinic.slug}`)).text());
  assert.ok(words.includes(names.map(({ name }) => name).join(" e ")), "one line for both");
  assert.equal(words.split("Uma pessoa esperando").length, 2);
}

async function joins(clinic: StaffedClinic, stack: Stack) {
  await visit(stack.sql, clinic);
  const phone = visitor(stack.url);
  await phone.get(`/c/${clinic.slug}`);
  const sent = await phone.post(`/c/${clinic.slug}`, ANA);
  const path = sent.headers.get("location") ?? "";
  assert.match(path, /^\/t\/[\w-]{24}$/);
  const again = await phone.post(`/c/${clinic.slug}`, ANA);
  assert.equal(again.headers.get("location"), path, "sent twice, taken once");
  const page = await phone.get(path);
  assert.equal(page.headers.get("cache-control"), "no-store");
  const words = wordsOf(await page.text());
  for (const expected of ["A001", "Confirme a chegada até as", "Uma pessoa seria atendida antes"]) {
    assert.ok(words.includes(expected), expected);
  }
  for (const secret of ["Ana Souza", "Dor de cabeça"]) assert.ok(!words.includes(secret), secret);
  assert.ok(wordsOf(await (await phone.get(`/c/${clinic.slug}`)).text()).includes("A sua senha: A001"));

  const desk = await clinic.visitor("receptionist");
  const list = await (await desk.get(clinic.path("/chegadas"))).text();
  assert.ok(list.includes("Ana Souza") && !list.includes("Dor de cabeça"));
  const action = /action="([^"]*\/chegadas\/[0-9a-f-]{36})"/.exec(list)?.[1] ?? "";
  assert.equal((await desk.post(action, {})).headers.get("location"), clinic.path("/chegadas?feito=A001"));
  assert.ok(wordsOf(await (await phone.get(path)).text()).includes("Falta uma pessoa"));
}

async function refuses(clinic: StaffedClinic, stack: Stack) {
  const phone = visitor(stack.url);
  const wrong = { ...ANA, name: "", birth_date: "amanhã", symptoms: "<b>tosse</b>", cpf: "111" };
  const answer = await phone.post(`/c/${clinic.slug}`, wrong);
  assert.equal(answer.status, 422);
  const html = await answer.text();
  for (const field of ["name", "birth_date", "cpf"]) {
    assert.match(html, new RegExp(`id="${field}-error"`), field);
  }
  assert.ok(html.includes("Escreva a data com dia, mês e ano"));
  assert.ok(html.includes('value="amanhã"') && html.includes("&lt;b>tosse"), "what was typed is kept");
  await phone.post(`/c/${clinic.slug}`, ANA);
  const twice = await visitor(stack.url).post(`/c/${clinic.slug}`, ANA);
  assert.equal(twice.status, 409);
  const told = await twice.text();
  assert.ok(told.includes("Já existe uma senha para esta pessoa") && !told.includes("A001"));
}

async function closed(clinic: StaffedClinic, stack: Stack) {
  const phone = visitor(stack.url);
  await rule(stack, clinic, { remote_join: false });
  const html = await (await phone.get(`/c/${clinic.slug}`)).text();
  assert.ok(html.includes("tire a sua na recepção") && !html.includes('<form method="post" action="/c/'));
  const sent = await phone.post(`/c/${clinic.slug}`, ANA);
  assert.equal(sent.status, 409);
  assert.ok((await sent.text()).includes('value="Ana Souza"'), "nothing is lost");
}

async function arrives(clinic: StaffedClinic, stack: Stack) {
  const phone = visitor(stack.url);
  const take = async (name: string) =>
    (await phone.post(`/c/${clinic.slug}`, { ...ANA, name })).headers.get("location") ?? "";
  const path = await take("Rita Lee");
  const desk = await clinic.visitor("receptionist");
  const poster = wordsOf(await (await desk.get(clinic.path("/chegadas/cartaz"))).text());
  const key = /\b([A-Z0-9]{4}-[A-Z0-9]{4})\b/.exec(poster)?.[1] ?? "";
  const wrong = await phone.post(`${path}/chegada`, { key: "AAAA-AAAA" });
  assert.equal(wrong.status, 422);
  assert.ok((await wrong.text()).includes("Este não é o código do cartaz."));
  const scanned = await (await phone.get(`/c/${clinic.slug}/cheguei?k=${key}`)).text();
  assert.ok(scanned.includes(`action="${path}/chegada"`) && scanned.includes(`value="${key}"`));
  const stranger = await (await visitor(stack.url).get(`/c/${clinic.slug}/cheguei?k=${key}`)).text();
  assert.ok(!stranger.includes(path));
  assert.equal((await phone.post(`${path}/chegada`, { key })).headers.get("location"), path);
  assert.ok(wordsOf(await (await phone.get(path)).text()).includes("Você é o próximo"));
  const other = await take("Gal Costa");
  await phone.post(`${other}/devolver`, {});
  assert.ok(wordsOf(await (await phone.get(other)).text()).includes("Senha devolvida"));
  const renew = await (await clinic.visitor("admin")).post(clinic.path("/chegadas/cartaz"), {});
  assert.equal(renew.status, 303);
}

async function lapses(clinic: StaffedClinic, stack: Stack) {
  const phone = visitor(stack.url);
  const path = (await phone.post(`/c/${clinic.slug}`, ANA)).headers.get("location") ?? "";
  await stack.sql`update public.remote_tickets set expires_at = now() - interval '1 second'
    where establishment_id = ${clinic.id}`;
  assert.ok(wordsOf(await (await phone.get(path)).text()).includes("Esta senha perdeu a validade"));
  const desk = await clinic.visitor("receptionist");
  const late = await desk.post(clinic.path("/chegadas"), { shown: "a001" });
  assert.equal(late.status, 409);
  assert.ok((await late.text()).includes("O prazo para confirmar a chegada passou"));
  const none = await desk.post(clinic.path("/chegadas"), { shown: "Z9" });
  assert.ok((await none.text()).includes("Nenhuma senha pelo celular tem este código."));
}
