import assert from "node:assert/strict";
import { signal } from "@preact/signals";
import type { StaffQueue, Visit } from "../../edge/domain/staff_queue.ts";
import type { Breach } from "../../edge/domain/triage.ts";
import { createBoard } from "../../web/state/create_board.ts";
import { createTriageDesk, type TriageDesk } from "../../web/state/create_triage_desk.ts";
import { AT, waitingVisit } from "./waiting_visit.ts";

const NOW = Date.parse(AT);
const inMinutes = (minutes: number) => new Date(NOW + minutes * 60_000).toISOString();

function visit(code: string, over: Partial<Visit> = {}): Visit {
  return waitingVisit(code, { risk: "yellow", ...over });
}

const due = (code: string, minutes: number) => visit(code, { due_at: inMinutes(minutes) });

/** A desk over those who wait, with the forecast that these pass their limit; undefined is no forecast. */
function desk(waiting: Visit[], late?: string[]): TriageDesk {
  const queue: StaffQueue = {
    version: 1,
    at: AT,
    indicators: { waiting: waiting.length, in_service: 0, finished_today: 0 },
    waiting,
    called: [],
    in_service: [],
    recent: [],
  };
  const breach = (id: string): Breach => ({
    id,
    code: id,
    risk: "yellow",
    due_at: AT,
    in_minutes: 1,
    expected_at: null,
  });
  const unexpected = () => Promise.reject(new Error("unexpected"));
  return createTriageDesk({
    board: createBoard(queue, { read: () => Promise.resolve(queue) }),
    now: signal(NOW),
    forecast: late ? { at: AT, minutes: 30, overdue: [], coming: late.map(breach) } : null,
    api: { forecast: unexpected, read: () => new Promise(() => {}), save: unexpected },
  });
}

Deno.test("The limits that are told are those of the lists", () => {
  const waiting = [due("A040", -5), due("A042", 0.4), due("A046", 9), due("A044", 17), due("A050", 31)];
  const told = (late?: string[]) => desk(waiting, late).limits.value;
  assert.deepEqual(
    told([]),
    { passed: 2, ending: 2, passing: 0, minutes: 30 },
    "called in time, still named",
  );
  assert.deepEqual(told(["A042", "A044"]), { passed: 2, ending: 2, passing: 1, minutes: 30 });
  assert.deepEqual(told(), { passed: 2, ending: 2, passing: null, minutes: 30 });
  assert.equal(desk([due("A050", 45)], []).limits.value.ending, 0);
});

Deno.test("Who waits without a class stands in a list of their own, and is next after those before triage", () => {
  const made = desk([
    visit("A003", { risk: null, arrived_at: inMinutes(-3) }),
    visit("A002", { risk: null, arrived_at: inMinutes(-9) }),
    visit("A004", { risk: null, worse_at: AT }),
    visit("A005", { risk: null, status: "awaiting_return" }),
    due("A001", 5),
  ]);
  const codes = (list: { value: readonly { code: string }[] }) => list.value.map(({ code }) => code);
  assert.deepEqual(codes(made.unclassified), ["A002", "A003"]);
  assert.deepEqual(codes(made.classified), ["A001"]);
  assert.deepEqual(codes(made.waiting), []);
  const chosen = [];
  for (let turn = 0; turn < 2; turn++) {
    made.selectNext();
    chosen.push(made.selected.value?.code);
  }
  assert.deepEqual(chosen, ["A004", "A002"]);
});
