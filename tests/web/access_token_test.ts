import assert from "node:assert/strict";
import { mock } from "node:test";
import { createTokenSource } from "../../web/state/access_token.ts";

const MINUTE = 60_000;

/** A token of a server whose clock is a day ahead: only the length of its life may matter. */
function tokenOf(minutes: number, name: string): string {
  const iat = 86_400 + 1_000;
  const claims = { iat, exp: iat + minutes * 60, name };
  return `x.${btoa(JSON.stringify(claims)).replaceAll("=", "")}.y`;
}

function countingSource(minutes = 60) {
  let fetched = 0;
  const source = createTokenSource(() =>
    Promise.resolve({ access_token: tokenOf(minutes, `token ${++fetched}`) })
  );
  return { source, count: () => fetched };
}

Deno.test("createTokenSource() fetches once for callers at the same time", async () => {
  const { source, count } = countingSource();
  const tokens = await Promise.all([source.get(), source.get(), source.get()]);
  assert.equal(count(), 1);
  assert.equal(new Set(tokens).size, 1);
});

Deno.test("createTokenSource() exchanges a token before its life ends, whatever the device's clock says", async () => {
  mock.timers.enable({ apis: ["Date"], now: 5_000_000 });
  try {
    const { source, count } = countingSource(60);
    const first = await source.get();
    mock.timers.tick(57 * MINUTE);
    assert.equal(await source.get(), first);
    mock.timers.tick(2 * MINUTE);
    assert.notEqual(await source.get(), first);
    assert.equal(count(), 2);
  } finally {
    mock.timers.reset();
  }
});

Deno.test("createTokenSource() fetches anew when the device's clock was set back", async () => {
  mock.timers.enable({ apis: ["Date"], now: 100 * MINUTE });
  try {
    const { source, count } = countingSource();
    await source.get();
    mock.timers.setTime(10 * MINUTE);
    await source.get();
    assert.equal(count(), 2);
  } finally {
    mock.timers.reset();
  }
});

Deno.test("createTokenSource() exchanges a refused token, but not over and over", async () => {
  mock.timers.enable({ apis: ["Date"], now: 0 });
  try {
    const { source, count } = countingSource();
    await source.get();
    source.distrust();
    await source.get();
    assert.equal(count(), 1);
    mock.timers.tick(30_000);
    source.distrust();
    await source.get();
    assert.equal(count(), 2);
  } finally {
    mock.timers.reset();
  }
});

Deno.test("createTokenSource() asks again after a failure", async () => {
  let fails = true;
  const source = createTokenSource(() =>
    fails ? Promise.reject(new Error("away")) : Promise.resolve({ access_token: "opaque" })
  );
  await assert.rejects(source.get());
  fails = false;
  assert.equal(await source.get(), "opaque");
});
