import assert from "node:assert/strict";
import * as z from "zod/mini";
import { planOf } from "../../edge/domain/analytics/plan.ts";
import { user } from "../support/actors.ts";
import { pinboard } from "../support/pinboards.ts";
import { type Stack, testStack } from "../support/stack.ts";
import { type StaffedClinic, staffedClinic } from "./staff_member.ts";

/** One stack for the file; each step has a clinic of its own. */
Deno.test("pages of the audit log, without JavaScript", async (t) => {
  await using stack = await testStack();
  const step = (name: string, run: (clinic: StaffedClinic) => Promise<void>) =>
    t.step(name, async () => await run(await staffedClinic(stack)));

  await step("say who changed what, narrowed by the address", narrows);
  await step("say columns and values in the reader's words and time", saysWords);
  await step("name what is spoken of, what is gone by its last name", (clinic) => names(clinic, stack));
  await step("follow one patient, from the chart on", followsPatient);
  await step("go on to what is older", async (clinic) => {
    await stack.sql`insert into public.rooms (establishment_id, name)
      select ${clinic.id}, 'Sala ' || n from generate_series(1000, 1060) as n`;
    const owner = await clinic.visitor("owner");
    const html = await (await owner.get(clinic.path("/auditoria?table=rooms"))).text();
    const [, older] = /href="([^"]+cursor=\d+)"/.exec(html) ?? assert.fail("no link to older entries");
    const next = await (await owner.get(older.replaceAll("&amp;", "&"))).text();
    assert.equal(rowsOf(html), 50);
    assert.equal(rowsOf(next), 12);
    assert.match(next, /Voltar aos mais recentes/);
  });
  await step("keep a wrong day and say so", refusesDay);
  await step("give the same entries as a file", downloads);
  await step("are for those who run the clinic", onlyManagers);
  await step("list calls out of the order, and say whether anybody has touched them", async (clinic) => {
    const [, second, third] = await clinic.queue({}, {}, {});
    const desk = user(stack.sql, clinic.members.receptionist);
    for (const [visit, reason] of [[second, "Piora do quadro"], [third, "=1+1"]] as const) {
      await desk.call(z.unknown(), "call_visit", visit.id, { reason });
    }
    await departures(clinic, third.code);
    await stack.sql`update private.departure_heads set hash = ${
      "0".repeat(64)
    } where establishment_id = ${clinic.id}`;
    const html = await (await (await clinic.visitor("owner")).get(clinic.path("/auditoria/ordem"))).text();
    assert.match(html, /alterado por fora do Vez: o número 3/);
  });
});

const rowsOf = (html: string) => [...html.matchAll(/<time /g)].length;

async function names(clinic: StaffedClinic, stack: Stack) {
  const owner = await clinic.visitor("owner");
  await pinboard(stack.sql, clinic, { plans: [planOf({})] });
  assert.match(
    await (await owner.get(clinic.path("/auditoria?table=pinboards"))).text(),
    /Quadro da semana<\/span>.*<dt>compartilhado com<\/dt><dd> ?<ins>[^<[]*Recepção, Enfermagem[^<[]*<\/ins>/s,
  );
  const path = `/profissionais/${clinic.professional}`;
  const form = await (await owner.get(clinic.path(path))).text();
  const [, name] = /name="full_name"[^>]*value="([^"]+)"/.exec(form) ?? assert.fail(form);
  const list = async () => await (await owner.get(clinic.path("/auditoria"))).text();
  await owner.post(clinic.path(`${path}/acesso`), { user_id: clinic.members.doctor });
  const linked = await list();
  assert.ok(linked.includes(`<span class="audit__row">${name}</span>`), "the professional");
  assert.match(linked, new RegExp(`<ins>${clinic.members.doctor}@example.com</ins>`), "the member");
  assert.equal((await owner.post(clinic.path(`${path}/excluir`), {})).status, 303);
  const gone = await list();
  assert.equal(gone.split(`<span class="audit__row">${name}</span>`).length, 3 + 1, "made, changed and gone");
  const other = await (await clinic.visitor("admin")).get(clinic.path("/auditoria?table=professionals"));
  assert.ok((await other.text()).includes(name));
}

async function narrows(clinic: StaffedClinic) {
  const owner = await clinic.visitor("owner");
  await owner.post(clinic.path(`/equipe/membros/${clinic.members.nurse}`), { role: "doctor" });
  const list = async (query: string) => await (await owner.get(clinic.path(`/auditoria?${query}`))).text();
  const html = await list(`actor=${clinic.members.owner}&table=members&action=update`);
  assert.equal(rowsOf(html), 1);
  assert.match(html, /Mudança · Equipe/);
  assert.match(html, /<dt>função<\/dt><dd><del>Enfermagem<\/del> <ins>Medicina<\/ins>/);
  assert.match(html, /<option[^>]*selected[^>]*>Equipe/);
  assert.match(await list("from=2000-01-01&to=2000-01-02"), /Nada com esses filtros/);
  assert.match(
    await (await owner.get(clinic.path("/auditoria"), { "accept-language": "en" })).text(),
    /Audit log/,
  );
}

async function saysWords(clinic: StaffedClinic) {
  const owner = await clinic.visitor("owner");
  const form = { name: "Rita Moura", birth_date: "1990-03-31", social_name: "Ri" };
  assert.equal((await owner.post(clinic.path("/pacientes"), form)).status, 303);
  const html = await (await owner.get(clinic.path("/auditoria?table=patients&action=insert"))).text();
  assert.match(html, /<dt>nome social<\/dt><dd> ?<ins>Ri<\/ins>/);
  assert.match(html, /<dt>data de nascimento<\/dt><dd> ?<ins>31\/03\/1990<\/ins>/);
  assert.doesNotMatch(html, /<dt>[a-z]+_[a-z_]+<\/dt>/);
}

async function followsPatient(clinic: StaffedClinic) {
  const owner = await clinic.visitor("owner");
  for (const name of ["Rita Moura", "Caio Prado"]) await owner.post(clinic.path("/pacientes"), { name });
  const list = await (await owner.get(clinic.path("/pacientes?q=rita"))).text();
  const [chart] = /\/app\/[^"]+\/pacientes\/[0-9a-f-]{36}/.exec(list) ?? assert.fail("no chart");
  const [link] =
    /\/app\/[^"]+\/auditoria\?patient_id=[0-9a-f-]{36}/.exec(await (await owner.get(chart)).text()) ??
      assert.fail("no link to the log");
  const html = await (await owner.get(link)).text();
  assert.equal(rowsOf(html), 2, "opened and read");
  assert.match(html, /Rita Moura/);
  assert.doesNotMatch(html, /Caio Prado/);
  assert.match(html, /<input[^>]*name="patient_id"/);
  const reception = await clinic.visitor("receptionist");
  assert.doesNotMatch(await (await reception.get(chart)).text(), /\/auditoria/);
}

async function refusesDay(clinic: StaffedClinic) {
  const response = await (await clinic.visitor("owner")).get(clinic.path("/auditoria?from=2026-02-31"));
  assert.equal(response.status, 422);
  const html = await response.text();
  assert.match(html, /id="from-error"/);
  assert.match(html, /value="2026-02-31"/);
}

async function downloads(clinic: StaffedClinic) {
  const response = await (await clinic.visitor("owner")).get(clinic.path("/auditoria/csv?table=rooms"));
  assert.match(
    response.headers.get("content-disposition") ?? "",
    /attachment; filename="clinica-[\w-]+\.csv"/,
  );
  const lines = (await response.text()).trimEnd().split("\r\n");
  assert.equal(lines.length, 2);
  assert.match(lines[1], /"insert";"rooms"/);
}

async function onlyManagers(clinic: StaffedClinic) {
  const nurse = await clinic.visitor("nurse");
  const refused = await nurse.get(clinic.path("/auditoria"));
  assert.equal(refused.status, 403);
  assert.doesNotMatch(await refused.text(), /href="[^"]*\/auditoria"/);
  assert.equal((await nurse.get(clinic.path("/auditoria/csv"))).status, 303);
  const admin = await clinic.visitor("admin");
  assert.equal((await admin.get(clinic.path("/auditoria"))).status, 200);
}

async function departures(clinic: StaffedClinic, code: string) {
  const path = clinic.path("/auditoria/ordem");
  const owner = await clinic.visitor("owner");
  const html = await (await owner.get(path)).text();
  assert.equal(rowsOf(html), 2);
  assert.match(html, /O registro está íntegro: 2 chamadas/);
  assert.match(html, new RegExp(`${code}[\\s\\S]*=1\\+1[\\s\\S]*Piora do quadro`));
  assert.ok(await (await owner.get(clinic.path("/auditoria"))).text().then((text) => text.includes(path)));
  const narrowed = await (await owner.get(`${path}?actor=${clinic.members.owner}`)).text();
  assert.match(narrowed, /Ninguém foi chamado fora da ordem/);
  const wrong = await owner.get(`${path}?from=ontem`);
  assert.equal(wrong.status, 422);
  const file = await owner.get(`${path}/csv`);
  assert.match(file.headers.get("content-disposition") ?? "", /attachment/);
  assert.match(await file.text(), /"'=1\+1"/, "no spreadsheet takes a reason for a formula");
  assert.equal((await (await clinic.visitor("nurse")).get(path)).status, 403);
}
