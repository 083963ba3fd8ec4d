import assert from "node:assert/strict";
import * as z from "zod/mini";
import fc from "fast-check";
import { Visit } from "../../edge/domain/staff_queue.ts";
import { CreatedVisit } from "../../edge/domain/visit_acts.ts";
import { codeOf, refusal, user } from "../support/actors.ts";
import { type Clinic, clinic, service, visit } from "../support/builders.ts";
import { testDatabase } from "../support/database.ts";

const db = await testDatabase();
const { sql } = db;
Deno.test.afterAll(async () => await db[Symbol.asyncDispose]());

const ACTS = {
  triage: ["triage_visit", { risk: "yellow", complaint: "Tosse", pain: 3 }],
  retriage: ["triage_visit", { risk: "red", notes: "pior" }],
  call: ["call_visit", { reason: "Teste" }],
  start: ["start_visit", null],
  finish: ["finish_visit", { outcome: "referred" }],
  exams: ["finish_visit", { outcome: "awaiting_return" }],
  cancel: ["cancel_visit", { reason: "Desistiu" }],
  noShow: ["mark_no_show", {}],
  back: ["return_visit", {}],
  transfer: ["transfer_visit", null],
} as const satisfies Record<string, readonly [string, object | null]>;
type Act = keyof typeof ACTS;

/** Everything but what tells changes apart: the row, the learned mean, the waiting order and the facts. */
async function stateOf(house: Clinic, id: string) {
  const [row] = await sql`
    select to_jsonb(v)::text as visit, q.mean_minutes, q.mean_samples, (
      select array_agg(w.code order by w.call_rank, w.turn_at, w.number) from public.visits as w
      where w.establishment_id = ${house.id} and w.status = 'waiting') as waiting, (
      select to_jsonb(f)::text from public.visit_facts as f where f.visit_id = v.id) as facts
    from public.visits v join public.queues q using (establishment_id) where v.id = ${id}`;
  return { ...row };
}

Deno.test("undo_visit() restores exactly, whatever act it takes back after whatever came before", async () => {
  const house = await clinic(sql);
  const other = await service(sql, house.id, "E");
  const [doctor, nurse] = [user(sql, house.members.doctor), user(sql, house.members.nurse)];
  const dataOf = (act: Act) =>
    ACTS[act][1] ??
      (act === "start"
        ? { professional_id: house.professional }
        : { service_id: other, room_id: house.room });
  let undone = 0;
  await sql`
    update public.establishments set queue_rules = queue_rules || '{"exam_return":"head","max_calls":10}'
    where id = ${house.id}`;
  await visit(sql, house, { risk: "green" });
  const names = fc.constantFrom<Act>(
    "triage",
    "retriage",
    "call",
    "start",
    "finish",
    "exams",
    "cancel",
    "noShow",
    "back",
    "transfer",
  );
  await fc.assert(
    fc.asyncProperty(fc.array(names, { minLength: 4, maxLength: 14 }), async (acts) => {
      const { id } = await nurse.call(CreatedVisit, "create_visit", house.id, { patient: { name: "Ana" } });
      for (const act of acts) {
        const before = await stateOf(house, id);
        const done = await doctor.call(z.unknown(), ACTS[act][0], id, dataOf(act)).then(
          () => true,
          () => false,
        );
        if (!done) {
          assert.deepEqual(await stateOf(house, id), before, act);
          continue;
        }
        await doctor.call(Visit, "undo_visit", id);
        assert.deepEqual(await stateOf(house, id), before, act);
        undone++;
        assert.equal(await codeOf(doctor.call(Visit, "undo_visit", id)), "NUNDO");
        await doctor.call(Visit, ACTS[act][0], id, dataOf(act));
      }
      await sql`update public.visits set status = 'cancelled', closed_at = now()
        where id = ${id} and status in ('awaiting_triage', 'waiting', 'called', 'awaiting_return')`;
    }),
    { numRuns: 40 },
  );
  assert.ok(undone > 60, String(undone));
});

Deno.test("undo_visit() is refused to another, after thirty seconds, after something else, and with nothing done", async () => {
  const house = await clinic(sql);
  const [doctor, nurse] = [user(sql, house.members.doctor), user(sql, house.members.nurse)];
  const { id } = await visit(sql, house);
  const why = async (who: typeof doctor) =>
    JSON.parse((await refusal(who.call(Visit, "undo_visit", id))).detail ?? "{}");
  assert.deepEqual(await why(doctor), { status: "nothing" });
  await doctor.call(Visit, "call_visit", id, {});
  assert.deepEqual(await why(nurse), { status: "another" });
  await sql`update private.visit_undos set happened_at = now() - interval '31 seconds' where visit_id = ${id}`;
  assert.deepEqual(await why(doctor), { status: "expired" });
  await doctor.call(Visit, "call_visit", id, {});
  await sql`insert into public.visit_events (establishment_id, visit_id, act, from_status, to_status, actor_kind)
    values (${house.id}, ${id}, 'acknowledge', 'called', 'called', 'patient')`;
  assert.deepEqual(await why(doctor), { status: "followed" });
});

Deno.test("undo_visit() of a cancelling is refused once the patient has come again", async () => {
  const house = await clinic(sql);
  const doctor = user(sql, house.members.doctor);
  const { id, patient_id } = await visit(sql, house);
  await doctor.call(Visit, "cancel_visit", id, { reason: "Desistiu" });
  const again = await doctor.call(CreatedVisit, "create_visit", house.id, { patient_id });
  const { code, detail } = await refusal(doctor.call(Visit, "undo_visit", id));
  assert.deepEqual([code, JSON.parse(detail ?? "{}").id], ["INQUE", again.id]);
});

Deno.test("undo_visit() leaves its trace and takes back what was learned only if nobody else taught since", async () => {
  const house = await clinic(sql);
  const doctor = user(sql, house.members.doctor);
  const minutes = (number: number) => new Date(Date.now() - number * 60_000);
  const a = await visit(sql, house, { status: "in_service", started_at: minutes(10) });
  const b = await visit(sql, house, { status: "in_service", started_at: minutes(20) });
  await doctor.call(Visit, "finish_visit", a.id, {});
  await doctor.call(Visit, "finish_visit", b.id, {});
  await doctor.call(Visit, "undo_visit", a.id);
  const [{ mean_samples }] =
    await sql`select mean_samples from public.queues where establishment_id = ${house.id}`;
  assert.equal(mean_samples, 2);
  const events = await sql`
    select e.act, e.from_status, e.to_status, undone.act as undoes from public.visit_events e
    left join public.visit_events undone on undone.id = e.undoes where e.visit_id = ${a.id} order by e.id`;
  assert.deepEqual(events.map((row) => ({ ...row })), [
    { act: "finish", from_status: "in_service", to_status: "finished", undoes: null },
    { act: "undo", from_status: "finished", to_status: "in_service", undoes: "finish" },
  ]);
});
