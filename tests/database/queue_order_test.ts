import assert from "node:assert/strict";
import * as z from "zod/mini";
import fc from "fast-check";
import { PRIORITIES, type Priority } from "../../edge/domain/priority.ts";
import { QueueSnapshot } from "../../edge/domain/queue_snapshot.ts";
import { type Risk, RISKS } from "../../edge/domain/risk.ts";
import { StaffQueue, Visit } from "../../edge/domain/staff_queue.ts";
import { user } from "../support/actors.ts";
import { clinic, visits } from "../support/builders.ts";
import { testDatabase } from "../support/database.ts";

const db = await testDatabase();
const { sql } = db;
Deno.test.afterAll(async () => await db[Symbol.asyncDispose]());

interface Person {
  risk: Risk | null;
  priority: Priority | null;
  /** Minutes ago; few values, so that many arrive together. */
  ago: number;
}

const person: fc.Arbitrary<Person> = fc.record({
  risk: fc.option(fc.constantFrom(...RISKS)),
  priority: fc.option(fc.constantFrom(...PRIORITIES)),
  ago: fc.constantFrom(0, 1, 2, 30, 90),
});
const population = fc.array(person, { minLength: 1, maxLength: 40 });

/** The order that the law asks for, written without looking at the database's. */
function inCallOrder(people: Person[]): number[] {
  const urgency = ({ risk }: Person) => risk === null ? RISKS.length : RISKS.indexOf(risk);
  const precedence = ({ priority }: Person) => {
    if (priority === "elderly_80") return 0;
    if (priority === "blood_donor") return 2;
    return priority === null ? 3 : 1;
  };
  return people.map((_, i) => i).sort((i, j) => {
    const [a, b] = [people[i], people[j]];
    return urgency(a) - urgency(b) || precedence(a) - precedence(b) || b.ago - a.ago || i - j;
  });
}

async function fill(people: Person[]) {
  const house = await clinic(sql);
  const now = Date.now();
  const made = await visits(
    sql,
    house,
    people.map(({ risk, priority, ago }) => ({ risk, priority, arrived_at: new Date(now - ago * 60_000) })),
  );
  const ids = made.map(({ id }) => id);
  return { house, made, expected: inCallOrder(people).map((i) => ids[i]) };
}

Deno.test("queue order: board, snapshot and positions follow risk, then legal class, then arrival", async () => {
  await fc.assert(
    fc.asyncProperty(population, async (people) => {
      const { house, made, expected } = await fill(people);
      const board = await user(sql, house.members.nurse).call(StaffQueue, "staff_queue", house.id);
      assert.deepEqual(board.waiting.map(({ id }) => id), expected);
      assert.deepEqual(board.waiting.map(({ position }) => position), expected.map((_, i) => i + 1));
      const [{ answer }] = await sql`select private.queue_snapshot(${house.id}) as answer`;
      const codes = new Map(made.map(({ id, code }) => [id, code]));
      assert.deepEqual(
        z.parse(QueueSnapshot, answer).waiting.map(({ code }) => code),
        expected.map((id) => codes.get(id)),
      );
    }),
    { numRuns: 60 },
  );
});

Deno.test("call_next() empties the queue in exactly that order", async () => {
  await fc.assert(
    fc.asyncProperty(population, async (people) => {
      const { house, expected } = await fill(people);
      const desk = user(sql, house.members.receptionist);
      for (const id of expected) {
        assert.equal((await desk.call(z.nullable(Visit), "call_next", house.id, {}))?.id, id);
      }
      assert.equal(await desk.call(z.nullable(Visit), "call_next", house.id, {}), null);
    }),
    { numRuns: 15 },
  );
});

Deno.test("staff_queue(): before triage and away for exams stand last, latest call and latest end first", async () => {
  const house = await clinic(sql);
  const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000);
  const made = await visits(sql, house, [
    { status: "awaiting_return", arrived_at: ago(90) },
    { status: "awaiting_triage", arrived_at: ago(60) },
    { status: "waiting", arrived_at: ago(1) },
    { status: "called", arrived_at: ago(70) },
    { status: "called", arrived_at: ago(80) },
    { status: "in_service" },
    { status: "finished", closed_at: ago(30) },
    { status: "no_show", closed_at: ago(20) },
    { status: "finished", closed_at: ago(25 * 60) },
    ...Array.from({ length: 10 }, (_, i) => ({ status: "cancelled" as const, closed_at: ago(100 + i) })),
  ]);
  const board = await user(sql, house.members.nurse).call(StaffQueue, "staff_queue", house.id);
  const numbers = (list: { id: string }[]) => list.map(({ id }) => made.findIndex((one) => one.id === id));
  assert.deepEqual(numbers(board.waiting), [2, 1, 0]);
  assert.deepEqual(board.waiting.map(({ position }) => position), [1, null, null]);
  assert.deepEqual(numbers(board.called), [4, 3]);
  assert.deepEqual(numbers(board.in_service), [5]);
  assert.deepEqual(numbers(board.recent), [7, 6, 9, 10, 11, 12, 13, 14, 15, 16]);
});
