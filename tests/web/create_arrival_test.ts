import assert from "node:assert/strict";
import type { Likeness, PatientSummary, SimilarPatient } from "../../edge/domain/patient.ts";
import { createArrival, isTelling } from "../../web/state/create_arrival.ts";

const summary = (name: string): PatientSummary => ({
  id: crypto.randomUUID(),
  name,
  social_name: null,
  cpf: null,
  cns: null,
  birth_date: null,
  phone: null,
  email: null,
  open_visit: null,
  last_visit_at: null,
});
const suspect = (over: Partial<SimilarPatient> = {}): SimilarPatient => ({
  ...summary("Ana Souza"),
  reason: "name",
  ...over,
});

function scene(charts: PatientSummary[], similar: SimilarPatient[] = []) {
  const asked: (string | Likeness)[] = [];
  const arrival = createArrival({
    pauseMs: 0,
    search(text) {
      asked.push(text);
      return Promise.resolve({ ok: true, data: { patients: charts, next: null } });
    },
    similar(person) {
      asked.push(person);
      return Promise.resolve({ ok: true, data: similar });
    },
  });
  return { arrival, asked, settled: () => new Promise((resolve) => setTimeout(resolve, 5)) };
}

Deno.test("createArrival() offers the first charts that the text finds, and forgets them once one is chosen", async () => {
  const charts = Array.from({ length: 20 }, (_, i) => summary(`Ana ${i}`));
  const { arrival, settled } = scene(charts);
  arrival.charts.ask("ana");
  await settled();
  assert.deepEqual(arrival.charts.found.value, charts.slice(0, 6));
  arrival.choose(charts[2]);
  assert.deepEqual([arrival.chosen.value, arrival.charts.found.value], [charts[2], []]);
  arrival.release();
  assert.equal(arrival.chosen.value, null);
});

Deno.test("isTelling() wants two letters or three digits", () => {
  for (const text of ["Zé", "a b", "529", "(11) 9"]) assert.equal(isTelling(text), true, text);
  for (const text of ["", "A", "52", "..-", "%%"]) assert.equal(isTelling(text), false, text);
});

Deno.test("createArrival() doubts a described person until all that are alike were looked at", async () => {
  const [one, other] = [suspect(), suspect()];
  const similar = [one];
  const { arrival, asked } = scene([], similar);
  const visit = { patient: { name: "Ana Souza", phone: "(11) 98765-4321" } };
  assert.deepEqual(await arrival.doubts(visit), [one]);
  assert.deepEqual(asked, [{ name: "Ana Souza", phone: "11987654321" }]);
  arrival.dismiss([one]);
  assert.deepEqual(await arrival.doubts(visit), []);
  similar.push(other);
  assert.deepEqual(await arrival.doubts(visit), [one, other]);
  arrival.reset();
  assert.deepEqual(await arrival.doubts(visit), [one, other]);
});

Deno.test("createArrival() doubts no chart, no wrong field, and nobody who stands in the queue", async () => {
  const open_visit = { id: crypto.randomUUID(), code: "A001", status: "waiting" as const };
  const { arrival, asked } = scene([], [suspect({ reason: "document", open_visit })]);
  assert.deepEqual(await arrival.doubts({ patient_id: crypto.randomUUID() }), []);
  assert.deepEqual(await arrival.doubts({ patient: { name: "Ana", cpf: "111" } }), []);
  assert.equal(asked.length, 0, "the API tells of wrong fields");
  assert.deepEqual(await arrival.doubts({ patient: { name: "Ana", cpf: "52998224725" } }), []);
  assert.equal(asked.length, 1);
});

Deno.test("createArrival() lets people in when nobody answers", async () => {
  const arrival = createArrival({
    search: () => Promise.reject(new Error("offline")),
    similar: () =>
      Promise.resolve({ ok: false, problem: { status: 0, code: "unreachable", title: "", errors: [] } }),
  });
  assert.deepEqual(await arrival.doubts({ patient: { name: "Ana" } }), []);
  assert.equal(arrival.isChecking.value, false);
});
