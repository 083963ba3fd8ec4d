import assert from "node:assert/strict";
import { professional, service } from "../support/builders.ts";
import { type Stack, testStack } from "../support/stack.ts";
import { wordsOf } from "./patient_site.ts";
import { type StaffedClinic, staffedClinic } from "./staff_member.ts";

/** One stack for the file; each step has a clinic of its own. */
Deno.test("pages about services and rooms, without JavaScript", async (t) => {
  await using stack = await testStack();
  const step = (name: string, run: (clinic: StaffedClinic, stack: Stack) => Promise<void>) =>
    t.step(name, async () => await run(await staffedClinic(stack), stack));

  await step("list services, rooms and who serves what, and are led to from settings", list);
  await step("add a service once, however often the form is sent", addService);
  await step("keep what was typed when something is wrong", refuse);
  await step("change every field of a service, and take it in and out of use", changeService);
  await step("rename, deactivate and delete a room", changeRoom);
  await step("say why something in use is not deleted, and delete what is not", remove);
  await step("say what a professional serves", serve);
  await step("are closed to who runs nothing, and to other clinics", closed);
});

const at = (clinic: StaffedClinic, below = "") => clinic.path(`/configuracoes/servicos${below}`);

async function read(clinic: StaffedClinic, path: string) {
  const html = await (await (await clinic.visitor("owner")).get(path)).text();
  return { html, words: wordsOf(html) };
}

async function rowsOf({ sql }: Stack, clinic: StaffedClinic) {
  return await sql`
    select id, name, prefix, triage_required, active from public.services
    where establishment_id = ${clinic.id} order by created_at, name`;
}

async function list(clinic: StaffedClinic) {
  const { words } = await read(clinic, at(clinic));
  assert.match(words, /Atendimento A001, A002… Como a clínica: não tem Em uso/);
  assert.match(words, /Todos os profissionais ativos atendem todos os serviços\./);
  assert.match(words, /Sala \d+ Em uso/);
  const settings = await read(clinic, clinic.path("/configuracoes"));
  assert.ok(settings.html.includes(`href="${at(clinic)}"`));
}

async function addService(clinic: StaffedClinic, stack: Stack) {
  const owner = await clinic.visitor("owner");
  const form = { service_name: "Vacina", prefix: "v", triage: "no", idempotency_key: crypto.randomUUID() };
  const [first, second] = [await owner.post(at(clinic), form), await owner.post(at(clinic), form)];
  assert.deepEqual([first.status, second.status], [303, 303]);
  const [, made, ...others] = await rowsOf(stack, clinic);
  assert.deepEqual([made.name, made.prefix, made.triage_required, others.length], ["Vacina", "V", false, 0]);
  const { words } = await read(clinic, first.headers.get("location") ?? "");
  assert.match(words, /Serviço adicionado\./);
  assert.match(words, /Vacina V001, V002… Não tem Em uso/);
}

async function refuse(clinic: StaffedClinic, stack: Stack) {
  const owner = await clinic.visitor("owner");
  const wrong = await owner.post(at(clinic), {
    service_name: "Exames & <b>raios",
    prefix: "12",
    triage: "yes",
  });
  assert.equal(wrong.status, 422);
  const html = await wrong.text();
  assert.match(wordsOf(html), /Use uma ou duas letras, sem acento nem número\./);
  assert.ok(
    html.includes('value="Exames &amp; &lt;b>raios"') || html.includes("Exames &amp; &lt;b&gt;raios"),
  );
  assert.match(html, /<option value="yes" selected/);
  const taken = await owner.post(at(clinic), { service_name: "Atendimento", prefix: "B" });
  assert.equal(taken.status, 409);
  assert.match(wordsOf(await taken.text()), /Já existe um serviço com este nome\./);
  const room = await owner.post(at(clinic, "/salas"), { room_name: " " });
  assert.match(wordsOf(await room.text()), /Preencha este campo\./);
  assert.equal((await rowsOf(stack, clinic)).length, 1);
}

async function changeService(clinic: StaffedClinic, stack: Stack) {
  const owner = await clinic.visitor("owner");
  const path = at(clinic, `/${clinic.service}`);
  const { words } = await read(clinic, path);
  assert.match(words, /Quem atende este serviço 1 profissional atende todos\./);
  const saved = await owner.post(path, { service_name: "Consulta", prefix: "C", triage: "yes" });
  assert.equal(saved.headers.get("location"), `${at(clinic)}?feito=service_saved`);
  const alone = await owner.post(`${path}/situacao`, { active: "false" });
  assert.equal(alone.status, 409);
  assert.match(wordsOf(await alone.text()), /A clínica precisa de um serviço ativo/);
  await service(stack.sql, clinic.id, "V");
  assert.equal((await owner.post(`${path}/situacao`, { active: "false" })).status, 303);
  const [held] = await rowsOf(stack, clinic);
  assert.deepEqual([held.name, held.prefix, held.triage_required, held.active], [
    "Consulta",
    "C",
    true,
    false,
  ]);
  assert.match((await read(clinic, path)).words, /Este serviço está desativado\./);
  await owner.post(path, { service_name: "Consulta", prefix: "C", triage: "" });
  await owner.post(`${path}/situacao`, { active: "true" });
  const [back] = await rowsOf(stack, clinic);
  assert.deepEqual([back.triage_required, back.active], [null, true]);
}

async function changeRoom(clinic: StaffedClinic, { sql }: Stack) {
  const owner = await clinic.visitor("owner");
  await owner.post(at(clinic, "/salas"), { room_name: "Sala Verde", idempotency_key: crypto.randomUUID() });
  const [{ id }] = await sql`
    select id from public.rooms where establishment_id = ${clinic.id} and name = 'Sala Verde'`;
  const path = at(clinic, `/salas/${id}`);
  await owner.post(path, { room_name: "Sala Azul" });
  await owner.post(`${path}/situacao`, { active: "false" });
  const [room] = await sql`select name, active from public.rooms where id = ${id}`;
  assert.deepEqual({ ...room }, { name: "Sala Azul", active: false });
  assert.match((await read(clinic, at(clinic))).words, /Sala Azul Desativada/);
  assert.match((await read(clinic, `${path}/excluir`)).words, /Excluir Sala Azul\?/);
  const gone = await owner.post(`${path}/excluir`, {});
  assert.equal(gone.headers.get("location"), `${at(clinic)}?feito=room_removed`);
  assert.equal((await sql`select from public.rooms where id = ${id}`).length, 0);
  assert.equal((await owner.get(path)).status, 404);
}

async function remove(clinic: StaffedClinic, stack: Stack) {
  const owner = await clinic.visitor("owner");
  await service(stack.sql, clinic.id, "V");
  await clinic.queue({});
  const used = await owner.post(at(clinic, `/${clinic.service}/excluir`), {});
  assert.equal(used.status, 409);
  assert.match(wordsOf(await used.text()), /já aparece no histórico.*Você pode desativar\./);
  const exams = await service(stack.sql, clinic.id, "X");
  assert.equal((await owner.post(at(clinic, `/${exams}/excluir`), {})).status, 303);
  assert.equal((await rowsOf(stack, clinic)).length, 2);
}

async function serve(clinic: StaffedClinic, stack: Stack) {
  const owner = await clinic.visitor("owner");
  const vaccines = await service(stack.sql, clinic.id, "V");
  const nurse = await professional(stack.sql, clinic.id, { full_name: "Bia Nunes" });
  const path = clinic.path(`/profissionais/${nurse}`);
  assert.match((await read(clinic, path)).words, /Sem nenhum marcado, ela atende todos\./);
  const saved = await owner.post(`${path}/servicos`, { services: vaccines });
  assert.equal(saved.headers.get("location"), `${path}?feito=services`);
  assert.match((await read(clinic, at(clinic))).words, /Bia Nunes .* 1 profissional atende todos\./);
  assert.match((await read(clinic, at(clinic, `/${vaccines}`))).words, /Quem atende este serviço Bia Nunes/);
  await owner.post(`${path}/servicos`, {});
  assert.match((await read(clinic, at(clinic))).words, /Todos os profissionais ativos atendem todos/);
}

async function closed(clinic: StaffedClinic, stack: Stack) {
  const other = await staffedClinic(stack);
  const stranger = await other.visitor("owner");
  const nurse = await clinic.visitor("nurse");
  for (
    const path of [at(clinic), at(clinic, `/${clinic.service}`), at(clinic, `/salas/${clinic.room}/excluir`)]
  ) {
    assert.equal((await nurse.get(path)).status, 403, path);
    assert.equal((await stranger.get(path)).status, 404, path);
  }
  const foreign = at(other, `/${clinic.service}`);
  assert.equal((await stranger.get(foreign)).status, 404);
  assert.equal((await stranger.post(`${foreign}/excluir`, {})).status, 404);
  assert.equal((await nurse.post(at(clinic), { service_name: "X", prefix: "X" })).status, 403);
  assert.equal((await rowsOf(stack, clinic)).length, 1);
}
