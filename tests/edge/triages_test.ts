import assert from "node:assert/strict";
import { BreachForecast, VisitTriages } from "../../edge/domain/triage.ts";
import { Visit } from "../../edge/domain/staff_queue.ts";
import { CreatedVisit } from "../../edge/domain/visit_acts.ts";
import { clinic, professional, service, visit, visits } from "../support/builders.ts";
import { testApi } from "./support/test_api.ts";

const api = await testApi();
Deno.test.afterAll(async () => await api[Symbol.asyncDispose]());

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);

const FINDINGS = {
  complaint: "Dor no peito há uma hora",
  discriminator: "Dor precordial",
  notes: "Sudorese",
  systolic: 150,
  diastolic: 95,
  heart_rate: 110,
  respiratory_rate: 22,
  temperature: 36.5,
  spo2: 94,
  glucose: 110,
  pain: 8,
};

Deno.test("A nurse records what was found, and a further triage appends", async () => {
  const house = await clinic(api.sql);
  const nurse = await api.as(house.members.nurse);
  const { id } = await visit(api.sql, house, { status: "awaiting_triage" });
  const first = await nurse.post(`/visits/${id}/triage`, { risk: "yellow", ...FINDINGS });
  assert.equal(first.status, 200, first.text);
  const { arrived_at, due_at } = first.read(Visit);
  assert.equal(Date.parse(due_at ?? "") - Date.parse(arrived_at), 60 * 60_000, "an hour for yellow");
  const doctor = await api.as(house.members.doctor);
  await doctor.post(`/visits/${id}/triage`, { risk: "orange", discriminator: "Dor intensa" });
  const { triages, complaint, visit: seen } = (await nurse.get(`/visits/${id}/triages`)).read(VisitTriages);
  assert.equal(seen.risk, "orange");
  assert.equal(complaint, FINDINGS.complaint);
  assert.deepEqual(
    triages.map(({ risk, previous_risk, classifier_role, undone }) => [
      risk,
      previous_risk,
      classifier_role,
      undone,
    ]),
    [["orange", "yellow", "doctor", false], ["yellow", null, "nurse", false]],
  );
  const [, { id: _, ...recorded }] = triages;
  assert.deepEqual({ ...recorded, ...FINDINGS }, recorded);
  assert.deepEqual([recorded.classified_by, recorded.recorded_by], [
    house.members.nurse,
    house.members.nurse,
  ]);
});

Deno.test("Values that nobody has are refused by name, and nothing changes", async () => {
  const house = await clinic(api.sql);
  const nurse = await api.as(house.members.nurse);
  const { id } = await visit(api.sql, house, { status: "awaiting_triage" });
  const wrong = {
    systolic: 20,
    diastolic: 300,
    heart_rate: 0,
    temperature: 50,
    spo2: 101,
    glucose: 5000,
    pain: 11,
    respiratory_rate: 1.5,
  };
  const answer = await nurse.post(`/visits/${id}/triage`, { risk: "red", ...wrong });
  assert.equal(answer.status, 422);
  assert.deepEqual(answer.problem().errors?.map(({ path }) => path).sort(), Object.keys(wrong).sort());
  const crossed = await nurse.post(`/visits/${id}/triage`, { risk: "red", systolic: 80, diastolic: 90 });
  assert.deepEqual(crossed.problem().errors?.map(({ path }) => path), ["diastolic"]);
  assert.equal((await nurse.post(`/visits/${id}/triage`, {})).problem().errors?.[0].path, "risk");
  const [{ status, triages }] = await api.sql`
    select status, (select count(*)::int from public.triages where visit_id = v.id) as triages
    from public.visits as v where id = ${id}`;
  assert.deepEqual([status, triages], ["awaiting_triage", 0]);
});

Deno.test("Owners and admins enter a colour only in the name of a nurse or physician of the house", async () => {
  const [house, other] = [await clinic(api.sql), await clinic(api.sql)];
  const owner = await api.as(house.members.owner);
  const { id } = await visit(api.sql, house, { status: "awaiting_triage" });
  const technician = await professional(api.sql, house.id, { council: "COREN", council_category: "TE" });
  const away = await professional(api.sql, house.id, { status: "inactive" });
  const triage = (body: object) => owner.post(`/visits/${id}/triage`, { risk: "green", ...body });
  const refused = async (body: object) => (await triage(body)).problem().errors?.[0];
  assert.equal((await refused({}))?.code, "required");
  for (const one of [house.members.receptionist, technician, away, other.professional, other.members.nurse]) {
    assert.deepEqual(
      [(await refused({ classified_by: one }))?.path, (await refused({ classified_by: one }))?.code],
      ["classified_by", "unknown"],
    );
  }
  assert.equal((await triage({ classified_by: house.members.nurse })).status, 200);
  assert.equal((await triage({ professional_id: house.professional })).status, 200);
  const { triages } = (await owner.get(`/visits/${id}/triages`)).read(VisitTriages);
  assert.deepEqual(
    triages.map((one) => [one.classified_by, one.professional_id, one.classifier_role, one.recorded_role]),
    [[null, house.professional, "doctor", "owner"], [house.members.nurse, null, "nurse", "owner"]],
  );
});

Deno.test("Nurses classify in no other name, and the reception neither classifies nor reads", async () => {
  const house = await clinic(api.sql);
  const { id } = await visit(api.sql, house);
  const nurse = await api.as(house.members.nurse);
  const other = await nurse.post(`/visits/${id}/triage`, {
    risk: "red",
    classified_by: house.members.doctor,
  });
  assert.deepEqual(other.problem().errors?.map(({ path, code }) => [path, code]), [[
    "classified_by",
    "invalid",
  ]]);
  const desk = await api.as(house.members.receptionist);
  for (
    const answer of [
      await desk.post(`/visits/${id}/triage`, { risk: "red" }),
      await desk.get(`/visits/${id}/triages`),
    ]
  ) {
    assert.deepEqual([answer.status, answer.problem().code], [403, "role_not_allowed"]);
  }
});

Deno.test("That findings were read is in the audit log, what they say is not", async () => {
  const house = await clinic(api.sql);
  const nurse = await api.as(house.members.nurse);
  const { id } = await visit(api.sql, house, { status: "awaiting_triage" });
  await nurse.post(`/visits/${id}/triage`, { risk: "yellow", ...FINDINGS });
  await nurse.get(`/visits/${id}/triages`);
  const log = await api.sql`select action, changes::text from public.audit_log
    where establishment_id = ${house.id} and table_name = 'triages' order by id`;
  assert.deepEqual(log.map(({ action }) => action), ["insert", "read"]);
  assert.doesNotMatch(log.map(({ changes }) => changes).join(), /peito|precordial|Sudorese|150|36\.5/);
});

Deno.test("A service decides for itself whether triage comes first", async () => {
  const house = await clinic(api.sql, { triage_required: true });
  const vaccines = await service(api.sql, house.id, "V");
  await api.sql`update public.services set triage_required = false where id = ${vaccines}`;
  const nurse = await api.as(house.members.nurse);
  const arrive = async (body: object) =>
    (await nurse.post(`/establishments/${house.id}/visits`, { patient: { name: "Ana" }, ...body })).read(
      CreatedVisit,
    );
  assert.equal((await arrive({})).position, null);
  assert.equal((await arrive({ service_id: vaccines })).position, 1);
  const classified = await arrive({ risk: "orange" });
  assert.equal(classified.position, 1);
  const { triages } = (await nurse.get(`/visits/${classified.id}/triages`)).read(VisitTriages);
  assert.deepEqual(triages.map(({ risk, classifier_role }) => [risk, classifier_role]), [[
    "orange",
    "nurse",
  ]]);
});

Deno.test("The forecast tells whose limit has passed and whose passes before they are called", async () => {
  const [house, other] = [await clinic(api.sql), await clinic(api.sql)];
  await visits(api.sql, other, [{ risk: "red", arrived_at: minutesAgo(90) }]);
  const [late, soon] = await visits(api.sql, house, [
    { risk: "yellow", arrived_at: minutesAgo(75) },
    { risk: "green", arrived_at: minutesAgo(105) },
    { risk: "blue", arrived_at: minutesAgo(10) },
    { status: "in_service", risk: "red", arrived_at: minutesAgo(200) },
  ]);
  const desk = await api.as(house.members.receptionist);
  const ask = async (minutes = "") =>
    (await desk.get(`/establishments/${house.id}/queue/forecast${minutes}`)).read(BreachForecast);
  const unknownPace = await ask();
  assert.deepEqual(unknownPace.overdue.map((one) => [one.id, one.in_minutes]), [[late.id, -15]]);
  assert.deepEqual(unknownPace.coming.map((one) => [one.id, one.in_minutes, one.expected_at]), [[
    soon.id,
    15,
    null,
  ]]);
  assert.deepEqual((await ask("?minutes=10")).coming, []);
  // At two minutes each, by one professional, the second is called in two minutes: in time.
  await api.sql`update public.queues set mean_minutes = 2 where establishment_id = ${house.id}`;
  assert.deepEqual((await ask()).coming, []);
  await api.sql`update public.queues set mean_minutes = 40 where establishment_id = ${house.id}`;
  assert.deepEqual((await ask()).coming.map(({ id }) => id), [soon.id]);
  assert.equal((await desk.get(`/establishments/${house.id}/queue/forecast?minutes=0`)).status, 422);
});

Deno.test("The forecast of limits goes by the model's, where there is one that is no older than a quarter of an hour", async () => {
  const house = await clinic(api.sql);
  const [urgent, green] = await visits(api.sql, house, [
    { risk: "orange", arrived_at: minutesAgo(2) },
    { risk: "green", arrived_at: minutesAgo(105) },
  ]);
  // By the plain mean the first is called at once, the second after 40 minutes.
  await api.sql`update public.queues set mean_minutes = 40 where establishment_id = ${house.id}`;
  const desk = await api.as(house.members.receptionist);
  const told = async (expected: Record<string, number>, age: number) => {
    const forecast = api.sql.json({ waits: {}, newcomers: {}, expected });
    await api
      .sql`insert into private.wait_models (establishment_id, basis, cursor, models, forecast, updated_at)
      values (${house.id}, '', 0, '[]', ${forecast}, ${minutesAgo(age)})
      on conflict (establishment_id) do update set forecast = excluded.forecast, updated_at = excluded.updated_at`;
    const { coming } = (await desk.get(`/establishments/${house.id}/queue/forecast`)).read(BreachForecast);
    return coming.map(({ id, expected_at }) => [
      id,
      Math.round((Date.parse(expected_at ?? "") - Date.now()) / 60_000),
    ]);
  };
  assert.deepEqual(await told({ [urgent.id]: 12.5, [green.id]: 9.25 }, 0), [[urgent.id, 12]]);
  assert.deepEqual(await told({ [urgent.id]: 24.4, [green.id]: 30.4 }, 10), [
    [urgent.id, 14],
    [green.id, 20],
  ]);
  assert.deepEqual(await told({ [urgent.id]: 24.4 }, 10), [[urgent.id, 14], [green.id, 40]], "not in it");
  assert.deepEqual(await told({ [urgent.id]: 24.4, [green.id]: 9.25 }, 16), [[green.id, 40]], "too old");
});
