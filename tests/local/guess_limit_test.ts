import assert from "node:assert/strict";
import { withGuessLimit } from "../../supabase/local/lite/guess_limit.ts";

const verify = () => new Request("http://vez/auth/v1/verify", { method: "POST" });

function limitedBench(status: number) {
  const clock = { now: 0 };
  const fetch = withGuessLimit(() => Promise.resolve(new Response(null, { status })), {
    wrong: 2,
    windowMs: 1_000,
    now: () => clock.now,
  });
  const statusFor = async (address: string, request = verify()) => (await fetch(request, address)).status;
  return { clock, statusFor };
}

Deno.test("withGuessLimit() refuses an address after its wrong codes, until the window ends", async () => {
  const { clock, statusFor } = limitedBench(403);
  const statuses = [await statusFor("1.1.1.1"), await statusFor("1.1.1.1"), await statusFor("1.1.1.1")];
  assert.deepEqual(statuses, [403, 403, 429]);
  assert.equal(await statusFor("2.2.2.2"), 403);
  clock.now = 1_000;
  assert.equal(await statusFor("1.1.1.1"), 403);
});

Deno.test("withGuessLimit() believes no forwarding header", async () => {
  const { statusFor } = limitedBench(403);
  const spoofed = (number: number) => {
    const headers = { "x-forwarded-for": `9.9.9.${number}`, "x-real-ip": `9.9.9.${number}` };
    return statusFor("1.1.1.1", new Request(verify(), { headers }));
  };
  assert.deepEqual([await spoofed(1), await spoofed(2), await spoofed(3)], [403, 403, 429]);
});

Deno.test("withGuessLimit() counts guesses that are under way", async () => {
  const { statusFor } = limitedBench(403);
  const statuses = await Promise.all(Array.from({ length: 4 }, () => statusFor("1.1.1.1")));
  assert.deepEqual(statuses, [403, 403, 429, 429]);
});

Deno.test("withGuessLimit() lets right codes and all other requests pass", async () => {
  const right = limitedBench(200);
  for (let index = 0; index < 4; index++) assert.equal(await right.statusFor("1.1.1.1"), 200);
  const wrong = limitedBench(400);
  const signIn = () => new Request("http://vez/auth/v1/token", { method: "POST" });
  for (let index = 0; index < 4; index++) assert.equal(await wrong.statusFor("1.1.1.1", signIn()), 400);
});
