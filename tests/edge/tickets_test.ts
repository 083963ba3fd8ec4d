import assert from "node:assert/strict";
import { decodeJwt } from "jose";
import { Display, RealtimeSession, Ticket } from "../../edge/domain/public_queue.ts";
import { clinic, visit, visits } from "../support/builders.ts";
import { SECRET, testApi } from "./support/test_api.ts";
import { jwtVerify } from "jose";

const api = await testApi();
Deno.test.afterAll(async () => await api[Symbol.asyncDispose]());
const patient = api.bearing();

Deno.test("GET /tickets/:token tells place, people ahead, last calls and who is next", async () => {
  const house = await clinic(api.sql);
  await api
    .sql`update public.queues set mean_minutes = 12, mean_samples = 9 where establishment_id = ${house.id}`;
  await visit(api.sql, house, { status: "in_service", professional_id: house.professional });
  await visits(api.sql, house, Array.from({ length: 7 }, () => ({ status: "called" })));
  const queue = await visits(api.sql, house, Array.from({ length: 8 }, () => ({ risk: "green" })));
  const answer = await patient.get(`/tickets/${queue[3].token}`);
  assert.equal(answer.headers.get("cache-control"), "no-store");
  const ticket = answer.read(Ticket);
  assert.deepEqual(
    [ticket.code, ticket.status, ticket.phase, ticket.position, ticket.ahead, ticket.risk],
    [queue[3].code, "waiting", "waiting", 4, 3, "green"],
  );
  assert.deepEqual(ticket.wait, { about_minutes: 40, up_to_minutes: 75 });
  assert.deepEqual(ticket.next, queue.slice(0, 5).map(({ code }, i) => ({ code, position: i + 1 })));
  assert.equal(ticket.called.length, 5);
  assert.equal(ticket.topic, `queue:${house.id}`);
  assert.deepEqual([ticket.version, ticket.establishment.id], [ticket.snapshot.version, house.id]);
});

Deno.test("GET /tickets/:token follows the visit to its end", async () => {
  const house = await clinic(api.sql);
  const nurse = await api.as(house.members.nurse);
  const { id, token } = await visit(api.sql, house, { status: "awaiting_triage" });
  const read = async () => (await patient.get(`/tickets/${token}`)).read(Ticket);
  const told = async () => {
    const { phase, position, ahead, wait, room } = await read();
    return [phase, position, ahead, wait, room];
  };
  const act = async (name: string, body: unknown) =>
    assert.equal((await nurse.post(`/visits/${id}/${name}`, body)).status, 200);
  assert.deepEqual(await told(), ["triage", null, null, null, null]);
  await act("triage", { risk: "blue" });
  assert.deepEqual(await told(), ["waiting", 1, 0, null, null]);
  await act("call", { room_id: house.room });
  const [{ name }] = await api.sql`select name from public.rooms where id = ${house.room}`;
  assert.deepEqual(await told(), ["called", null, null, null, name]);
  assert.deepEqual((await read()).called.map(({ room }) => room), [name]);
  await act("start", { professional_id: house.professional });
  assert.deepEqual((await told()).slice(0, 4), ["in_service", null, null, null]);
  await act("finish", {});
  assert.deepEqual((await told()).slice(0, 4), ["ended", null, null, null]);
});

Deno.test("GET /tickets/:token never names a number to red and orange", async () => {
  const house = await clinic(api.sql);
  await api
    .sql`update public.queues set mean_minutes = 12, mean_samples = 9 where establishment_id = ${house.id}`;
  for (const risk of ["red", "orange"] as const) {
    const { token } = await visit(api.sql, house, { risk });
    assert.equal((await patient.get(`/tickets/${token}`)).read(Ticket).wait, null);
  }
});

Deno.test("POST /tickets/:token/session signs an hour for one visit and one establishment", async () => {
  const house = await clinic(api.sql);
  const { id, token } = await visit(api.sql, house);
  const session = (await patient.post(`/tickets/${token}/session`)).read(RealtimeSession);
  assert.equal(session.topic, `queue:${house.id}`);
  const { payload, protectedHeader } = await jwtVerify(
    session.access_token,
    new TextEncoder().encode(SECRET),
  );
  const { iat = 0, exp = 0, ...claims } = payload;
  assert.equal(protectedHeader.alg, "HS256");
  assert.deepEqual(claims, { role: "anon", aud: "vez-ticket", establishment: house.id, visit: id });
  assert.equal(exp - iat, 3600);
  assert.equal(Date.parse(session.expires_at), exp * 1000);
});

Deno.test("A ticket that ended a day ago tells how, and nothing of today's queue", async () => {
  const house = await clinic(api.sql);
  const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000);
  const ended = (hours: number) =>
    visit(api.sql, house, {
      status: "finished",
      arrived_at: hoursAgo(hours + 1),
      closed_at: hoursAgo(hours),
    });
  const [old, recent] = [await ended(25), await ended(2)];
  await visits(api.sql, house, [{ risk: "red" }, { status: "called" }]);
  const { status, next, called, snapshot } = (await patient.get(`/tickets/${old.token}`)).read(Ticket);
  assert.deepEqual([status, next, called, snapshot.waiting, snapshot.recent], ["finished", [], [], [], []]);
  assert.equal((await patient.get(`/tickets/${recent.token}`)).read(Ticket).snapshot.waiting.length, 1);
  const refused = await patient.post(`/tickets/${old.token}/session`, {});
  assert.deepEqual([refused.status, refused.problem().code], [409, "invalid_transition"]);
  assert.equal((await patient.post(`/tickets/${recent.token}/session`, {})).status, 200);
});

Deno.test("A display shows the anonymous queue to whoever has its id", async () => {
  const house = await clinic(api.sql);
  const { code } = await visit(api.sql, house, { status: "called", room_id: house.room });
  const display = (await patient.get(`/displays/${house.display}`)).read(Display);
  assert.deepEqual(display.snapshot.called.map((one) => one.code), [code]);
  assert.equal(display.display.id, house.display);
  const session = (await patient.post(`/displays/${house.display}/session`)).read(RealtimeSession);
  const { aud, role, establishment, display: id } = decodeJwt(session.access_token);
  assert.deepEqual([aud, role, establishment, id], ["vez-display", "anon", house.id, house.display]);
});

Deno.test("Public answers carry nothing personal", async () => {
  const house = await clinic(api.sql);
  const { token, patient_id } = await visit(api.sql, house, { symptoms: "segredo", priority: "pregnant" });
  const [{ name }] = await api.sql`select name from public.patients where id = ${patient_id}`;
  for (const path of [`/tickets/${token}`, `/displays/${house.display}`]) {
    const { text } = await patient.get(path);
    for (const secret of [name, "segredo", "pregnant", patient_id]) assert.ok(!text.includes(secret), path);
  }
});

Deno.test("Tickets that are told no number are answered while nobody can make a forecast", async () => {
  const house = await clinic(api.sql);
  const silent = await Promise.all([
    visit(api.sql, house, { risk: "red" }),
    visit(api.sql, house, { status: "called", risk: "green" }),
    visit(api.sql, house, { status: "awaiting_triage" }),
  ]);
  await api.sql.begin(async (sql) => {
    await sql`lock table private.wait_models in exclusive mode`;
    for (const { token } of silent) {
      const held = Promise.withResolvers<null>();
      const timer = setTimeout(() => held.resolve(null), 2_000);
      const answer = await Promise.race([patient.get(`/tickets/${token}`), held.promise]);
      clearTimeout(timer);
      assert.equal(answer?.status, 200);
    }
  });
});
