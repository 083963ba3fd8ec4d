import assert from "node:assert/strict";
import * as z from "zod/mini";
import fc from "fast-check";
import { PRIORITIES, type Priority } from "../../edge/domain/priority.ts";
import { type Risk, RISKS, TARGET_MINUTES } from "../../edge/domain/risk.ts";
import { StaffQueue, Visit } from "../../edge/domain/staff_queue.ts";
import { user } from "../support/actors.ts";
import { type Clinic, clinic, visits } from "../support/builders.ts";
import { testDatabase } from "../support/database.ts";

const db = await testDatabase();
const { sql } = db;
Deno.test.afterAll(async () => await db[Symbol.asyncDispose]());

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);

async function setRules(house: Clinic, rules: Record<string, number | boolean>) {
  await sql`update public.establishments set queue_rules = queue_rules || ${sql.json(rules)}
    where id = ${house.id}`;
}

async function order(house: Clinic): Promise<string[]> {
  const board = await user(sql, house.members.nurse).call(StaffQueue, "staff_queue", house.id);
  return board.waiting.filter(({ position }) => position !== null).map(({ id }) => id);
}

interface Person {
  risk: Risk | null;
  priority: Priority | null;
  ago: number;
}

const people = fc.array(
  fc.record({
    risk: fc.option(fc.constantFrom(...RISKS)),
    priority: fc.option(fc.constantFrom(...PRIORITIES)),
    ago: fc.constantFrom(0, 1, 20, 45, 90, 110, 130, 200, 230, 300),
  }),
  { minLength: 2, maxLength: 25 },
);

async function fill(people: Person[]) {
  const house = await clinic(sql);
  const made = await visits(
    sql,
    house,
    people.map(({ risk, priority, ago }) => ({ risk, priority, arrived_at: minutesAgo(ago) })),
  );
  return { house, ids: made.map(({ id }) => id) };
}

/** Share of the target that is used up, and what a legal class is worth: written without looking at the SQL. */
function urgencyWithin(person: Person): number {
  const target = TARGET_MINUTES[person.risk ?? "blue"];
  const start = person.priority === null
    ? 0
    : person.priority === "elderly_80"
    ? 1
    : person.priority === "blood_donor"
    ? 0.25
    : 0.5;
  return person.ago / target + start;
}

Deno.test("ageing: in green and blue by share of the target used up, never above a higher colour", async () => {
  await fc.assert(
    fc.asyncProperty(people, async (people) => {
      const { house, ids } = await fill(people);
      const before = await order(house);
      await setRules(house, { ageing: true });
      const after = await order(house);
      assert.deepEqual(after.toSorted(), before.toSorted());
      const colour = ({ risk }: Person) => risk === null ? RISKS.length : RISKS.indexOf(risk);
      const line = after.map((id) => people[ids.indexOf(id)]);
      for (const [i, person] of line.slice(1).entries()) {
        const ahead = line[i];
        assert.ok(colour(ahead) <= colour(person), "a lower colour stands before a higher one");
        if (ahead.risk === person.risk && (person.risk === "green" || person.risk === "blue")) {
          // Arrivals of one statement differ by microseconds.
          assert.ok(
            urgencyWithin(ahead) >= urgencyWithin(person) - 1e-4,
            "who has waited longer stands behind",
          );
        }
      }
      const others = (ids: string[], all: Person[]) =>
        ids.filter((_, i) => all[i].risk !== "green" && all[i].risk !== "blue");
      assert.deepEqual(others(after, line), others(before, before.map((id) => people[ids.indexOf(id)])));
      await setRules(house, { ageing: false });
      assert.deepEqual(await order(house), before);
    }),
    { numRuns: 25 },
  );
});

Deno.test("order: the clock alone never changes it, with ageing or without", async () => {
  await fc.assert(
    fc.asyncProperty(people, fc.boolean(), async (people, ageing) => {
      const { house } = await fill(people);
      await setRules(house, { ageing });
      const now = await order(house);
      const rank = "private.view_of(v, 'x', 1)";
      const [{ later }] = await sql.unsafe(
        `select array_agg(v.id order by v.call_rank, v.turn_at, v.number) as later, count(${rank})
        from public.visits as v where v.establishment_id = $1`,
        [house.id],
      );
      assert.deepEqual(later, now);
      const [{ ties }] = await sql`
        select count(*)::int - count(distinct (call_rank, turn_at, number))::int as ties
        from public.visits where establishment_id = ${house.id}`;
      assert.equal(ties, 0);
    }),
    { numRuns: 10 },
  );
});

Deno.test("appointments count from their time: neither earlier, nor later when the patient is a little late", async () => {
  const house = await clinic(sql);
  const [early, walkIn, late, tooLate] = await visits(sql, house, [
    { arrived_at: minutesAgo(90) },
    { arrived_at: minutesAgo(30) },
    { arrived_at: minutesAgo(28) },
    { arrived_at: minutesAgo(10) },
  ]);
  const book = (id: string, minutes: number) =>
    sql`update public.visits set scheduled_for = ${minutesAgo(minutes)} where id = ${id}`;
  await book(early.id, -15);
  await book(late.id, 40);
  await book(tooLate.id, 40);
  assert.deepEqual(await order(house), [late, walkIn, tooLate, early].map(({ id }) => id));
  await setRules(house, { late_minutes: 30 });
  assert.deepEqual(await order(house), [late, tooLate, walkIn, early].map(({ id }) => id));
});

Deno.test("heads_colour: before everybody of the colour, behind every higher one", async () => {
  const house = await clinic(sql);
  const [yellow, elder, back] = await visits(sql, house, [
    { risk: "yellow" },
    { risk: "green", priority: "elderly_80", arrived_at: minutesAgo(60) },
    { risk: "green" },
  ]);
  await sql`update public.visits set heads_colour = true where id = ${back.id}`;
  for (const ageing of [false, true]) {
    await setRules(house, { ageing });
    assert.deepEqual(await order(house), [yellow.id, back.id, elder.id]);
  }
});

Deno.test("due_at: arrival plus the colour's target, null without a colour and once seen; new targets move it", async () => {
  const house = await clinic(sql);
  const arrived_at = minutesAgo(7);
  const [orange, none] = await visits(sql, house, [{ risk: "orange", arrived_at }, { arrived_at }]);
  const doctor = user(sql, house.members.doctor);
  const dueOf = async (id: string) => {
    const { waiting } = await doctor.call(StaffQueue, "staff_queue", house.id);
    return waiting.find((visit) => visit.id === id)?.due_at;
  };
  const after = (minutes: number) => arrived_at.getTime() + minutes * 60_000;
  assert.equal(Date.parse(await dueOf(orange.id) ?? ""), after(10));
  assert.equal(await dueOf(none.id), null);
  await sql`update public.establishments set risk_targets = risk_targets || '{"orange": 15}' where id = ${house.id}`;
  assert.equal(Date.parse(await dueOf(orange.id) ?? ""), after(15));
  await doctor.call(Visit, "call_visit", orange.id, {});
  const started = await doctor.call(Visit, "start_visit", orange.id, { professional_id: house.professional });
  assert.equal(started.due_at, null);
});

Deno.test("queue_rules: settings are checked one by one, and new ones publish one version", async () => {
  const house = await clinic(sql);
  await visits(sql, house, [{}, {}]);
  const [{ queue_rules: rules }] =
    await sql`select queue_rules from public.establishments where id = ${house.id}`;
  const owner = user(sql, house.members.owner);
  const change = (version: number, queue_rules: object) =>
    owner.call(z.looseObject({ version: z.int() }), "update_establishment", house.id, String(version), {
      queue_rules,
    });
  const before = await owner.call(StaffQueue, "staff_queue", house.id);
  await change(1, { ...rules, ageing: true, max_calls: 5 });
  assert.equal((await owner.call(StaffQueue, "staff_queue", house.id)).version, before.version + 1);
  const wrong = [
    { ...rules, ageing: null },
    { ...rules, max_calls: 0 },
    { ...rules, exam_return: "later" },
    { ...rules, remote_minutes: "60" },
    { ...rules, surprise: 1 },
    { ageing: true },
    [],
  ];
  for (const rules of wrong) {
    await assert.rejects(change(2, rules), { code: "INVLD" }, JSON.stringify(rules));
  }
});
