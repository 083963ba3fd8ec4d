import assert from "node:assert/strict";
import * as z from "zod/mini";
import { Clinic as PublicClinic } from "../../edge/domain/clinic.ts";
import { Ticket } from "../../edge/domain/public_queue.ts";
import {
  ArrivalPoster,
  describeRemoteTicket,
  ExpectedPerson,
  RemoteTicket,
  RemoteTicketRow,
} from "../../edge/domain/remote_ticket.ts";
import { CreatedVisit } from "../../edge/domain/visit_acts.ts";
import { type Clinic, clinic, serial, visit } from "../support/builders.ts";
import { testApi } from "./support/test_api.ts";

const api = await testApi({ trustedProxies: 1 });
Deno.test.afterAll(async () => await api[Symbol.asyncDispose]());
const anybody = api.bearing();

const person = (changes: object = {}) => ({
  name: `Ana Souza ${serial()}`,
  birth_date: "1990-05-17",
  symptoms: "Dor de cabeça",
  ...changes,
});

async function open(rules: object = {}): Promise<Clinic> {
  const house = await clinic(api.sql);
  await api.sql`update public.establishments set queue_rules = queue_rules || ${
    api.sql.json({ remote_join: true, remote_places: 500, ...rules })
  } where id = ${house.id}`;
  return house;
}

let networks = 0;
/** Somewhere else each time, unless told. */
const from = (network = `10.7.${++networks >> 8}.${networks & 255}`) => ({ "x-forwarded-for": network });
const take = (house: Clinic, data: object = {}, headers = from()) =>
  anybody.post(`/clinics/${house.slug}/tickets`, person(data), headers);

Deno.test("GET /clinics/:slug tells what somebody who came now would wait, and null when nothing is known", async () => {
  const house = await open();
  const read = async () => (await anybody.get(`/clinics/${house.slug}`)).read(PublicClinic);
  assert.deepEqual((await read()).services.map(({ wait }) => wait), [null]);
  await api
    .sql`update public.queues set mean_minutes = 12, mean_samples = 9 where establishment_id = ${house.id}`;
  await visit(api.sql, house, { status: "in_service", professional_id: house.professional });
  for (let i = 0; i < 3; i++) await visit(api.sql, house);
  assert.deepEqual((await read()).services.map(({ wait }) => wait), [{
    about_minutes: 40,
    up_to_minutes: 75,
  }]);
  await api.sql`insert into private.wait_models (establishment_id, basis, cursor, models, forecast) values (
    ${house.id}, '', 0, '[]', '{"waits": {}, "newcomers": {"0": {"about_minutes": 25, "up_to_minutes": 50, "since": 1}}}')
    on conflict (establishment_id) do update set forecast = excluded.forecast, updated_at = now()`;
  assert.deepEqual((await read()).services.map(({ wait }) => wait), [{
    about_minutes: 25,
    up_to_minutes: 50,
  }]);
  assert.equal((await anybody.get("/clinics/nenhuma")).problem().code, "not_found");
  assert.equal((await anybody.get("/clinics/NÃO-É")).problem().code, "not_found");
});

Deno.test("A ticket by phone: taken, confirmed by the reception, and then a ticket like any other", async () => {
  const house = await open();
  const taken = await take(house, { cpf: "529.982.247-25", priority: "pregnant" });
  assert.equal(taken.status, 201);
  const ticket = taken.read(RemoteTicket);
  assert.deepEqual([ticket.state, ticket.place], ["expected", { ahead: 0, expected_before: 0 }]);
  assert.equal((await anybody.get(`/tickets/${ticket.token}`)).status, 404);
  const desk = await api.as(house.members.receptionist);
  const listed = (await desk.get(`/establishments/${house.id}/remote-tickets`)).read(z.array(ExpectedPerson));
  assert.deepEqual(listed.map(({ code, cpf, priority }) => [code, cpf, priority]), [
    [ticket.code, "52998224725", "pregnant"],
  ]);
  const confirmed = await desk.post(`/remote-tickets/${listed[0].id}/confirm`);
  assert.deepEqual(confirmed.read(CreatedVisit).token, ticket.token);
  assert.equal((await anybody.get(`/tickets/${ticket.token}`)).read(Ticket).status, "waiting");
  assert.equal((await anybody.get(`/remote-tickets/${ticket.token}`)).read(RemoteTicket).state, "confirmed");
});

Deno.test("A holder confirms with the poster's code, as often as they like", async () => {
  const house = await open();
  const { token } = (await take(house)).read(RemoteTicket);
  const desk = await api.as(house.members.receptionist);
  const { key } = (await desk.get(`/establishments/${house.id}/arrival-key`)).read(ArrivalPoster);
  const arrive = (key: string) => anybody.post(`/remote-tickets/${token}/arrival`, { key });
  assert.deepEqual((await arrive("ACDEFGHJ")).problem().errors?.map(({ path, code }) => [path, code]), [
    ["key", "unknown"],
  ]);
  for (let i = 0; i < 2; i++) assert.equal((await arrive(key)).read(RemoteTicket).state, "confirmed");
});

Deno.test("Wrong input is told field by field, and nothing is taken", async () => {
  const house = await open();
  const wrong = await take(house, {
    name: "",
    birth_date: "2999-01-01",
    symptoms: " ",
    cpf: "111",
    priority: "elderly",
  });
  assert.deepEqual(wrong.problem().errors?.map(({ path }) => path).toSorted(), [
    "birth_date",
    "cpf",
    "name",
    "priority",
    "symptoms",
  ]);
  assert.deepEqual(
    (await take(house, { service_id: crypto.randomUUID() })).problem().errors?.map(({ path }) => path),
    ["service_id"],
  );
  const [{ n }] = await api
    .sql`select count(*)::int as n from public.remote_tickets where establishment_id = ${house.id}`;
  assert.equal(n, 0);
});

Deno.test("What is refused says why, and of somebody's visit it says nothing", async () => {
  const shut = await clinic(api.sql);
  const off = (await take(shut)).problem();
  assert.deepEqual([off.status, off.code, off.current_status], [409, "remote_closed", "off"]);
  const house = await open();
  const here = person();
  const desk = await api.as(house.members.receptionist);
  const { symptoms: _, ...patient } = here;
  const visit = (await desk.post(`/establishments/${house.id}/visits`, { patient })).read(CreatedVisit);
  const told = await take(house, here);
  assert.equal(told.problem().code, "already_in_queue");
  for (const secret of [visit.id, visit.code, visit.token, here.name]) {
    assert.ok(!told.text.includes(secret), secret);
  }
  const { token } = (await take(house)).read(RemoteTicket);
  await anybody.post(`/remote-tickets/${token}/leave`);
  const shown = (await desk.post(`/establishments/${house.id}/remote-tickets/confirm`, { shown: token }))
    .problem();
  assert.deepEqual([shown.code, shown.current_status], ["remote_ticket_over", "left"]);
});

Deno.test("Limits: by phone, by network and clinic; others go on", async () => {
  const house = await open();
  const device = "p".repeat(24);
  const byPhone = await statuses(10, () => take(house, { device }));
  assert.deepEqual(byPhone, [...Array(8).fill(201), 429, 429]);
  const wifi = from("10.9.9.9");
  const waitingRoom = await statuses(61, () => take(house, {}, wifi));
  assert.deepEqual(waitingRoom.slice(0, 60).filter((status) => status !== 201), [], "a whole waiting room");
  assert.equal(waitingRoom.at(-1), 429);
  assert.equal((await take(house)).status, 201, "somebody elsewhere");
  assert.equal((await take(await open(), {}, wifi)).status, 201, "another clinic");
});

Deno.test("Codes of a reception cannot be guessed", async () => {
  const { token } = (await take(await open())).read(RemoteTicket);
  const tries = await statuses(
    11,
    () => anybody.post(`/remote-tickets/${token}/arrival`, { key: "ACDEFGHJ" }),
  );
  assert.deepEqual([tries.at(0), tries.at(-1)], [422, 429]);
});

Deno.test("Another clinic's tickets and posters do not exist", async () => {
  const [house, other] = [await open(), await open()];
  const { token } = (await take(house)).read(RemoteTicket);
  const [{ id }] = await api.sql`select id from public.remote_tickets where token = ${token}`;
  const outsider = await api.as(other.members.owner);
  for (
    const asked of [
      outsider.get(`/establishments/${house.id}/remote-tickets`),
      outsider.post(`/remote-tickets/${id}/confirm`),
      outsider.get(`/establishments/${house.id}/arrival-key`),
      outsider.post(`/establishments/${house.id}/arrival-key`),
      outsider.post(`/establishments/${house.id}/remote-tickets/confirm`, { shown: token }),
    ]
  ) assert.equal((await asked).problem().code, "not_found");
  const nurse = await api.as(house.members.nurse);
  assert.equal(
    (await nurse.post(`/establishments/${house.id}/arrival-key`)).problem().code,
    "role_not_allowed",
  );
});

async function statuses(times: number, ask: () => Promise<{ status: number }>): Promise<number[]> {
  const answers: number[] = [];
  for (let i = 0; i < times; i++) answers.push((await ask()).status);
  return answers;
}

Deno.test("describeRemoteTicket(): the last waits like every newcomer, who goes before others a part of it", async () => {
  const house = await open();
  await visit(api.sql, house);
  const taken = await api.sql`
    select private.take_remote_ticket(${house.slug}, ${api.sql.json(person())}) as answer`;
  const row = RemoteTicketRow.parse(taken[0].answer);
  const at = (ahead: number, waiting: number) => {
    const told = { [row.service.id]: { about_minutes: 85, up_to_minutes: 100 } };
    const place = { ahead, expected_before: 0 };
    return describeRemoteTicket({ ...row, place, service: { ...row.service, waiting } }, told).wait;
  };
  assert.deepEqual(at(11, 11), { about_minutes: 85, up_to_minutes: 100 });
  assert.deepEqual(at(10, 11), { about_minutes: 80, up_to_minutes: 95 });
  assert.deepEqual(at(2, 11), { about_minutes: 25, up_to_minutes: 25 });
  assert.deepEqual(at(0, 0), { about_minutes: 85, up_to_minutes: 100 });
  assert.equal(describeRemoteTicket({ ...row, state: "lapsed" }, {}).wait, null);
});
