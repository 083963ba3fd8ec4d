import assert from "node:assert/strict";
import { AppointmentsReport } from "../../edge/domain/reports/appointments.ts";
import { OperationsReport } from "../../edge/domain/reports/operations.ts";
import { ProfessionalsReport } from "../../edge/domain/reports/professionals.ts";
import { clinic, professional, visits } from "../support/builders.ts";
import { madeUpPast } from "./analytics/past.ts";
import { consultationsOf, hoursOf, isWithin, localOf, operationsOf, professionalOf } from "./reports_of.ts";
import { testApi } from "./support/test_api.ts";

const api = await testApi();
Deno.test.afterAll(async () => await api[Symbol.asyncDispose]());

const past = await madeUpPast(api.sql, 300);
await madeUpPast(api.sql, 30, 11);
const nurse = await api.as(past.clinic.members.nurse);
const path = `/establishments/${past.clinic.id}/reports`;
const [FROM, TO] = ["2026-01-10", "2026-03-12"];
const span = `?from=${FROM}&to=${TO}`;
const inSpan = past.visits.filter(({ arrived }) => isWithin(arrived, FROM, TO));

/** The same figures, up to their rounding to a tenth. */
function assertNear(actual: object, expected: object, about: string) {
  const found = new Map(Object.entries(actual));
  for (const [name, wanted] of Object.entries(expected)) {
    const told = found.get(name);
    if (typeof wanted !== "number" || typeof told !== "number") {
      assert.equal(told, wanted, `${about} ${name}`);
    } else assert.ok(Math.abs(told - wanted) <= 0.0501, `${about} ${name}: ${told} instead of ${wanted}`);
  }
}

Deno.test("GET reports/operations says what visits and events counted one by one say, by day, class and hour", async () => {
  const report = (await nurse.get(`${path}/operations${span}`)).read(OperationsReport);
  assert.deepEqual([report.from, report.to, report.timezone], [FROM, TO, "America/Sao_Paulo"]);
  assertNear(report.total, operationsOf(inSpan), "total");
  const days = Map.groupBy(inSpan, ({ arrived }) => localOf(arrived).day);
  assert.deepEqual(report.rows.map(({ day }) => day), [...days.keys()].sort());
  for (const { day, ...figures } of report.rows) assertNear(figures, operationsOf(days.get(day) ?? []), day);
  const risks = Map.groupBy(inSpan, ({ risk }) => risk);
  assert.equal(report.risks.length, risks.size);
  for (const { risk, ...figures } of report.risks) {
    assertNear(figures, operationsOf(risks.get(risk) ?? []), String(risk));
  }
  assert.deepEqual(report.risks[0].target_minutes, 0);
  assert.deepEqual(report.hours, hoursOf(inSpan));
});

Deno.test("GET reports/professionals says whose consultations they were and how long, whole, by month and by day", async () => {
  const done = consultationsOf(past.visits).filter(({ began }) => isWithin(began, FROM, TO));
  const read = async (by: string) =>
    (await nurse.get(`${path}/professionals${span}&by=${by}`)).read(ProfessionalsReport);
  const whole = await read("total");
  assert.equal(whole.total.consultations, done.length);
  const cut = { total: () => null, month: (day: string) => day.slice(0, 7), day: (day: string) => day };
  for (const [by, periodOf] of Object.entries(cut)) {
    const key = (name: string | null, period: string | null) => JSON.stringify([name, period]);
    const parts = Map.groupBy(
      done,
      ({ professional, began }) => key(professional, periodOf(localOf(began).day)),
    );
    const { rows } = await read(by);
    assert.equal(rows.length, parts.size, by);
    for (const { professional, period, ...figures } of rows) {
      assertNear(
        figures,
        professionalOf(parts.get(key(professional, period)) ?? []),
        `${professional} ${period}`,
      );
    }
  }
  const minutes = done.reduce((sum, { began, ended }) => sum + (ended - began) / 60_000, 0);
  assert.ok(Math.abs(whole.total.busy_minutes - minutes) <= 1);
});

Deno.test("reports/professionals gives a consultation to whoever had it, and none to an act that was undone", async () => {
  const house = await clinic(api.sql);
  const second = await professional(api.sql, house.id, { full_name: "Segunda Silva" });
  const [{ id }] = await visits(api.sql, house, [{ status: "called" }]);
  const doctor = await api.as(house.members.doctor);
  const [{ other }] = await api.sql`
    insert into public.services (establishment_id, name, prefix) values (${house.id}, 'Retorno', 'R') returning id as other`;
  const act = async (what: string, body?: object) => {
    const answer = await doctor.post(`/visits/${id}/${what}`, body);
    assert.equal(answer.status, 200, `${what}: ${answer.text}`);
  };
  await act("start", { professional_id: house.professional });
  await act("transfer", { service_id: other });
  await act("call");
  await act("start", { professional_id: second });
  await act("finish");
  await act("undo");
  await act("finish");
  const { rows, total } = (await doctor.get(`/establishments/${house.id}/reports/professionals`))
    .read(ProfessionalsReport);
  assert.deepEqual(
    rows.map(({ professional_id, consultations }) => [professional_id, consultations]).sort(),
    [[house.professional, 1], [second, 1]].sort(),
  );
  assert.equal(total.patients, 1);
});

Deno.test("GET reports/appointments tells of visits with an appointed time alone", async () => {
  const none = (await nurse.get(`${path}/appointments${span}`)).read(AppointmentsReport);
  assert.deepEqual([none.rows, none.total.appointments, none.total.wait_mean], [[], 0, null]);
  const house = await clinic(api.sql);
  const at = (time: string) => new Date(`2026-03-10T${time}:00-03:00`);
  const made = await visits(api.sql, house, [
    { status: "finished", arrived_at: at("08:50"), professional_id: house.professional },
    { status: "no_show", arrived_at: at("10:05"), professional_id: house.professional },
    { status: "finished", arrived_at: at("11:00") },
  ]);
  const times = [at("09:00"), at("10:00"), null];
  for (const [index, time] of times.entries()) {
    await api.sql`update public.visits set scheduled_for = ${time} where id = ${made[index].id}`;
  }
  await api.sql`
    insert into public.visit_events (establishment_id, visit_id, act, to_status, happened_at)
    values (${house.id}, ${made[0].id}, 'start', 'in_service', ${at("09:12")}),
      (${house.id}, ${made[1].id}, 'no_show', 'no_show', ${at("10:30")})`;
  const owner = await api.as(house.members.owner);
  const report = (await owner.get(`/establishments/${house.id}/reports/appointments${span}`))
    .read(AppointmentsReport);
  const { day, professional_id, professional: _, ...figures } = report.rows[0];
  assert.deepEqual([report.rows.length, day, professional_id], [1, "2026-03-10", house.professional]);
  assert.deepEqual(figures, {
    appointments: 2,
    finished: 1,
    cancelled: 0,
    no_shows: 1,
    open: 0,
    late: 1,
    wait_mean: 12,
  });
  assert.deepEqual(report.total, figures);
});

Deno.test("reports are CSV for whoever asks for it, in the same figures", async () => {
  for (const name of ["operations", "professionals", "appointments"]) {
    const answer = await nurse.get(`${path}/${name}${span}`, { accept: "text/csv" });
    assert.equal(answer.headers.get("content-type"), "text/csv; charset=utf-8");
    const json =
      (await nurse.get(`${path}/${name}${span}`, { accept: "application/json, text/csv;q=0.5" })).text;
    const rows: unknown[] = JSON.parse(json).rows;
    assert.equal(answer.text.trimEnd().split("\r\n").length, rows.length + 1, name);
  }
  const { text } = await nurse.get(`${path}/operations${span}`, { accept: "text/csv" });
  const { rows: [day] } = (await nurse.get(`${path}/operations${span}`)).read(OperationsReport);
  assert.ok(text.startsWith(`\ufeff"day","arrived",`), text.slice(0, 60));
  assert.ok(text.includes(`\r\n"${day.day}",${day.arrived},${day.patients},`));
  const headers = (language: string) => ({ accept: "text/csv", "accept-language": language });
  const { text: english } = await nurse.get(`${path}/operations${span}`, headers("en, pt;q=0.5"));
  assert.equal(english, text);
  const { text: portuguese } = await nurse.get(
    `${path}/operations${span}`,
    headers("pt-BR,pt;q=0.9,en;q=0.8"),
  );
  assert.ok(portuguese.startsWith(`\ufeff"day";"arrived";`), portuguese.slice(0, 60));
  assert.ok(!Number.isInteger(day.wait_mean), "a figure with a decimal");
  assert.ok(portuguese.includes(`;${String(day.wait_mean).replace(".", ",")};`), portuguese);
});

Deno.test("reports refuse days that are none, backwards or too many, and are friendly to a new clinic", async () => {
  const wrong = async (query: string) => {
    const answer = await nurse.get(`${path}/operations${query}`);
    assert.equal(answer.status, 422, query);
    return answer.problem().errors?.map(({ path, code }) => `${path} ${code}`);
  };
  assert.deepEqual(await wrong("?from=2026-02-30"), ["from invalid_date"]);
  assert.deepEqual(await wrong("?from=2026-03-02&to=2026-03-01"), ["to out_of_order"]);
  assert.deepEqual(await wrong("?from=2020-01-01&to=2026-03-01"), ["from too_small"]);
  const house = await clinic(api.sql);
  const owner = await api.as(house.members.owner);
  const report = (await owner.get(`/establishments/${house.id}/reports/operations`)).read(OperationsReport);
  assert.deepEqual([report.rows, report.hours, report.total.arrived], [[], [], 0]);
  assert.equal(report.from, report.today);
  const month = (await owner.get(`/establishments/${house.id}/reports/professionals`)).read(
    ProfessionalsReport,
  );
  assert.equal((Date.parse(month.to) - Date.parse(month.from)) / 86_400_000, 29);
  assert.equal((await owner.get(`${path}/operations`)).status, 404);
});
