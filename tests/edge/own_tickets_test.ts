import assert from "node:assert/strict";
import { OwnTicket, TICKET_ACTS, WatchLink } from "../../edge/domain/own_ticket.ts";
import { Ticket } from "../../edge/domain/public_queue.ts";
import { StaffQueue } from "../../edge/domain/staff_queue.ts";
import { clinic, visit, visits } from "../support/builders.ts";
import { testApi } from "./support/test_api.ts";

const api = await testApi();
Deno.test.afterAll(async () => await api[Symbol.asyncDispose]());

const nobody = api.bearing();
const act = (token: string, body: object) => nobody.post(`/tickets/${token}/acts`, body);
const own = async (token: string) => (await nobody.get(`/tickets/${token}/own`)).read(OwnTicket);
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);

Deno.test("A patient acknowledges the call, and the staff see it until the next call", async () => {
  const house = await clinic(api.sql);
  const { id, token } = await visit(api.sql, house);
  const early = (await act(token, { act: "acknowledge" })).problem();
  assert.deepEqual([early.status, early.code, early.current_status], [409, "invalid_transition", "waiting"]);
  const desk = await api.as(house.members.receptionist);
  await desk.post(`/visits/${id}/call`, {});
  assert.equal((await own(token)).acknowledged, false);
  assert.equal((await act(token, { act: "acknowledge" })).read(OwnTicket).acknowledged, true);
  const queue = async () => (await desk.get(`/establishments/${house.id}/queue`)).read(StaffQueue);
  assert.ok((await queue()).called[0].acknowledged_at);
  await desk.post(`/visits/${id}/call`, {});
  assert.equal((await queue()).called[0].acknowledged_at, null);
});

Deno.test("Stepping out goes by the least wait of a fresh forecast, and by the pace where it is old", async () => {
  const house = await clinic(api.sql);
  const { id, token } = await visit(api.sql, house);
  // Asking by the ticket makes an old one anew; these are kept as they are.
  const mayStepOut = async () => {
    const [{ minutes }] = await api.sql`
      select private.step_out_minutes(v) as minutes from public.visits as v where v.id = ${id}`;
    return Number(minutes);
  };
  const told = (age: string, forecast: object) =>
    api.sql`
      insert into private.wait_models (establishment_id, basis, cursor, models, forecast, updated_at)
      values (${house.id}, '', 0, '[]', ${api.sql.json({ waits: {}, ...forecast })}, now() - ${age}::interval)
      on conflict (establishment_id) do update set forecast = excluded.forecast, updated_at = excluded.updated_at`;
  const passes: number[] = [];
  for (const age of ["30 s", "4 minutes 30 s", "12 minutes 30 s", "16 minutes"]) {
    await told(age, { at_least: { [id]: 12 } });
    passes.push(await mayStepOut());
  }
  assert.deepEqual(passes, [11, 7, 0, 0]);
  await told("0 s", { at_least: { [id]: 500 } });
  assert.equal((await own(token)).may_step_out, 30, "the house's own limit");
  assert.equal((await act(token, { act: "step_out", minutes: 31 })).status, 422);
});

Deno.test("On my way, then here: the staff see where the patient is; saying it twice is one event more at most", async () => {
  const house = await clinic(api.sql);
  const { id, token } = await visit(api.sql, house);
  for (const [name, told] of [["on_my_way", "on_my_way"], ["arrive", "arrived"]] as const) {
    assert.equal((await act(token, { act: name })).read(OwnTicket).announced, told);
  }
  const rows = await api.sql`
    select act, actor_kind, actor_id from public.visit_events where visit_id = ${id} order by id`;
  assert.deepEqual(rows.map((row) => ({ ...row })), [
    { act: "on_my_way", actor_kind: "patient", actor_id: null },
    { act: "arrive", actor_kind: "patient", actor_id: null },
  ]);
});

Deno.test("Stepping out keeps the place, is passed over by call-next, and ends when the patient is back", async () => {
  const house = await clinic(api.sql);
  await api.sql`update public.queues set mean_minutes = 20 where establishment_id = ${house.id}`;
  await visits(api.sql, house, [{}, {}, {}, {}]);
  const { id, token } = await visit(api.sql, house, { risk: "green", arrived_at: minutesAgo(1) });
  await api
    .sql`update public.visits set risk = 'yellow' where establishment_id = ${house.id} and id <> ${id}`;
  // Four before, twenty minutes each: forty is the lower bound, thirty what the house allows.
  assert.equal((await own(token)).may_step_out, 30);
  assert.equal((await act(token, { act: "step_out" })).status, 422);
  assert.equal((await act(token, { act: "step_out", minutes: 31 })).status, 422);
  assert.ok((await act(token, { act: "step_out", minutes: 20 })).read(OwnTicket).out);
  const desk = await api.as(house.members.receptionist);
  const next = () => desk.post(`/establishments/${house.id}/queue/call-next`, {});
  for (let i = 0; i < 4; i++) assert.equal((await next()).status, 200);
  assert.equal((await next()).status, 204);
  const position = (await desk.get(`/establishments/${house.id}/queue`)).read(StaffQueue).waiting[0].position;
  assert.equal(position, 1);
  assert.equal((await act(token, { act: "step_in" })).read(OwnTicket).out, null);
  assert.equal((await next()).status, 200);
});

Deno.test("Nobody urgent, and nobody who is soon to be called, may step out", async () => {
  const house = await clinic(api.sql);
  await api.sql`update public.queues set mean_minutes = 20 where establishment_id = ${house.id}`;
  await visits(api.sql, house, [{ risk: "red" }, { risk: "red" }]);
  const urgent = await visit(api.sql, house, { risk: "orange" });
  const alone = await visit(api.sql, await clinic(api.sql));
  for (const { token } of [urgent, alone]) {
    assert.equal((await own(token)).may_step_out, 0);
    assert.equal((await act(token, { act: "step_out", minutes: 5 })).status, 422);
  }
});

Deno.test("Getting worse is a task with a limit at the triage desk, which a new triage answers", async () => {
  const house = await clinic(api.sql);
  const { id, token } = await visit(api.sql, house, { risk: "green" });
  assert.equal((await act(token, { act: "worsen", note: "Falta de ar" })).read(OwnTicket).worse, true);
  const nurse = await api.as(house.members.nurse);
  const waiting = async () =>
    (await nurse.get(`/establishments/${house.id}/queue`)).read(StaffQueue).waiting[0];
  const { worse_at, worse_due_at } = await waiting();
  assert.equal(Date.parse(worse_due_at ?? "") - Date.parse(worse_at ?? ""), 10 * 60_000);
  assert.match((await nurse.get(`/visits/${id}/triages`)).text, /Falta de ar/);
  const frames = await api
    .sql`select payload::text from realtime.messages where payload::text like '%Falta de ar%'`;
  assert.equal(frames.length, 0);
  await nurse.post(`/visits/${id}/triage`, { risk: "orange" });
  assert.equal((await waiting()).worse_at, null);
  assert.equal((await own(token)).worse, false);
});

Deno.test("Getting worse while stepped out tells both, until the patient is back", async () => {
  const house = await clinic(api.sql);
  await api.sql`update public.queues set mean_minutes = 20 where establishment_id = ${house.id}`;
  await visits(api.sql, house, [{ risk: "yellow" }, { risk: "yellow" }, { risk: "yellow" }]);
  const { id, token } = await visit(api.sql, house, { risk: "green" });
  const { out } = (await act(token, { act: "step_out", minutes: 20 })).read(OwnTicket);
  assert.ok(out);
  const told = (await act(token, { act: "worsen" })).read(OwnTicket);
  assert.deepEqual([told.out, told.worse], [out, true]);
  const nurse = await api.as(house.members.nurse);
  const { waiting } = (await nurse.get(`/establishments/${house.id}/queue`)).read(StaffQueue);
  const seen = waiting.find((one) => one.id === id);
  assert.ok(seen?.out_until && seen.worse_at);
  const back = (await act(token, { act: "step_in" })).read(OwnTicket);
  assert.deepEqual([back.out, back.worse], [null, true]);
});

Deno.test("Leaving ends the visit, once", async () => {
  const house = await clinic(api.sql);
  const { id, token } = await visit(api.sql, house);
  assert.equal((await act(token, { act: "leave" })).read(OwnTicket).status, "cancelled");
  const [{ outcome }] = await api.sql`select outcome from public.visits where id = ${id}`;
  assert.equal(outcome, "left");
  assert.equal((await act(token, { act: "leave" })).status, 409);
  const desk = await api.as(house.members.receptionist);
  assert.equal((await desk.post(`/visits/${id}/undo`)).problem().code, "not_undoable");
});

Deno.test("An unknown ticket does nothing, and an unknown act is named", async () => {
  assert.equal((await act("x".repeat(24), { act: "leave" })).status, 404);
  assert.equal((await nobody.get(`/tickets/${"x".repeat(24)}/own`)).status, 404);
  const { token } = await visit(api.sql, await clinic(api.sql));
  for (const body of [{}, { act: "finish" }, { act: "triage" }]) {
    assert.deepEqual((await act(token, body)).problem().errors?.map(({ path }) => path), ["act"]);
  }
});

Deno.test("Whoever has the link of a companion watches the ticket and does nothing, until it is taken back", async () => {
  const house = await clinic(api.sql);
  const { id, token } = await visit(api.sql, house);
  const share = async () => (await nobody.post(`/tickets/${token}/share`)).read(WatchLink).token;
  assert.equal((await own(token)).shared, false);
  const link = await share();
  assert.notEqual(link, token);
  assert.equal(await share(), link, "the same each time");
  assert.equal((await own(token)).shared, true);
  await act(token, { act: "worsen", note: "dor no peito" });
  const seen = (await nobody.get(`/tickets/${link}`)).read(Ticket);
  const mine = (await nobody.get(`/tickets/${token}`)).read(Ticket);
  assert.deepEqual([seen.watching, seen.code, seen.position], [true, mine.code, 1]);
  assert.equal(mine.watching, undefined);
  const { worse, may_step_out, arrived } = await own(link);
  assert.deepEqual([worse, may_step_out, arrived], [false, 0, mine.arrived]);
  assert.equal((await nobody.post(`/tickets/${link}/session`)).status, 200);
  const before = await api.sql`select count(*)::int from public.visit_events where visit_id = ${id}`;
  for (const name of TICKET_ACTS) {
    const refused = (await act(link, { act: name, minutes: 10 })).problem();
    assert.deepEqual([refused.status, refused.code], [403, "watch_only"], name);
  }
  for (
    const answer of [
      await nobody.post(`/tickets/${link}/share`),
      await nobody.delete(`/tickets/${link}/share`),
    ]
  ) assert.equal(answer.problem().code, "watch_only");
  assert.deepEqual(
    await api.sql`select count(*)::int from public.visit_events where visit_id = ${id}`,
    before,
  );
  assert.equal((await nobody.delete(`/tickets/${token}/share`)).status, 204);
  assert.equal((await nobody.get(`/tickets/${link}`)).status, 404);
  assert.notEqual(await share(), link, "a link that was taken back stays dead");
});

Deno.test("A companion's link ends a day after the visit, and none is made for a visit that is over", async () => {
  const house = await clinic(api.sql);
  const { id, token } = await visit(api.sql, house);
  const link = (await nobody.post(`/tickets/${token}/share`)).read(WatchLink).token;
  await act(token, { act: "leave" });
  assert.equal((await nobody.get(`/tickets/${link}`)).read(Ticket).status, "cancelled");
  assert.equal((await nobody.post(`/tickets/${token}/share`)).problem().code, "invalid_transition");
  await api.sql`update public.visits set closed_at = now() - interval '25 hours' where id = ${id}`;
  assert.equal((await nobody.get(`/tickets/${link}`)).status, 404);
  assert.equal((await nobody.get(`/tickets/${token}`)).status, 200);
});
