import assert from "node:assert/strict";
import {
  type CallRules,
  lineOf,
  linesOf,
  PRECEDENCES,
  standingLineOf,
  typeOfReturn,
  typesOf,
} from "../../../edge/domain/wait/call_type.ts";

const ALL: CallRules[] = [true, false].flatMap((triage) =>
  [true, false].flatMap((precedence) =>
    (["after_orange", "first_of_class", "by_time"] as const).map((returns) => ({
      triage,
      precedence,
      returns,
    }))
  )
);

Deno.test("lineOf() finds everybody a line of linesOf(), and fills them all", () => {
  for (const rules of ALL) {
    const lines = linesOf(rules);
    const filled = new Set<number>();
    for (const type of typesOf(rules).keys()) {
      for (const returned of [true, false]) {
        for (let precedence = 0; precedence < PRECEDENCES; precedence++) {
          if (!returned && rules.triage && type === typeOfReturn(rules)) continue;
          const line = lineOf(rules, { type, returned, precedence });
          const expected = { type: returned ? typeOfReturn(rules) : type, returned };
          assert.deepEqual(lines[line], expected, JSON.stringify({ rules, type, returned, precedence }));
          filled.add(line);
        }
      }
    }
    assert.equal(filled.size, lines.length, JSON.stringify(rules));
  }
});

Deno.test("lineOf() calls by class, then by precedence where it counts, and who has none last", () => {
  const rules: CallRules = { triage: true, precedence: true, returns: "first_of_class" };
  const order = [
    { type: 3, returned: true, precedence: 2 },
    { type: 3, returned: false, precedence: 0 },
    { type: 3, returned: false, precedence: 1 },
    { type: 3, returned: false },
    { type: 4, returned: true, precedence: 2 },
    { type: 4, returned: false, precedence: 0 },
  ].map((placed) => lineOf(rules, placed));
  assert.deepEqual(order, order.toSorted((a, b) => a - b));
  assert.equal(new Set(order).size, order.length);
  const plain = { ...rules, precedence: false };
  assert.equal(
    lineOf(plain, { type: 4, returned: false, precedence: 0 }),
    lineOf(plain, { type: 4, returned: false }),
  );
});

Deno.test("by time, who comes back stands among the others of the class, and goes before nobody of it", () => {
  const rules: CallRules = { triage: true, precedence: true, returns: "by_time" };
  const common = { type: 3, returned: false };
  const back = { type: 3, returned: true };
  assert.equal(standingLineOf(rules, back), standingLineOf(rules, common));
  assert.ok(lineOf(rules, back) > standingLineOf(rules, common));
  assert.ok(lineOf(rules, back) < standingLineOf(rules, { type: 4, returned: false, precedence: 0 }));
  const first = { ...rules, returns: "first_of_class" } as const;
  assert.ok(standingLineOf(first, back) < standingLineOf(first, { ...common, precedence: 0 }));
});
