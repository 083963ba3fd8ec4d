import assert from "node:assert/strict";
import fc from "fast-check";
import { pass, settle, timedTest } from "../support/timed_test.ts";
import { createClinic, listed, openPanel, shown } from "./panel_clinic.ts";

timedTest(
  "createPanel() after 60 s without network shows and says the five calls of that time, in order",
  async () => {
    const clinic = createClinic();
    const { panel, spoken } = openPanel(clinic);
    clinic.call("A001");
    panel.takeFrame(clinic.frame());
    await pass(20_000);
    const codes = ["A002", "A003", "B001", "A004", "A005"];
    for (const code of codes) {
      clinic.wait(12);
      clinic.call(code);
    }
    await pass(60_000);
    assert.deepEqual(shown(panel), ["A001", false]);
    await panel.apply(clinic.content());
    const seen = [];
    for (let i = 0; i < codes.length; i++) {
      seen.push(panel.current.value?.code);
      await pass(15_000);
    }
    assert.deepEqual(seen, codes);
    assert.deepEqual(spoken, ["A001", ...codes]);
    assert.deepEqual(shown(panel), ["A005", false]);
  },
);

timedTest("createPanel() reads what a gap in the numbers says was missed, and calls it first", async () => {
  const clinic = createClinic();
  const { panel, spoken } = openPanel(clinic);
  for (const code of ["A001", "A002", "A003"]) clinic.call(code);
  panel.takeFrame(clinic.frame());
  await pass(60_000);
  assert.deepEqual(spoken, ["A001", "A002", "A003"]);
  assert.equal(clinic.reads, 1);
});

timedTest(
  "createPanel() calls what it has when the missed cannot be read, and the missed when they can",
  async () => {
    const clinic = createClinic();
    const { panel, spoken } = openPanel(clinic);
    clinic.cut(true);
    clinic.call("A001");
    clinic.call("A002");
    panel.takeFrame(clinic.frame());
    await settle();
    assert.deepEqual(spoken, ["A002"]);
    clinic.cut(false);
    await panel.catchUp(2);
    await pass(60_000);
    assert.deepEqual(spoken, ["A002", "A001"]);
  },
);

timedTest("createPanel() does not wait for an answer that never comes", async () => {
  const clinic = createClinic();
  const { panel, spoken } = openPanel({ ...clinic, missed: () => new Promise(() => {}) });
  clinic.call("A001");
  clinic.call("A002");
  panel.takeFrame(clinic.frame());
  await pass(10_000);
  assert.deepEqual(spoken, ["A002"]);
});

timedTest("createPanel() lists what it missed long ago without calling it", async () => {
  const clinic = createClinic();
  const { panel, spoken } = openPanel(clinic);
  clinic.call("A001");
  clinic.wait(11 * 60);
  clinic.call("A002");
  await panel.apply(clinic.content());
  await pass(60_000);
  assert.deepEqual(spoken, ["A002"]);
  assert.deepEqual(listed(panel), ["A001"]);
});

timedTest("createPanel() goes on after a reload or a cut of power where it stopped", async () => {
  const clinic = createClinic();
  const memory = { number: null };
  const before = openPanel(clinic, memory);
  for (const code of ["A001", "A002"]) {
    clinic.call(code);
    before.panel.takeFrame(clinic.frame());
  }
  before.panel.close();
  clinic.wait(90);
  clinic.call("A003");
  const after = openPanel(clinic, memory);
  await pass(60_000);
  assert.deepEqual(after.spoken, ["A002", "A003"]);
});

timedTest("createPanel() that missed more than a read of the panel has reads the rest", async () => {
  const clinic = createClinic();
  const codes = Array.from({ length: 20 }, (_, i) => `A${100 + i}`);
  clinic.call("A001");
  const memory = { number: 1 };
  for (const code of codes) clinic.call(code);
  const { spoken } = openPanel(clinic, memory);
  await pass(15_000 * 21);
  assert.deepEqual(spoken, codes);
});

timedTest("createPanel() says every call once and in order, whichever messages get through", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.boolean(), { maxLength: 24 }), async (delivered) => {
      const clinic = createClinic();
      const { panel, spoken } = openPanel(clinic);
      const codes = delivered.map((_, index) => `A${index + 100}`);
      for (const [index, isDelivered] of delivered.entries()) {
        clinic.call(codes[index]);
        if (!isDelivered) continue;
        panel.takeFrame(clinic.frame());
        await settle();
      }
      await panel.catchUp(codes.length);
      await pass(15_000 * codes.length);
      assert.deepEqual(spoken, codes);
    }),
    { numRuns: 30 },
  );
});
