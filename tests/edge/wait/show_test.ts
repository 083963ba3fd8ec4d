import assert from "node:assert/strict";
import { RISKS } from "../../../edge/domain/risk.ts";
import { isTold, showWait } from "../../../edge/domain/wait/show.ts";

const shown = { about_minutes: 20, up_to_minutes: 35, since: 100 };

Deno.test("showWait() rounds up to five minutes", () => {
  assert.deepEqual(showWait(null, { about: 15.1, up_to: 30 }, 7), {
    about_minutes: 20,
    up_to_minutes: 30,
    since: 7,
  });
  assert.deepEqual(showWait(null, { about: 0, up_to: 0.1 }, 7), {
    about_minutes: 0,
    up_to_minutes: 5,
    since: 7,
  });
});

Deno.test("showWait() keeps what is shown through small changes and for twenty minutes", () => {
  assert.equal(showWait(shown, { about: 12, up_to: 27 }, 200), shown);
  assert.equal(showWait(shown, { about: 9, up_to: 24 }, 110), shown);
  assert.equal(showWait(shown, { about: 9, up_to: 24 }, 120).about_minutes, 10);
});

Deno.test("showWait() tells at once what is far from what is shown", () => {
  assert.equal(showWait(shown, { about: 50, up_to: 80 }, 101).up_to_minutes, 80);
  assert.equal(showWait(shown, { about: 1, up_to: 8 }, 101).up_to_minutes, 10);
});

Deno.test("isTold() gives no number to red and orange", () => {
  assert.deepEqual(RISKS.filter(isTold), ["yellow", "green", "blue"]);
  assert.ok(isTold(null));
});
