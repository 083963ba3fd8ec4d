import assert from "node:assert/strict";
import { service } from "../support/builders.ts";
import { pairedTv } from "../support/panels.ts";
import { type Stack, testStack } from "../support/stack.ts";
import { wordsOf } from "./patient_site.ts";
import { type StaffedClinic, staffedClinic } from "./staff_member.ts";

/** One stack for the file; each step has a clinic of its own. */
Deno.test("pages about panels, without JavaScript", async (t) => {
  await using stack = await testStack();
  const step = (name: string, run: (clinic: StaffedClinic, stack: Stack) => Promise<void>) =>
    t.step(name, async () => await run(await staffedClinic(stack), stack));

  await step("list the panels and whether each is on the air, to every member", list);
  await step("add a panel and lead to its TV", add);
  await step("keep what was typed when something is wrong", refuse);
  await step("save every field, and empty the optional ones", save);
  await step("connect a TV by its code, replace it and disconnect it", connect);
  await step("say what is wrong with a code, and stop whoever guesses", wrongCodes);
  await step("remove a panel after asking", remove);
  await step("tell on dashboard and board that a panel is off the air", alert);
  await step("are closed to who runs nothing, and to other clinics", closed);
});

const FORM = {
  name: "Corredor",
  message: "Silêncio, por favor",
  first_language: "pt-BR",
  second_language: "es",
  third_language: "es",
  theme: "black",
  size: "large",
};

const at = (clinic: StaffedClinic, below = "") => clinic.path(`/paineis${below}`);
const entry = (clinic: StaffedClinic, act = "") => at(clinic, `/${clinic.display}${act}`);

async function read(clinic: StaffedClinic, path: string, role: "owner" | "nurse" = "owner") {
  const html = await (await (await clinic.visitor(role)).get(path)).text();
  return { html, words: wordsOf(html) };
}

async function panelsOf({ sql }: Stack, clinic: StaffedClinic) {
  return await sql`select * from public.displays where establishment_id = ${clinic.id} order by name`;
}

async function beginPairing({ sql }: Stack): Promise<{ code: string; credential: string }> {
  return (await sql`select private.begin_pairing() as begun`)[0].begun;
}

async function list(clinic: StaffedClinic, { sql }: Stack) {
  assert.match(
    (await read(clinic, at(clinic))).words,
    /Recepção Sem TV conectada Todos os serviços Configurar/,
  );
  await pairedTv(sql, clinic);
  assert.match((await read(clinic, at(clinic))).words, /Recepção No ar/);
  await sql`update private.display_devices set seen_at = now() - interval '1 hour' where display_id = ${clinic.display}`;
  const { words } = await read(clinic, at(clinic), "nurse");
  assert.match(words, /Recepção Fora do ar desde/);
  assert.doesNotMatch(words, /Configurar|Adicionar/);
}

async function add(clinic: StaffedClinic, stack: Stack) {
  const vaccines = await service(stack.sql, clinic.id, "V");
  const owner = await clinic.visitor("owner");
  const { html, words: empty } = await read(clinic, at(clinic, "/novo"));
  assert.ok(html.includes(vaccines));
  assert.doesNotMatch(empty, /Endereço:/, "a panel that is not made yet has no address to show");
  const form = { ...FORM, services: vaccines, clock: "on", idempotency_key: crypto.randomUUID() };
  const [first, second] = [await owner.post(at(clinic), form), await owner.post(at(clinic), form)];
  const location = first.headers.get("location") ?? "";
  assert.equal(location, second.headers.get("location"), "a form that is sent twice makes one panel");
  assert.match(location, /\/paineis\/[0-9a-f-]{36}\?feito=added$/);
  const { words } = await read(clinic, location);
  assert.match(words, /Painel adicionado\. Agora conecte uma TV\./);
  assert.ok(words.includes(`${stack.url}/painel`));
  assert.match(words, /Endereço: https?:\/\//);
  const [made] = await panelsOf(stack, clinic);
  assert.deepEqual(
    [made.name, made.message, made.languages, made.theme, made.size, made.clock, made.names, made.link_open],
    ["Corredor", "Silêncio, por favor", ["pt-BR", "es"], "black", "large", true, false, false],
  );
  const rows = await stack.sql`select service_id from public.display_services where display_id = ${made.id}`;
  assert.deepEqual(rows.map(({ service_id }) => service_id), [vaccines]);
}

async function refuse(clinic: StaffedClinic, stack: Stack) {
  const owner = await clinic.visitor("owner");
  const wrong = await owner.post(at(clinic), { ...FORM, name: " ", message: "Bem-vindos" });
  assert.equal(wrong.status, 422);
  const html = await wrong.text();
  assert.match(html, /<a href="#name">/);
  assert.match(html, /value="Bem-vindos"/);
  const taken = await owner.post(at(clinic), { ...FORM, name: "Recepção" });
  assert.equal(taken.status, 409);
  assert.match(await taken.text(), /id="name-error">Já existe um painel com este nome/);
  assert.equal((await panelsOf(stack, clinic)).length, 1);
}

async function save(clinic: StaffedClinic, stack: Stack) {
  const owner = await clinic.visitor("owner");
  const answer = await owner.post(entry(clinic), {
    ...FORM,
    clock: "on",
    names: "on",
    waits: "on",
    link_open: "on",
  });
  assert.equal(answer.headers.get("location"), `${entry(clinic)}?feito=saved`);
  assert.equal((await panelsOf(stack, clinic))[0].waits, true);
  const { html } = await read(clinic, entry(clinic));
  assert.match(html, /value="Silêncio, por favor"/);
  assert.match(html, /<option value="black" selected/);
  await owner.post(entry(clinic), { ...FORM, message: "", second_language: "", third_language: "" });
  const [held] = await panelsOf(stack, clinic);
  assert.deepEqual([held.message, held.languages, held.clock, held.link_open], [
    null,
    ["pt-BR"],
    false,
    false,
  ]);
  assert.equal((await fetch(`${stack.url}/painel/${clinic.display}`)).status, 404);
}

async function connect(clinic: StaffedClinic, stack: Stack) {
  const owner = await clinic.visitor("owner");
  const [first, second] = [await beginPairing(stack), await beginPairing(stack)];
  const ask = (credential: string) =>
    fetch(`${stack.url}/functions/v1/api/panel`, { headers: { authorization: `Bearer ${credential}` } });
  const typed = `${first.code.slice(0, 3)} ${first.code.slice(3).toLowerCase()}`;
  const paired = await owner.post(entry(clinic, "/conectar"), { code: typed });
  assert.equal(paired.headers.get("location"), `${entry(clinic)}?feito=paired`);
  assert.match(
    (await read(clinic, entry(clinic))).words,
    /TV conectada .* Último sinal .* Som A TV ainda não disse/,
  );
  assert.match(await (await ask(first.credential)).text(), /"state":"paired"/);

  await owner.post(entry(clinic, "/conectar"), { code: second.code });
  assert.equal((await ask(first.credential)).status, 401);
  const revoked = await owner.post(entry(clinic, "/desconectar"), {});
  assert.equal(revoked.headers.get("location"), `${entry(clinic)}?feito=revoked`);
  assert.equal((await ask(second.credential)).status, 401);
  assert.match((await read(clinic, entry(clinic))).words, /Sem TV conectada/);
}

async function wrongCodes(clinic: StaffedClinic) {
  const owner = await clinic.visitor("owner");
  const enter = async (code: string) => {
    const answer = await owner.post(entry(clinic, "/conectar"), { code });
    return { status: answer.status, html: await answer.text() };
  };
  assert.match((await enter("")).html, /id="code-error">Preencha este campo/);
  const wrong = await enter("ACDEFG");
  assert.equal(wrong.status, 422);
  assert.match(wrong.html, /id="code-error">Nenhuma TV mostra este código agora/);
  assert.match(wrong.html, /value="ACDEFG"/);
  for (let guess = 0; guess < 10; guess++) await enter("ACDEFG");
  assert.match((await enter("ACDEFG")).html, /id="code-error">Foram muitas tentativas/);
}

async function remove(clinic: StaffedClinic, stack: Stack) {
  const owner = await clinic.visitor("owner");
  assert.match((await read(clinic, entry(clinic, "/excluir"))).words, /Excluir o painel Recepção\?/);
  const answer = await owner.post(entry(clinic, "/excluir"), {});
  assert.equal(answer.headers.get("location"), at(clinic, "?feito=removed"));
  const { words } = await read(clinic, at(clinic, "?feito=removed"));
  assert.match(words, /Painel excluído\. Nenhum painel ainda/);
  assert.equal((await panelsOf(stack, clinic)).length, 0);
}

async function alert(clinic: StaffedClinic, { sql }: Stack) {
  const told = /Painel Recepção fora do ar desde .*Chame em voz alta\./;
  const seen = async () =>
    await Promise.all(
      ["", "/fila"].map(async (path) => (await read(clinic, clinic.path(path), "nurse")).words),
    );
  await pairedTv(sql, clinic);
  for (const words of await seen()) assert.doesNotMatch(words, told);
  await sql`update private.display_devices set seen_at = now() - interval '1 minute' where display_id = ${clinic.display}`;
  for (const words of await seen()) assert.match(words, told);
}

async function closed(clinic: StaffedClinic, stack: Stack) {
  const nurse = await clinic.visitor("nurse");
  for (const path of [at(clinic, "/novo"), entry(clinic), entry(clinic, "/excluir")]) {
    const answer = await nurse.get(path);
    assert.deepEqual([answer.status, /Só responsáveis e administração/.test(await answer.text())], [
      403,
      true,
    ]);
  }
  const foreign = await (await staffedClinic(stack)).visitor("owner");
  for (const visitor of [nurse, foreign]) {
    const status = visitor === nurse ? 403 : 404;
    for (const act of ["", "/conectar", "/desconectar", "/excluir"]) {
      assert.equal((await visitor.post(entry(clinic, act), { ...FORM, code: "ACDEFG" })).status, status, act);
    }
    assert.equal((await visitor.post(at(clinic), FORM)).status, status);
  }
  const own = await staffedClinic(stack);
  const elsewhere = await (await own.visitor("owner")).get(own.path(`/paineis/${clinic.display}`));
  assert.equal(elsewhere.status, 404);
  assert.deepEqual((await panelsOf(stack, clinic)).map(({ name }) => name), ["Recepção"]);
}
