import assert from "node:assert/strict";
import * as z from "zod/mini";
import { refusal, user } from "../support/actors.ts";
import { clinic, person, visit } from "../support/builders.ts";
import { testDatabase } from "../support/database.ts";
import { chartLink, chartMerge, holder } from "../support/people.ts";
import { fullClinic, tablesThatName } from "../support/tenant_rows.ts";

const db = await testDatabase();
const { sql } = db;
Deno.test.afterAll(async () => await db[Symbol.asyncDispose]());

const Export = z.looseObject({
  login: z.looseObject({ id: z.string(), email: z.string() }),
  account: z.nullable(z.looseObject({ cpf: z.string() })),
  memberships: z.array(z.object({ establishment: z.string(), role: z.string(), since: z.string() })),
  charts: z.array(z.looseObject({
    withheld: z.array(z.string()),
    establishment: z.looseObject({ id: z.string() }),
    chart: z.looseObject({ id: z.string() }),
    visits: z.array(z.looseObject({ code: z.string(), symptoms: z.optional(z.nullable(z.string())) })),
    files: z.array(z.object({ bucket: z.string(), name: z.string() })),
  })),
});

Deno.test("export_account() gives the caller's account, charts and visits, and nobody else's", async () => {
  const house = await clinic(sql);
  const ana = await holder(sql);
  const mine = await visit(sql, house, { symptoms: "dor de cabeça" });
  const foreign = await visit(sql, house, { symptoms: "febre alta" });
  await chartLink(sql, house.id, { patient_id: mine.patient_id, user_id: ana.id, proof: "email" });
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

Deno.test("export_account() by a ticket alone: the visits since then, and nothing that was noted of the illness", async () => {
  const house = await clinic(sql);
  const ana = await holder(sql);
  const early = await visit(sql, house, {
    ...{ symptoms: "segredo antigo", status: "finished", arrived_at: new Date(Date.now() - 40 * 86_400_000) },
    closed_at: new Date(Date.now() - 39 * 86_400_000),
  });
  const mine = await visit(sql, house, { patient_id: early.patient_id, symptoms: "segredo de hoje" });
  await sql`update public.patients set contacts = '[{"name": "Mãe", "phone": "11999990000"}]', phone = '11988887777'
    where id = ${mine.patient_id}`;
  const holderOf = user(sql, ana.id);
  await holderOf.call(z.unknown(), "link_chart_by_ticket", mine.token);
  const exported = async () => (await holderOf.call(Export, "export_account")).charts[0];
  const part = await exported();
  assert.deepEqual(part.visits.map(({ code }) => code), [mine.code]);
  assert.deepEqual(part.withheld, ["chart", "symptoms", "triage_notes", "earlier_visits", "files"]);
  for (const secret of ["segredo", "Mãe", "11988887777"]) assert.ok(!JSON.stringify(part).includes(secret));

  await sql`update public.patients set email = ${ana.email}, birth_date = ${ana.birth_date}
    where id = ${mine.patient_id}`;
  await sql`update auth.users set confirmation_sent_at = now() - interval '1 minute', email_confirmed_at = now()
    where id = ${ana.id}`;
  await holderOf.call(z.unknown(), "link_charts_by_address");
  const whole = await exported();
  assert.deepEqual([whole.withheld, whole.visits.length], [[], 2]);
  assert.ok(JSON.stringify(whole).includes("segredo antigo"));

  await chartMerge(sql, house.id, mine.patient_id);
  assert.deepEqual((await exported()).withheld, part.withheld, "a merged chart must be proved anew");
});

Deno.test("export_account() lists the files about the person, and no other person's of the clinic", async () => {
  const house = await fullClinic(sql);
  const ana = await holder(sql);
  const [mine, foreign] = [await visit(sql, house), await visit(sql, house)];
  await chartLink(sql, house.id, { patient_id: mine.patient_id, user_id: ana.id, proof: "email" });
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
  await user(sql, ana.id).call(z.unknown(), "link_chart_by_ticket", token);
  assert.deepEqual(await user(sql, ana.id).call(z.unknown(), "delete_account"), { login: "deleted" });
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
  assert.deepEqual(await user(sql, ana.id).call(z.unknown(), "delete_account"), { login: "kept" });
  await user(sql, ana.id).call(z.unknown(), "staff_queue", house.id);
  assert.deepEqual(await tablesThatName(sql, ana.cpf), {});
});

Deno.test("delete_account() of staff leaves every clinic, unless one would be without owner", async () => {
  const house = await clinic(sql);
  const { code, detail } = await refusal(user(sql, house.members.owner).call(z.unknown(), "delete_account"));
  assert.equal(code, "LASTO");
  assert.deepEqual(JSON.parse(detail ?? "").establishments.map(({ id }: { id: string }) => id), [house.id]);
  assert.deepEqual(await user(sql, house.members.nurse).call(z.unknown(), "delete_account"), {
    login: "deleted",
  });
  const [{ n }] =
    await sql`select count(*)::int as n from public.members where establishment_id = ${house.id}`;
  assert.equal(n, 4);
  assert.deepEqual(await user(sql, await person(sql)).call(z.unknown(), "delete_account"), {
    login: "deleted",
  });
});
