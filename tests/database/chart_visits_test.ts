import assert from "node:assert/strict";
import * as z from "zod/mini";
import { MEMBER_ROLES, RISK_SETTERS } from "../../edge/domain/member.ts";
import { StaffQueue } from "../../edge/domain/staff_queue.ts";
import { codeOf, user } from "../support/actors.ts";
import { clinic, patients, visit, visits } from "../support/builders.ts";
import { testDatabase } from "../support/database.ts";

const db = await testDatabase();
const { sql } = db;
Deno.test.afterAll(async () => await db[Symbol.asyncDispose]());

const Past = z.looseObject({
  id: z.string(),
  status: z.string(),
  service: z.string(),
  professional: z.nullable(z.string()),
  symptoms: z.nullable(z.string()),
  triage_notes: z.nullable(z.string()),
});
const Page = z.object({ visits: z.array(Past), next: z.nullable(z.string()) });
const Chart = z.object({
  visit_count: z.number(),
  visits: z.array(Past),
  visits_next: z.nullable(z.string()),
  open_visit: z.nullable(z.object({ id: z.string(), code: z.string(), status: z.string() })),
});

Deno.test("read_patient() tells of the chart's visits; complaint and triage notes to who may triage", async () => {
  const house = await clinic(sql);
  const here = await visit(sql, house, {
    symptoms: "Febre",
    status: "in_service",
    professional_id: house.professional,
  });
  await sql`update public.visits set triage_notes = '38,5' where id = ${here.id}`;
  await visit(sql, house, { symptoms: "De outra pessoa" });
  for (const role of MEMBER_ROLES) {
    const chart = await user(sql, house.members[role]).call(Chart, "read_patient", here.patient_id);
    const [only] = chart.visits;
    assert.deepEqual([chart.visits.length, chart.visit_count, chart.visits_next], [1, 1, null]);
    assert.deepEqual([only.id, only.service, chart.open_visit?.id], [here.id, "Atendimento", here.id]);
    assert.match(only.professional ?? "", /^Dra\. Helena/);
    const notes = RISK_SETTERS.includes(role) ? ["Febre", "38,5"] : [null, null];
    assert.deepEqual([only.symptoms, only.triage_notes], notes, role);
  }
});

Deno.test("read_patient_visits() leads through all visits, latest first, without gap or repetition", async () => {
  const house = await clinic(sql);
  const [patient_id] = await patients(sql, house.id, 1);
  const arrived = (i: number) => new Date(Date.UTC(2026, 0, 1, 12) + Math.floor(i / 3) * 86_400_000);
  const wishes = Array.from({ length: 130 }, (_, i) => ({
    patient_id,
    status: "finished" as const,
    arrived_at: arrived(i),
  }));
  const made = await visits(sql, house, wishes);
  const doctor = user(sql, house.members.doctor);
  const first = await doctor.call(Chart, "read_patient", patient_id);
  assert.deepEqual([first.visits.length, first.visit_count], [20, 130]);
  const seen = first.visits.map(({ id }) => id);
  let next = first.visits_next;
  while (next !== null) {
    const page: z.infer<typeof Page> = await doctor.call(Page, "read_patient_visits", patient_id, next);
    seen.push(...page.visits.map(({ id }) => id));
    next = page.next;
  }
  assert.deepEqual([seen.length, new Set(seen).size], [130, 130]);
  const order = new Map(made.map(({ id }, i) => [id, arrived(i).getTime()]));
  const times = seen.map((id) => order.get(id) ?? 0);
  assert.deepEqual(times, [...times].sort((a, b) => b - a));
});

Deno.test("read_patient_visits() is logged as a reading, and goes on after no other chart's visit", async () => {
  const house = await clinic(sql);
  const [mine, theirs] = [await visit(sql, house), await visit(sql, house)];
  const nurse = user(sql, house.members.nurse);
  await nurse.call(Page, "read_patient_visits", mine.patient_id, mine.id);
  const [entry] = await sql`
    select action, actor_role, patient_id from public.audit_log
    where establishment_id = ${house.id} order by id desc limit 1`;
  assert.deepEqual({ ...entry }, { action: "read", actor_role: "nurse", patient_id: mine.patient_id });
  const lost = nurse.call(Page, "read_patient_visits", mine.patient_id, theirs.id);
  assert.equal(await codeOf(lost), "INVLD");
});

Deno.test("staff_queue() says when visits ended that nobody finished", async () => {
  const house = await clinic(sql);
  const ended = new Date(Date.now() - 3_600_000);
  for (const status of ["no_show", "cancelled"] as const) {
    await visit(sql, house, { status, closed_at: ended });
  }
  await visit(sql, house);
  const { recent, waiting } = await user(sql, house.members.nurse).call(StaffQueue, "staff_queue", house.id);
  assert.deepEqual(recent.map(({ closed_at }) => Date.parse(closed_at ?? "")), [+ended, +ended]);
  assert.equal(waiting[0].closed_at, null);
});
