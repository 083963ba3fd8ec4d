import assert from "node:assert/strict";
import { chartOf } from "../../../edge/analytics/chart.ts";
import { tableOf } from "../../../edge/analytics/table.ts";
import { analyticsTexts } from "../../../edge/analytics/texts/texts.ts";
import { type Plan, planOf } from "../../../edge/domain/analytics/plan.ts";
import { TODAY } from "./asking.ts";

const texts = analyticsTexts("pt-BR");

/** How a chart sorts its axes and its colours. */
function sorts(changes: Partial<Plan>, groups: string[][]) {
  const plan = planOf(changes);
  const rows = groups.map((groups, index) => ({ groups, figures: [9 - index], people: 9 }));
  const table = tableOf(plan, rows, null, { today: TODAY, texts });
  const { encoding } = JSON.parse(JSON.stringify(chartOf(plan, table, "", texts)));
  return [encoding.x.sort, encoding.y.sort, encoding.color?.sort];
}

Deno.test("chartOf() puts times in their order on both axes, whatever the rows' order", () => {
  const colours = [["red", "14"], ["red", "17"], ["orange", "8"], ["none", "9"]];
  assert.deepEqual(sorts({ dimensions: ["risk", "hour"] }, colours), [
    ["8h", "9h", "14h", "17h"],
    ["Vermelho", "Laranja", "Sem classificação"],
    undefined,
  ]);
  assert.deepEqual(
    sorts({ dimensions: ["hour", "risk"] }, colours.map((one) => one.toReversed()))
      .filter(Boolean),
    [["8h", "9h", "14h", "17h"], ["Vermelho", "Laranja", "Sem classificação"]],
  );
  assert.deepEqual(
    sorts({ dimensions: ["hour", "weekday"], order: "descending" }, [["9", "7"], ["8", "2"], ["10", "1"]]),
    [["8h", "9h", "10h"], ["segunda", "terça", "domingo"], undefined],
  );
  const days = [["2026-03-09"], ["2026-03-02"]];
  assert.deepEqual(sorts({ dimensions: ["day"], order: "descending" }, days)[0], [
    "02/03/2026",
    "09/03/2026",
  ]);
});

Deno.test("chartOf() leaves bars that are ranked in their rank", () => {
  assert.deepEqual(sorts({ dimensions: ["weekday"], order: "descending" }, [["5"], ["1"]])[0], [
    "sexta",
    "segunda",
  ]);
});

Deno.test("chartOf() writes the names of classes beside what they name, from the most urgent down", () => {
  assert.deepEqual(sorts({ dimensions: ["risk"] }, [["orange"], ["none"], ["red"]]).slice(0, 2), [
    undefined,
    ["Vermelho", "Laranja", "Sem classificação"],
  ]);
});
