import assert from "node:assert/strict";
import * as z from "zod/mini";
import fc from "fast-check";
import { Visit } from "../../edge/domain/staff_queue.ts";
import { VISIT_STATUSES, type VisitStatus } from "../../edge/domain/visit.ts";
import { codeOf, refusal, user } from "../support/actors.ts";
import { type Clinic, clinic, visit } from "../support/builders.ts";
import { testDatabase } from "../support/database.ts";

const db = await testDatabase();
const { sql } = db;
Deno.test.afterAll(async () => await db[Symbol.asyncDispose]());

/** The model, written from the contract and not from the migration: where each act leads from where. */
const LAW = {
  triage: { awaiting_triage: "waiting", waiting: "waiting" },
  call: { waiting: "called", called: "called" },
  start: { called: "in_service" },
  finish: { in_service: "finished" },
  send_to_exams: { in_service: "awaiting_return" },
  cancel: {
    awaiting_triage: "cancelled",
    waiting: "cancelled",
    called: "cancelled",
    awaiting_return: "cancelled",
  },
  no_show: { called: "no_show" },
  return: { called: "waiting", no_show: "waiting", awaiting_return: "waiting" },
} satisfies Record<string, Partial<Record<VisitStatus, VisitStatus>>>;

/** To another service, where triage may come first, or to another room. */
const TRANSFERS = [
  ["awaiting_triage", "awaiting_triage"],
  ["awaiting_triage", "waiting"],
  ["waiting", "waiting"],
  ["waiting", "awaiting_triage"],
  ["called", "called"],
  ["called", "waiting"],
  ["in_service", "in_service"],
  ["in_service", "waiting"],
  ["awaiting_return", "awaiting_return"],
] as const;

/** What patients do by their tickets; nobody undoes it for them. */
const PATIENTS = [
  ["acknowledge", "called", "called"],
  ...["on_my_way", "arrive", "worsen"].flatMap((act) =>
    ["awaiting_triage", "waiting", "called"].map((status) => [act, status, status])
  ),
  ["step_out", "waiting", "waiting"],
  ["step_in", "waiting", "waiting"],
  ...["awaiting_triage", "waiting", "called", "awaiting_return"].map((
    status,
  ) => ["leave", status, "cancelled"]),
];

/** How often one person is called in a row, by the rules that a house begins with. */
const MAX_CALLS = 3;

type Act = keyof typeof LAW;
const ACTS: Act[] = ["triage", "call", "start", "finish", "send_to_exams", "cancel", "no_show", "return"];

/** Where an act leads; null where it is not allowed. */
function target(act: Act, status: VisitStatus): VisitStatus | null {
  const rules: Partial<Record<VisitStatus, VisitStatus>> = LAW[act];
  return rules[status] ?? null;
}

/** Every way forth. */
function ways(): [act: string, from: string, to: string][] {
  return [
    ...ACTS.flatMap((act) =>
      Object.entries(LAW[act]).map(([from, to]): [string, string, string] => [
        act === "send_to_exams" ? "finish" : act,
        from,
        to,
      ])
    ),
    ...TRANSFERS.map(([from, to]): [string, string, string] => ["transfer", from, to]),
  ];
}

/** The SQL function of an act, with the data it needs. */
function functionOf(act: Act, house: Clinic): [name: string, data: object] {
  switch (act) {
    case "triage":
      return ["triage_visit", { risk: "green" }];
    case "start":
      return ["start_visit", { professional_id: house.professional }];
    case "send_to_exams":
      return ["finish_visit", { outcome: "awaiting_return" }];
    case "cancel":
      return ["cancel_visit", { reason: "foi embora" }];
    case "no_show":
      return ["mark_no_show", {}];
    default:
      return [`${act}_visit`, {}];
  }
}

/** Everything that an act may change, and the number of events. */
async function stateOf(house: Clinic, id: string) {
  const [row] = await sql`
    select to_jsonb(v)::text as visit, v.status, v.call_times as calls, q.version::int, (
      select count(*)::int from public.visit_events where visit_id = v.id) as events
    from public.visits v join public.queues q using (establishment_id)
    where v.id = ${id} and q.establishment_id = ${house.id}`;
  return z.parse(
    z.object({
      visit: z.string(),
      status: z.enum(VISIT_STATUSES),
      calls: z.int(),
      version: z.int(),
      events: z.int(),
    }),
    row,
  );
}

Deno.test("visits: any sequence of acts follows the transitions, one event and one version each", async () => {
  const house = await clinic(sql);
  const doctor = user(sql, house.members.doctor);
  const start = fc.constantFrom<VisitStatus>("awaiting_triage", "waiting", "called", "in_service");
  await fc.assert(
    fc.asyncProperty(start, fc.array(fc.constantFrom(...ACTS), { maxLength: 25 }), async (status, acts) => {
      const { id } = await visit(sql, house, { status });
      for (const act of acts) {
        const [name, data] = functionOf(act, house);
        const before = await stateOf(house, id);
        const expected = target(act, before.status);
        const isTooOften = act === "call" && before.status === "called" && before.calls >= MAX_CALLS;
        if (expected === null || isTooOften) {
          const { code, detail } = await refusal(doctor.call(Visit, name, id, data));
          const refused = [isTooOften ? "CALLM" : "BADST", { status: before.status }];
          assert.deepEqual([code, JSON.parse(detail ?? "")], refused);
          assert.deepEqual(await stateOf(house, id), before);
        } else {
          assert.equal((await doctor.call(Visit, name, id, data)).status, expected);
          const after = await stateOf(house, id);
          assert.deepEqual([after.status, after.events, after.version], [
            expected,
            before.events + 1,
            before.version + 1,
          ]);
        }
      }
      await sql`update public.visits set status = 'cancelled', closed_at = now()
        where id = ${id} and status in ('awaiting_triage', 'waiting', 'called')`;
    }),
    { numRuns: 40 },
  );
});

Deno.test("visits: the transitions in the database are those of the model", async () => {
  const rows = await sql`select act, from_status, to_status from private.visit_transitions`;
  const held = rows.map((row) => `${row.act} ${row.from_status} ${row.to_status}`).sort();
  const wanted = ways().map(([act, from, to]) => `${act} ${from} ${to}`);
  wanted.push(...PATIENTS.map(([act, from, to]) => `${act} ${from} ${to}`));
  const back = new Set(ways().map(([, from, to]) => `undo ${to} ${from}`));
  assert.deepEqual(held, [...wanted, ...back].sort());
});

Deno.test("visits: not even the owner of the table takes a way that no act takes, forth or back", async () => {
  const house = await clinic(sql);
  const closed = ["finished", "cancelled", "no_show"];
  for (const from of VISIT_STATUSES) {
    const { id } = await visit(sql, house, { status: from });
    for (const to of VISIT_STATUSES) {
      const allowed = from === to ||
        ways().some(([, a, b]) => a === from && b === to || a === to && b === from);
      const attempt = sql.begin(async (sql) => {
        await sql`update public.visits set status = ${to}, closed_at = ${
          closed.includes(to) ? new Date() : null
        }
          where id = ${id}`;
        throw { code: "allowed", message: "undo" };
      });
      assert.equal(await codeOf(attempt), allowed ? "allowed" : "BADST", `${from} to ${to}`);
    }
  }
});

Deno.test("visits: one open visit per patient and establishment, whoever writes it", async () => {
  const house = await clinic(sql);
  const { patient_id } = await visit(sql, house);
  for (const status of ["awaiting_triage", "waiting", "called", "in_service", "awaiting_return"] as const) {
    assert.equal(await codeOf(visit(sql, house, { patient_id, status })), "23505", status);
  }
  for (const status of ["finished", "cancelled", "no_show"] as const) {
    await visit(sql, house, { patient_id, status });
  }
});

Deno.test("visit_events: only grows, for the owner of the table too", async () => {
  const house = await clinic(sql);
  const { id } = await visit(sql, house);
  await user(sql, house.members.doctor).call(Visit, "call_visit", id, {});
  for (
    const attempt of [
      sql`update public.visit_events set reason = 'x'`,
      sql`delete from public.visit_events`,
      sql`truncate public.visit_events`,
      sql`delete from public.establishments where id = ${house.id}`,
    ]
  ) assert.match(await codeOf(attempt), /42501|23001|23503/);
});
