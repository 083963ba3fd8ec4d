import assert from "node:assert/strict";
import { isAlmostTurn } from "../../../edge/domain/wait/almost_turn.ts";

const about = (minutes: number) => ({ about_minutes: minutes, up_to_minutes: minutes + 20 });

Deno.test("isAlmostTurn() goes by the told wait, whatever the number of people", () => {
  assert.ok(isAlmostTurn({ ahead: 6, wait: about(15) }));
  assert.ok(!isAlmostTurn({ ahead: 1, wait: about(20) }));
});

Deno.test("isAlmostTurn() counts people where no wait is known", () => {
  assert.deepEqual([1, 2, 3].map((ahead) => isAlmostTurn({ ahead, wait: null })), [true, true, false]);
});

Deno.test("isAlmostTurn() is true of who is next, however long the present consultation lasts", () => {
  assert.ok(isAlmostTurn({ ahead: 0, wait: about(60) }));
});
