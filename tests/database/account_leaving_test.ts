import assert from "node:assert/strict";
import * as z from "zod/mini";
import { refusal, user } from "../support/actors.ts";
import { clinic, person, visit } from "../support/builders.ts";
import { testDatabase } from "../support/database.ts";
import { holder } from "../support/people.ts";
import { fullClinic, tablesThatName } from "../support/tenant_rows.ts";

const db = await testDatabase();
const { sql } = db;
Deno.test.afterAll(async () => await db[Symbol.asyncDispose]());

const Export = z.looseObject({
  login: z.looseObject({ id: z.string(), email: z.string() }),
  account: z.nullable(z.looseObject({ cpf: z.string() })),
  memberships: z.array(z.object({ establishment: z.string(), role: z.string(), since: z.string() })),
  charts: z.array(z.looseObject({
    establishment: z.looseObject({ id: z.string() }),
    chart: z.looseObject({ id: z.string() }),
    visits: z.array(z.looseObject({ code: z.string(), symptoms: z.nullable(z.string()) })),
    files: z.array(z.object({ bucket: z.string(), name: z.string() })),
  })),
});

Deno.test("export_account() gives the caller's account, charts and visits, and nobody else's", async () => {
  const house = await clinic(sql);
  const ana = await holder(sql);
  const mine = await visit(sql, house, { symptoms: "dor de cabeça" });
  const foreign = await visit(sql, house, { symptoms: "febre alta" });
  await user(sql, ana.id).call(z.any(), "link_chart_by_ticket", mine.token);
  const all = await user(sql, ana.id).call(Export, "export_account");
  assert.deepEqual([all.login.email, all.account?.cpf, all.memberships], [ana.email, ana.cpf, []]);
  assert.deepEqual(
    all.charts.map(({ chart, visits }) => [chart.id, visits.map(({ symptoms }) => symptoms)]),
    [
      [mine.patient_id, ["dor de cabeça"]],
    ],
  );
  const text = JSON.stringify(all);
  for (const secret of ["febre alta", foreign.patient_id, "token"]) assert.ok(!text.includes(secret), secret);
});

Deno.test("export_account() lists the files about the person, and no other person's of the clinic", async () => {
  const house = await fullClinic(sql);
  const ana = await holder(sql);
  const [mine, foreign] = [await visit(sql, house), await visit(sql, house)];
  await user(sql, ana.id).call(z.any(), "link_chart_by_ticket", mine.token);
  const nameOf = ({ patient_id }: { patient_id: string }) => `${house.id}/patients/${patient_id}/exam.pdf`;
  await sql`insert into storage.objects ${
    sql([mine, foreign].map((one) => ({ bucket_id: "logos", name: nameOf(one) })))
  }`;
  const { charts } = await user(sql, ana.id).call(Export, "export_account");
  assert.deepEqual(charts.map(({ files }) => files), [[{ bucket: "logos", name: nameOf(mine) }]]);
});

Deno.test("export_account() of staff tells where they work, and no patient", async () => {
  const house = await fullClinic(sql);
  const all = await user(sql, house.members.nurse).call(Export, "export_account");
  assert.deepEqual(all.memberships.map(({ role }) => role), ["nurse"]);
  assert.deepEqual([all.account, all.charts], [null, []]);
});

Deno.test("delete_account(): the patient's account goes, what the clinic must keep stays without the link", async () => {
  const house = await clinic(sql);
  const ana = await holder(sql);
  const { token, patient_id } = await visit(sql, house);
  await user(sql, ana.id).call(z.any(), "link_chart_by_ticket", token);
  assert.deepEqual(await user(sql, ana.id).call(z.any(), "delete_account"), { login: "deleted" });
  // The audit log alone remembers that somebody with this id was there.
  assert.deepEqual(Object.keys(await tablesThatName(sql, ana.id)), ["public.audit_log"]);
  assert.deepEqual(await tablesThatName(sql, ana.cpf), {});
  assert.deepEqual(await tablesThatName(sql, ana.email), {});
  assert.equal((await sql`select from public.patients where id = ${patient_id}`).length, 1);
  assert.equal((await sql`select from public.visits where patient_id = ${patient_id}`).length, 1);
});

Deno.test("delete_account() of a patient who works in a clinic too keeps the login for the clinic", async () => {
  const house = await clinic(sql);
  const ana = await holder(sql);
  await sql`insert into public.members (establishment_id, user_id, role) values (${house.id}, ${ana.id}, 'nurse')`;
  assert.deepEqual(await user(sql, ana.id).call(z.any(), "delete_account"), { login: "kept" });
  await user(sql, ana.id).call(z.any(), "staff_queue", house.id);
  assert.deepEqual(await tablesThatName(sql, ana.cpf), {});
});

Deno.test("delete_account() of staff leaves every clinic, unless one would be without owner", async () => {
  const house = await clinic(sql);
  const { code, detail } = await refusal(user(sql, house.members.owner).call(z.any(), "delete_account"));
  assert.equal(code, "LASTO");
  assert.deepEqual(JSON.parse(detail ?? "").establishments.map(({ id }: { id: string }) => id), [house.id]);
  assert.deepEqual(await user(sql, house.members.nurse).call(z.any(), "delete_account"), {
    login: "deleted",
  });
  const [{ n }] =
    await sql`select count(*)::int as n from public.members where establishment_id = ${house.id}`;
  assert.equal(n, 4);
  assert.deepEqual(await user(sql, await person(sql)).call(z.any(), "delete_account"), { login: "deleted" });
});
