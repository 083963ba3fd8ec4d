import assert from "node:assert/strict";
import { dutyNow } from "../../../edge/domain/wait/duty.ts";
import { forecast } from "../../../edge/domain/wait/forecast.ts";
import { newModel } from "../../../edge/domain/wait/priors.ts";
import type { State } from "../../../edge/domain/wait/state.ts";
import type { OpenRow, WaitWork } from "../../../edge/domain/wait/work.ts";

const NOW = 600;
const CLINIC = {
  triage: false,
  utc_offset: 0,
  precedence: false,
  returns: "first_of_class",
  opening: null,
} as const;

function visitOf(id: string, parts: Partial<OpenRow>): OpenRow {
  return {
    id,
    code: id,
    arrived: 0,
    status: "waiting",
    risk: "green",
    precedence: 2,
    pool: 0,
    since: NOW - 30,
    called: null,
    started: null,
    finished: null,
    professional: null,
    ...parts,
  };
}

function workOf(visits: OpenRow[], professionals: WaitWork["state"]["professionals"] = []): WaitWork {
  return {
    now: NOW,
    basis: "",
    triage: [false],
    returns: "first_of_class",
    utc_offset: 0,
    revision: 1,
    cursor: 1,
    models: null,
    forecast: null,
    events: [],
    state: { visits, professionals },
  };
}

Deno.test("dutyNow() takes nobody for gone within three usual gaps", () => {
  const state: State = {
    waiting: [{ type: 0, returned: false, since: NOW - 60 }],
    triage: 0,
    serving: [{ type: 0, returned: false, started: NOW - 5 }],
    resting: [{ last: NOW - 12 }],
    away: [],
    queue_since: NOW - 60,
  };
  const idleAt = (mean: number) =>
    dutyNow({ ...newModel(CLINIC), gap: { mean, n: 50 } }, state, NOW).idle.length;
  assert.deepEqual([idleAt(0.5), idleAt(6)], [0, 1]);
});

Deno.test("A mark on who is still with a patient counts: that patient is the last", () => {
  const model = newModel(CLINIC);
  model.service[0].n += 10;
  const people = [
    visitOf("A1", { status: "in_service", started: NOW - 8, professional: "ana" }),
    visitOf("A2", { status: "in_service", started: NOW - 8, professional: "otto" }),
    ...Array.from({ length: 6 }, (_, index) => visitOf(`B${index}`, {})),
  ];
  const lastOf = (mark: "on_pause" | null) =>
    forecast(
      workOf(people, [
        { id: "ana", last: NOW - 8, mark: null, pools: [] },
        { id: "otto", last: NOW - 8, mark, pools: [] },
      ]),
      [model],
    ).forecast.waits.B5;
  const [both, one] = [lastOf(null), lastOf("on_pause")];
  assert.deepEqual([both.professionals, one.professionals], [2, 1]);
  assert.ok(
    one.about_minutes > 1.5 * both.about_minutes,
    `${one.about_minutes}, ${both.about_minutes} with both`,
  );
});

Deno.test("forecast() comes to an end with more of everything than a clinic has, and stays below its own limits", () => {
  const many = <One>(count: number, make: (index: number) => One) =>
    Array.from({ length: count }, (_, index) => make(index));
  const work = workOf([
    ...many(300, (i) => visitOf(`S${i}`, { status: "in_service", started: NOW - 5, professional: `p${i}` })),
    ...many(200, (i) => visitOf(`W${i}`, {})),
    ...many(200, (i) => visitOf(`U${i}`, { risk: null, since: NOW - 2 })),
    ...many(
      300,
      (i) => visitOf(`E${i}`, { status: "awaiting_return", started: NOW - 90, finished: NOW - 60 }),
    ),
  ], many(400, (i) => ({ id: `p${i}`, last: NOW - 1, mark: "at_work", pools: [] })));
  const crowded = newModel({ ...CLINIC, triage: true, precedence: true });
  crowded.service[4].n += 10;
  crowded.triage_spacing = 15;
  const alone = { ...work, state: { ...work.state, professionals: work.state.professionals.slice(0, 1) } };
  for (const one of [work, alone]) {
    const { waits } = forecast(one, [crowded]).forecast;
    assert.equal(Object.keys(waits).length, 400);
    for (const { about_minutes, up_to_minutes } of Object.values(waits)) {
      assert.ok(about_minutes >= 0 && about_minutes <= 360 && up_to_minutes >= about_minutes);
    }
  }
});

Deno.test("Who never came back, was never finished or never came when called holds up nobody", () => {
  const model = newModel(CLINIC);
  model.service[0].n += 10;
  const waiting = visitOf("B0", {});
  const busy = visitOf("A1", { status: "in_service", started: NOW - 3, professional: "ana" });
  const ana = { id: "ana", last: NOW - 3, mark: null, pools: [] };
  const told = (...others: OpenRow[]) =>
    forecast(workOf([...others, busy, waiting], [ana]), [model]).forecast;
  const plain = told();
  const days = 3 * 1440;
  const forgotten: Partial<OpenRow>[] = [
    { status: "awaiting_return", started: NOW - days, finished: NOW - days },
    { status: "in_service", started: NOW - days, professional: "otto" },
    { status: "in_service", started: NOW - 20, professional: "ana" },
    { status: "called", called: NOW - days, professional: "otto" },
  ];
  for (const one of forgotten) {
    const now = told(...Array.from({ length: 10 }, (_, index) => visitOf(`X${index}`, one)));
    assert.deepEqual([now.waits.B0, now.at_least.B0], [plain.waits.B0, plain.at_least.B0], one.status);
  }
});

Deno.test("forecast() takes back what it told when everybody has said to be gone", () => {
  const model = newModel(CLINIC);
  model.service[0].n += 10;
  const waiting = Array.from({ length: 3 }, (_, index) => visitOf(`B${index}`, {}));
  const busy = visitOf("A1", { status: "in_service", started: NOW - 3, professional: "ana" });
  const row = { id: "ana", last: NOW - 3, pools: [] };
  const before = forecast(workOf([busy, ...waiting], [{ ...row, mark: null }]), [model]).forecast;
  assert.equal(Object.keys(before.waits).length, 3);
  const gone = { ...workOf(waiting, [{ ...row, mark: "away" }]), forecast: before, now: NOW + 1 };
  const after = forecast(gone, [model]);
  assert.deepEqual([after.forecast.waits, after.forecast.newcomers], [{}, {}]);
  assert.deepEqual(after.announced?.waits[0], ["B0", 0, null, null, 0, 0, 0]);
  const fresh = visitOf("N", { risk: null, since: NOW - 2 });
  const triaged = newModel({ ...CLINIC, triage: true });
  triaged.service[4].n += 10;
  const told = forecast(workOf([busy, fresh], [{ ...row, mark: null }]), [triaged]).forecast;
  const silent = { ...workOf([fresh], [{ ...row, last: NOW - 90, mark: null }]), forecast: told };
  assert.deepEqual(forecast(silent, [triaged]).announced?.waits, [["N", 0, null, null, 0, 0, 0]]);
  const unmarked = { ...workOf(waiting, [{ ...row, mark: null }]), forecast: before, now: NOW + 1 };
  assert.equal(Object.keys(forecast(unmarked, [model]).forecast.waits).length, 3, "silence is no mark");
});

Deno.test("Those in line for triage wait one after another, not all behind the last", () => {
  const model = newModel({ ...CLINIC, triage: true });
  model.service[4].n += 10;
  model.triage_spacing = 6;
  const fresh = Array.from(
    { length: 5 },
    (_, index) => visitOf(`N${index}`, { risk: null, since: NOW - 5 + index }),
  );
  const busy = visitOf("A1", { status: "in_service", started: NOW - 3, professional: "ana" });
  const { waits } = forecast(workOf([...fresh, busy]), [model]).forecast;
  assert.ok(
    waits.N0.about_minutes < 0.7 * waits.N4.about_minutes,
    `${waits.N0.about_minutes}, ${waits.N4.about_minutes}`,
  );
});

Deno.test("forecast() tells who is about to be classified what a newcomer is told, and promises it to nobody", () => {
  const model = newModel({ ...CLINIC, triage: true });
  model.service[4].n += 10;
  const green = Array.from({ length: 4 }, (_, index) => visitOf(`G${index}`, {}));
  const busy = visitOf("busy", { status: "in_service", started: NOW - 3, professional: "ana" });
  const fresh = { risk: null, since: NOW - 4 };
  const work = workOf([
    ...green,
    visitOf("new", fresh),
    visitOf("never", { risk: null, since: NOW - 40 }),
    busy,
  ]);
  const { forecast: { waits, newcomers, at_least }, promises } = forecast(work, [model]);
  assert.deepEqual(Object.keys(waits).sort(), ["G0", "G1", "G2", "G3", "never", "new"]);
  assert.ok(newcomers[0].about_minutes >= waits.new.about_minutes);
  assert.ok(waits.new.about_minutes >= waits.G3.about_minutes && at_least.new === 0);
  assert.ok(waits.never.about_minutes >= waits.G3.about_minutes, "who gets none is called last");
  assert.deepEqual(promises, []);
});

Deno.test("forecast() tells anew, and promises, once somebody has a class", () => {
  const model = newModel({ ...CLINIC, triage: true });
  model.service[4].n += 10;
  const green = Array.from({ length: 6 }, (_, index) => visitOf(`G${index}`, {}));
  const busy = visitOf("busy", { status: "in_service", started: NOW - 3, professional: "ana" });
  const before = workOf([...green, visitOf("new", { risk: null, since: NOW - 4 }), busy]);
  const told = forecast(before, [model]).forecast;
  const classified = visitOf("new", { risk: "yellow", since: NOW + 1 });
  const after = { ...workOf([classified, ...green, busy]), now: NOW + 1, forecast: told };
  const { forecast: { waits }, promises } = forecast(after, [model]);
  assert.ok(waits.new.about_minutes < told.waits.new.about_minutes && waits.new.since === NOW + 1);
  assert.deepEqual(promises.map(({ visit }) => visit), ["new"]);
  const kept = forecast({ ...after, now: NOW + 2, forecast: { ...told, waits } }, [model]);
  assert.deepEqual([kept.forecast.waits.new.since, kept.promises], [NOW + 1, []]);
});

Deno.test("forecast() counts whose patient was called, for an hour, and not who is marked away", () => {
  const lastOf = (called: number, mark: "away" | null) => {
    const work = workOf([
      visitOf("A0", { status: "called", called, professional: "otto" }),
      visitOf("A1", { status: "in_service", started: NOW - 3, professional: "ana" }),
      ...Array.from({ length: 6 }, (_, index) => visitOf(`B${index}`, {})),
    ], [
      { id: "ana", last: NOW - 3, mark: null, pools: [] },
      { id: "otto", last: NOW - 50, mark, pools: [] },
    ]);
    const model = newModel(CLINIC);
    model.service[0].n += 10;
    // One is usual at this time, so nobody is expected back.
    model.attendance = model.attendance.map(() => [{ pressed: true, count: 1 }]);
    return forecast(work, [model]).forecast.waits.B5;
  };
  const [two, one, away] = [lastOf(NOW - 1, null), lastOf(NOW - 70, null), lastOf(NOW - 1, "away")];
  assert.deepEqual([two, one, away].map(({ professionals }) => professionals), [2, 1, 1]);
  assert.ok(
    two.about_minutes < 0.7 * one.about_minutes,
    `${two.about_minutes}, ${one.about_minutes} with one`,
  );
  // Who was called so long ago holds up nobody either.
  assert.ok(
    one.about_minutes < away.about_minutes,
    `${one.about_minutes}, ${away.about_minutes} with a fresh call`,
  );
});
