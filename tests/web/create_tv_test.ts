import assert from "node:assert/strict";
import type { PanelView } from "../../edge/domain/panel.ts";
import { ApiRefusal } from "../../web/backend/public_api.ts";
import { createTv, parseCredential } from "../../web/state/create_tv.ts";
import { startPulse } from "../../web/state/create_pulse.ts";
import { pass, timedTest } from "../support/timed_test.ts";
import { contentOf } from "./panel_builder.ts";

const SECRET = "s".repeat(24);
const PAIRED: PanelView = { ...contentOf(), state: "paired", revision: "1" };

/** An API in which codes are entered, lapse and are revoked as a test says. */
function createApi() {
  const state = { isOnline: true, paired: new Set<string>(), lapsed: new Set<string>(), begun: 0, reads: 0 };
  return Object.assign(state, {
    beginPairing() {
      if (!state.isOnline) return Promise.reject(new TypeError("no network"));
      const credential = String(++state.begun).padStart(24, "s");
      return Promise.resolve({ code: `CODE${state.begun}`, credential, expires_at: "2026-11-23T12:00:00Z" });
    },
    read(credential: string): Promise<PanelView> {
      state.reads++;
      if (!state.isOnline) return Promise.reject(new TypeError("no network"));
      if (state.paired.has(credential)) return Promise.resolve(PAIRED);
      if (state.lapsed.has(credential) || credential === SECRET) return Promise.reject(new ApiRefusal(401));
      const waiting = {
        state: "waiting",
        code: `CODE${state.begun}`,
        expires_at: "2026-11-23T12:00:00Z",
      } as const;
      return Promise.resolve(waiting);
    },
  });
}

function openTv(api: ReturnType<typeof createApi>, held: { credential: string } = { credential: "" }) {
  const memory = {
    read: () => parseCredential(held.credential),
    write: (credential: string) => void (held.credential = credential),
  };
  const tv = createTv({ beginPairing: api.beginPairing, read: api.read, memory });
  tv.start();
  return { tv, held };
}

timedTest("createTv() shows a code, and the panel soon after somebody has entered it", async () => {
  const api = createApi();
  const { tv, held } = openTv(api);
  assert.equal(tv.phase.value.name, "starting");
  await pass(1_000);
  assert.deepEqual(tv.phase.value, { name: "code", code: "CODE1" });
  await pass(30_000);
  api.paired.add(held.credential);
  await pass(3_000);
  assert.equal(tv.phase.value.name, "panel");
  const { reads } = api;
  await pass(60_000);
  assert.equal(api.reads, reads, "a panel does not ask for codes");
});

timedTest(
  "createTv() shows its panel after a cut of power, however long the network takes to come back",
  async () => {
    const api = createApi();
    api.paired.add(SECRET);
    api.isOnline = false;
    const { tv, held } = openTv(api, { credential: SECRET });
    await pass(90_000);
    assert.equal(tv.phase.value.name, "offline");
    api.isOnline = true;
    await pass(5_000);
    assert.equal(tv.phase.value.name, "panel");
    assert.deepEqual([held.credential, api.begun], [SECRET, 0]);
  },
);

timedTest(
  "createTv() shows another code when one has lapsed, and keeps the shown one through a short cut",
  async () => {
    const api = createApi();
    const { tv, held } = openTv(api);
    await pass(5_000);
    api.isOnline = false;
    await pass(20_000);
    assert.deepEqual(tv.phase.value, { name: "code", code: "CODE1" });
    api.isOnline = true;
    api.lapsed.add(held.credential);
    await pass(6_000);
    assert.deepEqual(tv.phase.value, { name: "code", code: "CODE2" });
  },
);

timedTest(
  "createTv() that was revoked forgets its secret and shows a code, also while it was off",
  async () => {
    const api = createApi();
    const { tv, held } = openTv(api, { credential: SECRET });
    const phase = () => tv.phase.value.name;
    await pass(2_000);
    assert.equal(phase(), "code");
    assert.notEqual(held.credential, SECRET);
    api.paired.add(held.credential);
    await pass(4_000);
    assert.equal(phase(), "panel");
    tv.release();
    assert.equal(held.credential, "");
    await pass(1_000);
    assert.equal(phase(), "code");
  },
);

timedTest(
  "startPulse() beats each 20 s, tries again soon after a failure, and ends with the revocation",
  async () => {
    let isOnline = true;
    let isRevoked = false;
    let beats = 0;
    const seen: number[] = [];
    const revoked: number[] = [];
    startPulse({
      beat() {
        beats++;
        if (isRevoked) return Promise.reject(new ApiRefusal(401));
        return isOnline
          ? Promise.resolve({ last: beats, revision: "1", at: 1 })
          : Promise.reject(new ApiRefusal(503));
      },
      onPulse: ({ last }) => void seen.push(last),
      onRevoked: () => void revoked.push(beats),
    });
    await pass(41_000);
    assert.deepEqual(seen, [1, 2, 3]);
    isOnline = false;
    await pass(30_000);
    assert.ok(beats >= 5);
    isOnline = true;
    await pass(6_000);
    assert.ok(seen.length === 4);
    isRevoked = true;
    await pass(120_000);
    assert.deepEqual(revoked, [beats]);
  },
);
