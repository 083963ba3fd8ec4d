import assert from "node:assert/strict";
import { formatCpf } from "../../edge/domain/documents.ts";
import { cpfOf, serial, visits } from "../support/builders.ts";
import { type Stack, testStack } from "../support/stack.ts";
import { chart } from "./chart_pages.ts";
import { type StaffedClinic, staffedClinic } from "./staff_member.ts";

Deno.test("pages that merge charts and part them again, without JavaScript", async (t) => {
  await using stack = await testStack();
  const step = (name: string, run: (clinic: StaffedClinic, stack: Stack) => Promise<void>) =>
    t.step(name, async () => await run(await staffedClinic(stack), stack));

  await step("propose charts that may be the same person's, and find any other", propose);
  await step("say what to do about a CPF that somebody typed and nobody has seen", claimed);
  await step("compare field by field, say what will happen, merge as chosen, and undo", mergeAndUndo);
  await step("offer nothing where documents or open visits are in the way", blocked);
  await step("say why a merge or an undoing came too late", tooLate);
  await step("are closed to nurses and doctors, and across clinics", closed);
});

async function propose(clinic: StaffedClinic, stack: Stack) {
  const one = await chart(stack, clinic, {
    name: "João Araújo",
    social_name: "Joana Araújo",
    phone: "11987654321",
  });
  const likely = await chart(stack, clinic, { name: "joao araujo" });
  const byPhone = await chart(stack, clinic, { name: "Joana M Araujo", phone: "11987654321" });
  const unlike = await chart(stack, clinic, { name: "Zuleica Prado" });
  const member = await clinic.visitor("receptionist");
  const path = clinic.path(`/pacientes/${one}`);
  const page = await (await member.get(path)).text();
  for (const id of [likely, byPhone]) assert.ok(page.includes(`href="${path}/unir/${id}"`), id);
  assert.ok(!page.includes(unlike));
  const found = await (await member.get(`${path}/unir?q=zuleica`)).text();
  assert.ok(found.includes(`href="${path}/unir/${unlike}"`));
  const self = await (await member.get(`${path}/unir?q=joana`)).text();
  assert.ok(!self.includes(`href="${path}/unir/${one}"`), "not with itself");
}

async function claimed(clinic: StaffedClinic, stack: Stack) {
  const cpf = cpfOf(serial());
  const typed = await chart(stack, clinic, { name: "Nara", claimed_cpf: cpf });
  const path = clinic.path(`/pacientes/${typed}`);
  const member = await clinic.visitor("receptionist");
  const alone = await (await member.get(path)).text();
  assert.match(alone, new RegExp(`CPF informado, sem conferência:.*${formatCpf(cpf)}`));
  assert.match(alone, /Peça um documento.*escreva o número no campo CPF/s);
  const owner = await chart(stack, clinic, { name: "Nara Lopes", cpf });
  const doubtful = await (await member.get(path)).text();
  assert.match(doubtful, new RegExp(`una as duas.*href="${path}/unir/${owner}"`, "s"));
  assert.doesNotMatch(await (await member.get(clinic.path(`/pacientes/${owner}`))).text(), /sem conferência/);
}

async function mergeAndUndo(clinic: StaffedClinic, stack: Stack) {
  const keep = await chart(stack, clinic, { name: "Ana Sousa", phone: "11987654321", priority: "autism" });
  const gone = await chart(stack, clinic, {
    name: "Ana Souza",
    phone: "1133334444",
    email: "ana@example.com",
  });
  await visits(stack.sql, clinic, [1, 2, 3].map(() => ({ patient_id: gone, status: "finished" as const })));
  const member = await clinic.visitor("receptionist");
  const path = clinic.path(`/pacientes/${keep}`);
  const compared = await (await member.get(`${path}/unir/${gone}`)).text();
  for (const field of ["name", "phone"]) {
    for (const side of ["keep", "merge"]) {
      assert.match(compared, new RegExp(`type="radio" name="${field}" value="${side}"`));
    }
  }
  assert.doesNotMatch(compared, /type="radio" name="(email|priority|cpf)"/);
  assert.match(compared, /3 visitas passam para a ficha de Ana Sousa/);
  assert.match(compared, /Dá para desfazer por 30 dias/);
  assert.ok(
    compared.includes(`href="${clinic.path(`/pacientes/${gone}/unir/${keep}`)}"`),
    "the other way round",
  );

  const merged = await member.post(`${path}/unir/${gone}`, { name: "merge", phone: "keep" });
  assert.deepEqual([merged.status, merged.headers.get("location")], [303, `${path}?feito=unidas`]);
  const read = async () => ({
    ...(await stack.sql`select name, phone, email from public.patients where id = ${keep}`)[0],
  });
  assert.deepEqual(await read(), { name: "Ana Souza", phone: "11987654321", email: "ana@example.com" });
  const old = await member.get(clinic.path(`/pacientes/${gone}`));
  assert.deepEqual([old.status, old.headers.get("location")], [303, `${path}?feito=veio`]);

  const after = await (await member.get(path)).text();
  assert.match(after, /Ana Souza, unida em/);
  const undo = /action="([^"]+\/unioes\/[^"]+)"/.exec(after)?.[1] ?? "";
  assert.equal((await member.post(undo, {})).headers.get("location"), `${path}?feito=desfeita`);
  assert.deepEqual(await read(), { name: "Ana Sousa", phone: "11987654321", email: null });
  assert.match(await (await member.get(path)).text(), /Desfeita em/);
  const entries = await stack.sql`
    select action, actor_role from public.audit_log
    where establishment_id = ${clinic.id} and table_name = 'chart_merges' order by id`;
  assert.deepEqual(entries.map((one) => ({ ...one })), [
    { action: "insert", actor_role: "receptionist" },
    { action: "update", actor_role: "receptionist" },
  ]);
}

async function blocked(clinic: StaffedClinic, stack: Stack) {
  const keep = await chart(stack, clinic, { name: "Ana", cpf: "52998224725" });
  const other = await chart(stack, clinic, { name: "Ana", cpf: "12345678909" });
  const member = await clinic.visitor("admin");
  const compare = async (one: string, two: string) =>
    await (await member.get(clinic.path(`/pacientes/${one}/unir/${two}`))).text();
  const documents = await compare(keep, other);
  assert.match(documents, /Os documentos são diferentes/);
  assert.doesNotMatch(documents, /Unir as duas fichas/);
  const third = await chart(stack, clinic, { name: "Ana" });
  await visits(stack.sql, clinic, [{ patient_id: keep }, { patient_id: third }]);
  assert.match(await compare(keep, third), /têm atendimento aberto/);
  const forced = await member.post(clinic.path(`/pacientes/${keep}/unir/${third}`), {});
  assert.equal(forced.status, 409);
  const self = await member.get(clinic.path(`/pacientes/${keep}/unir/${keep}`));
  assert.equal(self.headers.get("location"), clinic.path(`/pacientes/${keep}/unir`));
}

async function tooLate(clinic: StaffedClinic, stack: Stack) {
  const [one, two, three] = await Promise.all(
    ["Ana", "Bia", "Caio"].map((name) => chart(stack, clinic, { name })),
  );
  const member = await clinic.visitor("owner");
  const path = clinic.path(`/pacientes/${one}`);
  await member.post(`${path}/unir/${two}`, {});
  const late = await member.post(clinic.path(`/pacientes/${three}/unir/${two}`), {});
  assert.equal(late.status, 303, "a merged chart leads to the one that stayed");
  const [{ id }] = await stack.sql`select id from public.chart_merges where merged_id = ${two}`;
  await stack.sql`update public.chart_merges set merged_at = now() - interval '31 days' where id = ${id}`;
  assert.match(await (await member.get(path)).text(), /O prazo de 30 dias para desfazer terminou/);
  const refused = await member.post(`${path}/unioes/${id}`, {});
  assert.equal(refused.status, 409);
  assert.match(await refused.text(), /já foi desfeita, tem mais de 30 dias/);
}

async function closed(clinic: StaffedClinic, stack: Stack) {
  const [one, two] = [
    await chart(stack, clinic, { name: "Ana" }),
    await chart(stack, clinic, { name: "Ana" }),
  ];
  const path = clinic.path(`/pacientes/${one}`);
  for (const role of ["nurse", "doctor"] as const) {
    const member = await clinic.visitor(role);
    assert.doesNotMatch(await (await member.get(path)).text(), /\/unir/);
    for (const below of ["/unir", `/unir/${two}`]) assert.equal((await member.get(path + below)).status, 403);
    assert.equal((await member.post(`${path}/unir/${two}`, {})).status, 403);
    assert.equal((await member.post(`${path}/unioes/${crypto.randomUUID()}`, {})).status, 403);
  }
  const other = await staffedClinic(stack);
  const foreign = await chart(stack, other, { name: "Ana" });
  const owner = await clinic.visitor("owner");
  assert.equal((await owner.get(`${path}/unir/${foreign}`)).status, 404);
  assert.equal((await owner.post(`${path}/unir/${foreign}`, {})).status, 404);
  assert.equal((await owner.post(`${path}/unioes/${crypto.randomUUID()}`, {})).status, 404);
  const rows = await stack.sql`select from public.chart_merges where establishment_id in ${
    stack.sql([clinic.id, other.id])
  }`;
  assert.equal(rows.length, 0);
}
