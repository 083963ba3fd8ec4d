import assert from "node:assert/strict";
import { PatientHistory } from "../../edge/domain/reports/patient_history.ts";
import { clinic, visits } from "../support/builders.ts";
import { testApi } from "./support/test_api.ts";

const api = await testApi();
Deno.test.afterAll(async () => await api[Symbol.asyncDispose]());

const house = await clinic(api.sql);
const owner = await api.as(house.members.owner);
const nurse = await api.as(house.members.nurse);
const reception = await api.as(house.members.receptionist);
const [{ patient }] = await api.sql<{ patient: string }[]>`
  insert into public.patients (establishment_id, name, social_name, birth_date)
  values (${house.id}, 'Maria da Silva', 'Mário', '1990-02-28') returning id as patient`;
const path = `/establishments/${house.id}/reports/patients/${patient}`;
await visits(api.sql, house, [{
  patient_id: patient,
  status: "finished",
  arrived_at: new Date("2026-01-05T12:00Z"),
  finished_at: new Date("2026-01-05T13:00Z"),
}]);
const made = await reception.post(`/establishments/${house.id}/visits`, { patient_id: patient });
const { id }: { id: string } = JSON.parse(made.text);
const acts: [string, object?][] = [
  ["triage", {
    risk: "yellow",
    complaint: "=dor de cabeça",
    notes: "sem febre",
    systolic: 130,
    diastolic: 80,
  }],
  ["call"],
  ["start", { professional_id: house.professional }],
  ["finish", { outcome: "referred" }],
];
for (const [act, body] of acts) {
  assert.equal((await nurse.post(`/visits/${id}/${act}`, body)).status, 200, act);
}

Deno.test("GET reports/patients/:patient tells visits with their events, triages and outcomes, latest first", async () => {
  const history = (await nurse.get(path)).read(PatientHistory);
  assert.deepEqual(history.patient, {
    id: patient,
    name: "Maria da Silva",
    social_name: "Mário",
    birth_date: "1990-02-28",
  });
  assert.deepEqual([history.rows.length, history.is_cut, history.from], [2, false, null]);
  const [visit] = history.rows;
  assert.deepEqual([visit.id, visit.status, visit.outcome, visit.risk], [
    id,
    "finished",
    "referred",
    "yellow",
  ]);
  assert.deepEqual(visit.events.map(({ act, actor_role, undone }) => [act, actor_role, undone]), [
    ["create", "receptionist", false],
    ...["triage", "call", "start", "finish"].map((act) => [act, "nurse", false]),
  ]);
  const [triage] = visit.triages ?? [];
  assert.deepEqual([triage.complaint, triage.systolic, triage.classifier_role], [
    "=dor de cabeça",
    130,
    "nurse",
  ]);
  assert.deepEqual([visit.consultations, visit.symptoms], [1, "=dor de cabeça"]);
  const year = (await nurse.get(`${path}?from=2026-01-05&to=2026-01-05`)).read(PatientHistory);
  assert.deepEqual(year.rows.map(({ arrived_at }) => arrived_at.slice(0, 10)), ["2026-01-05"]);
  assert.equal((await nurse.get(`${path}?from=2026-02-01&to=2026-01-01`)).status, 422);
});

Deno.test("what was found at triage is not for the reception, and every reading is logged", async () => {
  const count = async () => {
    const [{ n }] = await api.sql`
      select count(*)::int as n from public.audit_log
      where establishment_id = ${house.id} and patient_id = ${patient} and action = 'read' and table_name = 'patients'
        and actor_id = ${house.members.receptionist}`;
    return n;
  };
  const before = await count();
  const { rows: [visit] } = (await reception.get(path)).read(PatientHistory);
  assert.deepEqual([visit.symptoms, visit.triage_notes, visit.triages], [null, null, null]);
  const csv = await reception.get(path, { accept: "text/csv" });
  assert.ok(!csv.text.includes("dor de cabeça"));
  assert.equal(await count(), before + 2);
  const full = await owner.get(path, { accept: "text/csv" });
  assert.ok(full.text.includes(`"'=dor de cabeça"`), "no spreadsheet takes a complaint for a formula");
});

Deno.test("a patient of another establishment is none, whichever id is foreign", async () => {
  const other = await clinic(api.sql);
  const stranger = await api.as(other.members.owner);
  for (const foreign of [path, `/establishments/${other.id}/reports/patients/${patient}`]) {
    assert.equal((await stranger.get(foreign)).status, 404, foreign);
  }
  const unknown = await stranger.get(`/establishments/${other.id}/reports/patients/${crypto.randomUUID()}`);
  const known = await stranger.get(`/establishments/${other.id}/reports/patients/${patient}`);
  assert.equal(unknown.text, known.text);
});
