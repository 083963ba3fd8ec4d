import assert from "node:assert/strict";
import type { FigureRow } from "../../../edge/analytics/compile.ts";
import { fillGaps } from "../../../edge/analytics/gaps.ts";
import { type Plan, planOf } from "../../../edge/domain/analytics/plan.ts";
import { TODAY } from "./asking.ts";

const row = (groups: string[], ...figures: (number | null)[]): FigureRow => ({
  groups,
  figures,
  people: null,
});
const days = { from: "2026-03-12", to: "2026-03-31" };
const fill = (changes: Partial<Plan>, rows: FigureRow[]) =>
  fillGaps(planOf(changes), rows, { days, today: TODAY, among: rows });
const told = (rows: FigureRow[]) => rows.map(({ groups, figures }) => [...groups, ...figures].join(" "));

Deno.test("fillGaps() counts 0 where nobody came, in the order of time", () => {
  assert.deepEqual(told(fill({ dimensions: ["hour"] }, [row(["9"], 3), row(["12"], 1)])), [
    "9 3",
    "10 0",
    "11 0",
    "12 1",
  ]);
  assert.deepEqual(told(fill({ dimensions: ["day"] }, [row(["2026-03-16"], 2)])), [
    "2026-03-12 0",
    "2026-03-13 0",
    "2026-03-14 0",
    "2026-03-15 0",
    "2026-03-16 2",
    "2026-03-17 0",
    "2026-03-18 0",
  ], "nothing after today");
  assert.deepEqual(told(fill({ dimensions: ["week"] }, [row(["2026-03-16"], 2)])), [
    "2026-03-09 0",
    "2026-03-16 2",
  ]);
  assert.deepEqual(told(fill({ dimensions: ["month"] }, [row(["2026-03"], 2)])), ["2026-03 2"]);
  const workdays: Partial<Plan> = {
    dimensions: ["weekday"],
    filters: [{ dimension: "weekday", values: ["1", "3"] }],
    order: "descending",
  };
  assert.deepEqual(told(fill(workdays, [row(["3"], 2)])), ["3 2", "1 0"]);
});

Deno.test("fillGaps() crosses a time with the other groups, and keeps counts of nobody out of small groups", () => {
  const filled = fill({ dimensions: ["risk", "hour"] }, [
    { groups: ["red", "10"], figures: [2], people: 2 },
    { groups: ["none", "8"], figures: [6], people: 6 },
  ]);
  assert.deepEqual(told(filled), ["red 8 0", "red 9 0", "red 10 2", "none 8 6", "none 9 0", "none 10 0"]);
  assert.deepEqual(filled.map(({ people }) => people), [0, 0, 2, 6, 0, 0]);
});

Deno.test("fillGaps() has no means of nobody, and leaves alone what is no time or nothing at all", () => {
  const waits = [row(["9"], 3.5), row(["12"], 1)];
  assert.deepEqual(fill({ measures: ["wait_mean"], dimensions: ["hour"] }, waits), waits);
  const both = fill({ measures: ["visits", "wait_mean"], dimensions: ["hour"] }, [
    row(["9"], 3, 4.5),
    row(["11"], 1, null),
  ]);
  assert.deepEqual(both[1], row(["10"], 0, null));
  assert.deepEqual(fill({ dimensions: ["room"] }, [row(["Sala 1"], 3)]), [row(["Sala 1"], 3)]);
  assert.deepEqual(fill({ dimensions: ["day"] }, []), []);
});
