import assert from "node:assert/strict";
import { StaffDisplay } from "../../edge/domain/display.ts";
import { Kiosk, KioskTicket } from "../../edge/domain/kiosk.ts";
import { Pairing } from "../../edge/domain/panel.ts";
import { Ticket } from "../../edge/domain/public_queue.ts";
import { type Clinic, clinic, cpfOf, serial, service } from "../support/builders.ts";
import { testApi } from "./support/test_api.ts";

const api = await testApi();
Deno.test.afterAll(async () => await api[Symbol.asyncDispose]());
const anybody = api.bearing();

/** A display of a clinic, paired by its admin as a TV is. */
async function paired(house: Clinic, kind: "kiosk" | "panel", services: string[] = []) {
  const admin = await api.as(house.members.admin);
  const body = { name: `Entrada ${serial()}`, kind, services, languages: ["pt-BR", "en"] };
  const display = (await admin.post(`/establishments/${house.id}/displays`, body)).read(StaffDisplay);
  const { code, credential } = (await anybody.post("/pairings")).read(Pairing);
  assert.equal((await admin.post(`/displays/${display.id}/pair`, { code })).status, 200);
  return { display, credential, admin, device: api.bearing(credential) };
}

Deno.test("A kiosk is paired as a TV is, and gives tickets to whoever stands before it", async () => {
  const house = await clinic(api.sql);
  const vaccines = await service(api.sql, house.id, "V");
  const { device, display } = await paired(house, "kiosk", [vaccines]);
  assert.deepEqual([display.kind, display.link_open, display.names], ["kiosk", false, false]);
  const offered = (await device.get("/kiosk")).read(Kiosk);
  assert.deepEqual(offered.services.map(({ id }) => id), [vaccines]);
  const taken = await device.post("/kiosk/tickets", { service_id: vaccines, priority: "pregnant" });
  assert.equal(taken.status, 201);
  const { code, token, position } = taken.read(KioskTicket);
  assert.deepEqual([code, position], ["V001", 1]);
  assert.equal((await anybody.get(`/tickets/${token}`)).read(Ticket).status, "waiting");
  const [row] = await api.sql`
    select v.origin, v.priority, e.actor_kind from public.visits as v
    join public.visit_events as e on e.visit_id = v.id where v.token = ${token}`;
  assert.deepEqual({ ...row }, { origin: "kiosk", priority: "pregnant", actor_kind: "kiosk" });
});

Deno.test("A kiosk reaches no chart that exists by a typed CPF, and gives one ticket for it", async () => {
  const house = await clinic(api.sql);
  const cpf = cpfOf(serial());
  const [known] = await api.sql`insert into public.patients ${
    api.sql({ establishment_id: house.id, name: "Nara Leão", cpf })
  } returning id`;
  const { device } = await paired(house, "kiosk");
  const { token } = (await device.post("/kiosk/tickets", { name: "Nara", cpf })).read(KioskTicket);
  const [chart] = await api.sql`select p.id, p.name, p.cpf, p.claimed_cpf from public.visits as v
    join public.patients as p on p.id = v.patient_id where v.token = ${token}`;
  assert.notEqual(chart.id, known.id);
  assert.deepEqual([chart.name, chart.cpf, chart.claimed_cpf], ["Nara", null, cpf]);
  const twice = await device.post("/kiosk/tickets", { cpf });
  assert.equal(twice.problem().code, "already_in_queue");
  assert.ok(!twice.text.includes(token));
});

Deno.test("Only a kiosk that is paired takes tickets: no panel, no revoked device, nobody without a secret", async () => {
  const house = await clinic(api.sql);
  const panel = await paired(house, "panel");
  assert.equal((await panel.device.post("/kiosk/tickets", {})).status, 401);
  const kiosk = await paired(house, "kiosk");
  assert.equal((await anybody.get(`/displays/${kiosk.display.id}`)).status, 404, "no link shows a queue");
  assert.equal(
    (await kiosk.admin.patch(`/displays/${kiosk.display.id}`, { link_open: true, kind: "panel" })).status,
    200,
  );
  assert.equal((await anybody.get(`/displays/${kiosk.display.id}`)).status, 404);
  assert.equal((await kiosk.device.get("/kiosk")).status, 200);
  await kiosk.admin.post(`/displays/${kiosk.display.id}/revoke`);
  assert.equal((await kiosk.device.post("/kiosk/tickets", {})).status, 401);
  assert.equal((await anybody.post("/kiosk/tickets", {})).status, 401);
  const [{ n }] = await api
    .sql`select count(*)::int as n from public.visits where establishment_id = ${house.id}`;
  assert.equal(n, 0);
});

Deno.test("A kiosk's tickets are limited, and another clinic's services are unknown to it", async () => {
  const [house, other] = [await clinic(api.sql), await clinic(api.sql)];
  const { device } = await paired(house, "kiosk");
  assert.equal((await device.post("/kiosk/tickets", { service_id: other.service })).status, 422);
  const statuses: number[] = [];
  for (let i = 0; i < 62; i++) statuses.push((await device.post("/kiosk/tickets", {})).status);
  assert.deepEqual([statuses[0], statuses.at(-1)], [201, 429]);
});
