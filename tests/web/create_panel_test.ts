import assert from "node:assert/strict";
import { pass, settle, timedTest } from "../support/timed_test.ts";
import { callOf, contentOf, SERVICE } from "./panel_builder.ts";
import { createClinic, listed, openPanel, shown } from "./panel_clinic.ts";
import { NOW } from "./snapshot_builder.ts";

timedTest("createPanel() shows a call at once and for 15 s", async () => {
  const clinic = createClinic();
  const { panel, spoken } = openPanel(clinic);
  assert.deepEqual(shown(panel), [null, false]);
  clinic.call("A001");
  assert.ok(panel.takeFrame(clinic.frame()));
  assert.deepEqual(shown(panel), ["A001", true]);
  await pass(14_000);
  assert.deepEqual(shown(panel), ["A001", true]);
  await pass(1_000);
  assert.deepEqual(shown(panel), ["A001", false]);
  assert.deepEqual(spoken, ["A001"]);
  assert.equal(clinic.reads, 0);
});

timedTest(
  "createPanel() shows calls that come together one after another, and lists them at once",
  async () => {
    const clinic = createClinic();
    const { panel, spoken } = openPanel(clinic);
    for (const code of ["A001", "A002", "A003"]) {
      clinic.call(code);
      panel.takeFrame(clinic.frame());
    }
    assert.deepEqual(shown(panel), ["A001", true]);
    assert.deepEqual(listed(panel), ["A003", "A002"]);
    for (const code of ["A002", "A003"]) {
      await pass(15_000);
      assert.deepEqual(shown(panel), [code, true]);
    }
    await pass(15_000);
    assert.deepEqual(shown(panel), ["A003", false]);
    assert.deepEqual(spoken, ["A001", "A002", "A003"]);
  },
);

timedTest("createPanel() counts a call once, however often it comes", async () => {
  const clinic = createClinic();
  const { panel, spoken } = openPanel(clinic);
  clinic.call("A001");
  for (let copy = 0; copy < 5; copy++) panel.takeFrame(clinic.frame());
  await panel.apply(clinic.content());
  await panel.catchUp(1);
  await pass(90_000);
  assert.deepEqual(spoken, ["A001"]);
});

timedTest("createPanel() calls the same person again", async () => {
  const clinic = createClinic();
  const { panel, spoken } = openPanel(clinic);
  clinic.call("A001");
  panel.takeFrame(clinic.frame());
  await pass(20_000);
  clinic.call("A001");
  panel.takeFrame(clinic.frame());
  assert.deepEqual(shown(panel), ["A001", true]);
  assert.deepEqual(spoken, ["A001", "A001 again"]);
});

timedTest(
  "createPanel() opened for the first time shows the last call but does not call it again",
  async () => {
    const clinic = createClinic();
    for (const code of ["A001", "A002", "A003", "A004", "A005", "A006"]) clinic.call(code);
    clinic.wait(60);
    const { panel, spoken } = openPanel(clinic);
    await pass(20_000);
    assert.deepEqual(spoken, []);
    assert.deepEqual(shown(panel), ["A006", false]);
    assert.deepEqual(listed(panel), ["A005", "A004", "A003", "A002"]);
  },
);

timedTest("createPanel() keeps the newest call in the list for when the big field rests", async () => {
  const clinic = createClinic();
  const { panel } = openPanel(clinic);
  for (const code of ["A001", "A002", "A001"]) {
    clinic.call(code, { room: null });
    panel.takeFrame(clinic.frame());
    await pass(15_000);
  }
  await pass(600_000);
  assert.deepEqual(shown(panel), ["A001", false]);
  assert.deepEqual(panel.recent.value.map(({ code, number }) => [code, number]), [["A001", 3], ["A002", 2]]);
});

timedTest("createPanel() opened within a call's 15 s calls it", async () => {
  const clinic = createClinic();
  clinic.call("A001", { called: NOW - 600 });
  clinic.call("A002");
  clinic.wait(5);
  const { spoken } = openPanel(clinic);
  await pass(20_000);
  assert.deepEqual(spoken, ["A002"]);
});

timedTest("createPanel() does not wait for numbers of another life of the database", async () => {
  const clinic = createClinic();
  clinic.call("A001", { called: NOW - 600 });
  const { panel, spoken } = openPanel(clinic, { number: 4_711 });
  clinic.call("A002");
  panel.takeFrame(clinic.frame());
  await pass(20_000);
  assert.deepEqual(spoken, ["A002"]);
});

timedTest(
  "createPanel() takes an undone call off the field, and calls its number when it comes again",
  async () => {
    const clinic = createClinic();
    const { panel, spoken } = openPanel(clinic);
    clinic.call("A001");
    panel.takeFrame(clinic.frame());
    await pass(20_000);
    clinic.call("A002");
    panel.takeFrame(clinic.frame());
    clinic.undo();
    assert.ok(panel.takeFrame({ undone: 2 }));
    await settle();
    assert.deepEqual(shown(panel), ["A001", false]);
    assert.deepEqual(listed(panel), []);
    clinic.call("A003");
    panel.takeFrame(clinic.frame());
    await pass(20_000);
    assert.deepEqual(spoken, ["A001", "A002", "A003"]);
  },
);

timedTest(
  "createPanel() shows the calls of its services alone, and misses nothing over the others",
  async () => {
    const clinic = createClinic();
    const other = crypto.randomUUID();
    const display = { services: [SERVICE] };
    const { panel, spoken } = openPanel(clinic, undefined, display);
    for (const [code, service] of [["A001", SERVICE], ["V001", other], ["A002", SERVICE]] as const) {
      clinic.call(code, { service });
      panel.takeFrame(clinic.frame());
    }
    await pass(60_000);
    assert.deepEqual([spoken, clinic.reads], [["A001", "A002"], 0]);
    await panel.apply(clinic.content({ services: [other] }));
    assert.deepEqual(shown(panel), ["V001", false]);
    assert.deepEqual(listed(panel), []);
  },
);

timedTest(
  "createPanel() shows names where it may, and takes them back when they are turned off",
  async () => {
    const clinic = createClinic(true);
    const { panel, spoken } = openPanel(clinic);
    for (const code of ["A001", "A002"]) {
      clinic.call(code);
      panel.takeFrame(clinic.frame());
      await settle();
    }
    await pass(15_000);
    assert.deepEqual(spoken, ["A001 Nome de A001", "A002 Nome de A002"]);
    const nameless = contentOf([callOf(2, { code: "A002" })], { last: 2, at: clinic.now });
    await panel.apply(nameless);
    assert.deepEqual([panel.current.value?.name, ...panel.last.value.map(({ name }) => name)], [null, null]);
  },
);

timedTest(
  "createPanel() asks to be read again when something else has changed, but not another panel",
  async () => {
    const { panel } = openPanel(createClinic());
    const { id } = panel.content.value.display;
    assert.equal(panel.takeFrame({ changed: id }), false);
    assert.equal(panel.takeFrame({ changed: null }), false);
    assert.equal(panel.takeFrame({ changed: crypto.randomUUID() }), true);
    assert.equal(panel.takeFrame({ call: "x" }), false);
    await settle();
  },
);
