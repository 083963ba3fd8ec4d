import assert from "node:assert/strict";
import { mock } from "node:test";
import fc from "fast-check";
import type { QueueSnapshot } from "../../edge/domain/queue_snapshot.ts";
import { createPanel, type Panel } from "../../web/state/create_panel.ts";
import { NOW, snapshotOf } from "./snapshot_builder.ts";

/** A clinic that calls; number n is the n-th call, made n minutes after opening or when told. */
function createClinic() {
  const calls: QueueSnapshot["recent"] = [];
  let version = 0;
  return {
    call(code: string, at: number) {
      calls.unshift({ number: calls.length + 1, code, called: at, room: "Sala 1" });
    },
    snapshot(at: number): QueueSnapshot {
      const times = (code: string) => calls.filter((call) => call.code === code).length;
      const called = [...new Set(calls.map((call) => call.code))].map((code) => {
        const last = calls.find((call) => call.code === code);
        return { code, arrived: NOW - 9_000, called: last?.called ?? at, room: "Sala 1", times: times(code) };
      });
      return snapshotOf({ version: ++version, at, recent: calls.slice(0, 8), called });
    },
  };
}

function openPanel(snapshot: QueueSnapshot, memory: { number: number | null } = { number: null }) {
  const spoken: string[] = [];
  const panel = createPanel(snapshot, {
    announce(call) {
      spoken.push(call.again ? `${call.code} again` : call.code);
      return Promise.resolve();
    },
    memory: { read: () => memory.number, write: (number) => memory.number = number },
  });
  panel.start();
  return { panel, spoken, memory };
}

async function pass(ms: number) {
  for (let passed = 0; passed < ms; passed += 1_000) {
    mock.timers.tick(1_000);
    for (let turn = 0; turn < 8; turn++) await Promise.resolve();
  }
}

function timedTest(name: string, act: () => Promise<void>) {
  Deno.test(name, async () => {
    mock.timers.enable({ apis: ["setTimeout"] });
    try {
      await act();
    } finally {
      mock.timers.reset();
    }
  });
}

const shown = (panel: Panel) => [panel.current.value?.code ?? null, panel.calling.value];

timedTest("createPanel() shows a call at once and for 15 s", async () => {
  const clinic = createClinic();
  const { panel, spoken } = openPanel(clinic.snapshot(NOW));
  assert.deepEqual(shown(panel), [null, false]);
  clinic.call("A001", NOW);
  panel.apply(clinic.snapshot(NOW));
  assert.deepEqual(shown(panel), ["A001", true]);
  await pass(14_000);
  assert.deepEqual(shown(panel), ["A001", true]);
  await pass(1_000);
  assert.deepEqual(shown(panel), ["A001", false]);
  assert.deepEqual(spoken, ["A001"]);
});

timedTest(
  "createPanel() shows calls that come together one after another, and lists them at once",
  async () => {
    const clinic = createClinic();
    const { panel, spoken } = openPanel(clinic.snapshot(NOW));
    for (const code of ["A001", "A002", "A003"]) {
      clinic.call(code, NOW);
      panel.apply(clinic.snapshot(NOW));
    }
    assert.deepEqual(shown(panel), ["A001", true]);
    assert.deepEqual(panel.last.value.map((call) => call.code), ["A003", "A002"]);
    await pass(15_000);
    assert.deepEqual(shown(panel), ["A002", true]);
    await pass(15_000);
    assert.deepEqual(shown(panel), ["A003", true]);
    await pass(15_000);
    assert.deepEqual(shown(panel), ["A003", false]);
    assert.deepEqual(spoken, ["A001", "A002", "A003"]);
  },
);

timedTest("createPanel() counts a call once, however often its snapshot comes", async () => {
  const clinic = createClinic();
  const { panel, spoken } = openPanel(clinic.snapshot(NOW));
  clinic.call("A001", NOW);
  for (let copy = 0; copy < 5; copy++) panel.applyPayload(clinic.snapshot(NOW));
  await pass(90_000);
  assert.deepEqual(spoken, ["A001"]);
});

timedTest("createPanel() calls the same person again", async () => {
  const clinic = createClinic();
  const { panel, spoken } = openPanel(clinic.snapshot(NOW));
  clinic.call("A001", NOW);
  panel.apply(clinic.snapshot(NOW));
  await pass(20_000);
  clinic.call("A001", NOW + 20);
  panel.apply(clinic.snapshot(NOW + 20));
  assert.deepEqual(shown(panel), ["A001", true]);
  assert.deepEqual(spoken, ["A001", "A001 again"]);
});

timedTest("createPanel() loses no call of a time without network", async () => {
  const clinic = createClinic();
  const { panel, spoken } = openPanel(clinic.snapshot(NOW));
  const codes = ["A001", "A002", "A003", "A004", "A005", "A006", "A007", "A008"];
  codes.forEach((code, index) => clinic.call(code, NOW + index * 30));
  panel.apply(clinic.snapshot(NOW + 300));
  await pass(15_000 * 8);
  assert.deepEqual(spoken, codes);
});

timedTest("createPanel() lists what it missed long ago without calling it", async () => {
  const clinic = createClinic();
  const { panel, spoken } = openPanel(clinic.snapshot(NOW));
  clinic.call("A001", NOW);
  clinic.call("A002", NOW + 3_600);
  panel.apply(clinic.snapshot(NOW + 3_605));
  await pass(60_000);
  assert.deepEqual(spoken, ["A002"]);
  assert.deepEqual(panel.last.value.map((call) => call.code), ["A001"]);
});

timedTest("createPanel() goes on after a reload where it stopped", async () => {
  const clinic = createClinic();
  const memory = { number: null };
  const before = openPanel(clinic.snapshot(NOW), memory);
  for (const code of ["A001", "A002"]) clinic.call(code, NOW);
  before.panel.apply(clinic.snapshot(NOW));
  before.panel.close();
  const after = openPanel(clinic.snapshot(NOW + 20), memory);
  await pass(60_000);
  assert.deepEqual(after.spoken, ["A002"]);
});

timedTest(
  "createPanel() opened for the first time shows the last call but does not call it again",
  async () => {
    const clinic = createClinic();
    for (const code of ["A001", "A002", "A003", "A004", "A005", "A006"]) clinic.call(code, NOW);
    const { panel, spoken } = openPanel(clinic.snapshot(NOW + 60));
    await pass(20_000);
    assert.deepEqual(spoken, []);
    assert.deepEqual(shown(panel), ["A006", false]);
    assert.deepEqual(panel.last.value.map((call) => call.code), ["A005", "A004", "A003", "A002"]);
  },
);

timedTest("createPanel() opened within a call's 15 s calls it", async () => {
  const clinic = createClinic();
  clinic.call("A001", NOW - 600);
  clinic.call("A002", NOW);
  const { spoken } = openPanel(clinic.snapshot(NOW + 5));
  await pass(20_000);
  assert.deepEqual(spoken, ["A002"]);
});

timedTest("createPanel() does not wait for numbers of another life of the database", async () => {
  const clinic = createClinic();
  clinic.call("A001", NOW - 600);
  const { panel, spoken } = openPanel(clinic.snapshot(NOW), { number: 4_711 });
  clinic.call("A002", NOW);
  panel.apply(clinic.snapshot(NOW));
  await pass(20_000);
  assert.deepEqual(spoken, ["A002"]);
});

timedTest("createPanel() says every call once and in order, whichever snapshots get through", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.boolean(), { maxLength: 24 }), async (delivered) => {
      const clinic = createClinic();
      const { panel, spoken } = openPanel(clinic.snapshot(NOW));
      const codes = delivered.map((_, index) => `A${index + 100}`);
      let missed = 0;
      for (const [index, isDelivered] of delivered.entries()) {
        clinic.call(codes[index], NOW + index);
        const snapshot = clinic.snapshot(NOW + index);
        // A snapshot remembers eight calls: more than that in a row cannot be missed without a loss.
        missed = isDelivered ? 0 : missed + 1;
        if (isDelivered || missed === 8) {
          panel.apply(snapshot);
          missed = 0;
        }
      }
      panel.apply(clinic.snapshot(NOW + codes.length));
      await pass(15_000 * codes.length);
      assert.deepEqual(spoken, codes);
    }),
    { numRuns: 30 },
  );
});
