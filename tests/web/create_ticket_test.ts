import assert from "node:assert/strict";
import type { QueueSnapshot } from "../../edge/domain/queue_snapshot.ts";
import type { VisitStatus } from "../../edge/domain/visit.ts";
import { ApiRefusal } from "../../web/backend/public_api.ts";
import { createTicket, type Ticket } from "../../web/state/create_ticket.ts";
import { momentOf } from "../../web/state/ticket_moment.ts";
import { callsOf, NOW, snapshotOf, ticketOf, waitingOf } from "./snapshot_builder.ts";

const CALLED = { code: "A042", arrived: NOW, called: NOW + 5, room: "Sala 1", times: 1 };

const phaseOf = (ticket: Ticket) => ticket.view.value.phase;

/** A ticket whose next readings are given. */
function createStage(snapshot: QueueSnapshot, status: VisitStatus = "waiting") {
  const answers: { snapshot: QueueSnapshot; status: VisitStatus }[] = [];
  const ticket = createTicket(ticketOf(snapshot, { status }), () => {
    const answer = answers.shift();
    return answer ? Promise.resolve(ticketOf(answer.snapshot, answer)) : Promise.reject(new Error("away"));
  });
  return {
    ticket,
    arrive: (parts: Partial<QueueSnapshot>) => ticket.applyPayload(snapshotOf(parts)),
    async answer(status: VisitStatus, parts: Partial<QueueSnapshot>) {
      answers.push({ status, snapshot: snapshotOf(parts) });
      await ticket.refresh();
    },
  };
}

Deno.test("createTicket() tells place, class and wait from the snapshot alone", () => {
  const { ticket } = createStage(snapshotOf({ waiting: waitingOf("A040", "A041", "A042", "A043") }));
  assert.deepEqual(ticket.view.value, {
    phase: "waiting",
    position: 3,
    ahead: 2,
    overtaking: 0,
    risk: "green",
    wait: { about_minutes: 20, up_to_minutes: 45 },
    pace: { professionals: 1, minutes: 10 },
  });
  assert.deepEqual(ticket.next.value, ["A040", "A041", "A042", "A043"]);
});

Deno.test("createTicket() does not take a namesake of another day for itself", () => {
  const waiting = [{ code: "A042", arrived: NOW - 86_400, risk: null }, ...waitingOf("A042")];
  const { ticket } = createStage(snapshotOf({ waiting }));
  assert.ok(ticket.view.value.phase === "waiting");
  assert.equal(ticket.view.value.position, 2);
});

Deno.test("createTicket() tells red and orange no number", () => {
  const waiting = [...waitingOf("A041"), { code: "A042", arrived: NOW, risk: "orange" as const }];
  const { ticket } = createStage(snapshotOf({ waiting }));
  assert.ok(ticket.view.value.phase === "waiting");
  assert.deepEqual([ticket.view.value.wait, ticket.view.value.pace], [null, null]);
  assert.equal(ticket.risk.value, "orange");
});

Deno.test("createTicket() goes through triage, wait, call and service", () => {
  const { ticket, arrive } = createStage(
    snapshotOf({ triage: [{ code: "A042", arrived: NOW }] }),
    "awaiting_triage",
  );
  assert.equal(phaseOf(ticket), "triage");
  assert.ok(arrive({ version: 2, waiting: waitingOf("A042") }));
  assert.equal(phaseOf(ticket), "waiting");
  assert.ok(arrive({ version: 3, called: [CALLED] }));
  assert.deepEqual(ticket.view.value, { phase: "called", room: "Sala 1", times: 1, called: NOW + 5 });
  assert.ok(arrive({ version: 4, in_service: [{ code: "A042", arrived: NOW, started: NOW + 9 }] }));
  assert.equal(phaseOf(ticket), "in_service");
});

Deno.test("createTicket() asks to be read when the visit leaves the queue, and keeps its view until then", async () => {
  const { ticket, arrive, answer } = createStage(snapshotOf({ called: [CALLED] }), "called");
  assert.equal(arrive({ version: 2 }), false);
  assert.equal(phaseOf(ticket), "called");
  await answer("no_show", { version: 2 });
  assert.deepEqual(ticket.view.value, { phase: "ended", end: "no_show" });
});

Deno.test("createTicket() ignores later news of others once the end is known", async () => {
  const { ticket, arrive, answer } = createStage(snapshotOf({ called: [CALLED] }), "called");
  arrive({ version: 2 });
  await answer("finished", { version: 2 });
  assert.equal(arrive({ version: 3 }), true);
  assert.deepEqual(ticket.view.value, { phase: "ended", end: "finished" });
});

Deno.test("createTicket() lives again when a missed patient is put back into the queue", async () => {
  const { ticket, arrive, answer } = createStage(snapshotOf({ called: [CALLED] }), "called");
  arrive({ version: 2 });
  await answer("no_show", { version: 2 });
  assert.ok(arrive({ version: 3, waiting: waitingOf("A042") }));
  assert.equal(phaseOf(ticket), "waiting");
  assert.equal(arrive({ version: 4 }), false, "the old end must not stand for the new one");
  assert.equal(phaseOf(ticket), "waiting");
  await answer("cancelled", { version: 4 });
  assert.deepEqual(ticket.view.value, { phase: "ended", end: "cancelled" });
});

Deno.test("createTicket() does not believe an answer that is older than the place it holds", async () => {
  const { ticket, arrive, answer } = createStage(snapshotOf({ version: 5, called: [CALLED] }), "called");
  arrive({ version: 7, waiting: waitingOf("A042") });
  await answer("no_show", { version: 6 });
  assert.equal(phaseOf(ticket), "waiting");
});

Deno.test("createTicket() shows an end, or an absence for exams, from the first reading", () => {
  const first = (status: VisitStatus) => createStage(snapshotOf(), status).ticket.view.value;
  assert.deepEqual(first("awaiting_return"), { phase: "away" });
  assert.deepEqual(first("finished"), { phase: "ended", end: "finished" });
  assert.deepEqual(first("cancelled"), { phase: "ended", end: "cancelled" });
  assert.deepEqual(first("no_show"), { phase: "ended", end: "no_show" });
});

Deno.test("createTicket() ends with its clinic, whatever still arrives", () => {
  const { ticket, arrive } = createStage(snapshotOf({ called: [CALLED] }), "called");
  ticket.close();
  arrive({ version: 9, waiting: waitingOf("A042") });
  assert.deepEqual(ticket.view.value, { phase: "ended", end: "closed" });
});

Deno.test("createTicket() takes a ticket that is not there any more for the end of the clinic", async () => {
  const answers = [new ApiRefusal(503), new ApiRefusal(404)];
  const ticket = createTicket(ticketOf(snapshotOf({ called: [CALLED] }), { status: "called" }), () => {
    return Promise.reject(answers.shift());
  });
  await assert.rejects(ticket.refresh());
  assert.equal(phaseOf(ticket), "called");
  await ticket.refresh();
  assert.deepEqual(ticket.view.value, { phase: "ended", end: "closed" });
});

Deno.test("createTicket() keeps its view when reading fails", async () => {
  const { ticket, arrive } = createStage(snapshotOf({ called: [CALLED] }), "called");
  arrive({ version: 2 });
  await assert.rejects(ticket.refresh());
  assert.equal(phaseOf(ticket), "called");
});

Deno.test("createTicket() lists five calls and five who are next", () => {
  const { ticket } = createStage(snapshotOf({
    recent: callsOf(20, "A009", "A008", "A007", "A006", "A005", "A004"),
    waiting: waitingOf("A010", "A011", "A012", "A013", "A014", "A042"),
  }));
  assert.deepEqual(ticket.lastCalled.value.map((call) => call.code), [
    "A009",
    "A008",
    "A007",
    "A006",
    "A005",
  ]);
  assert.deepEqual(ticket.next.value, ["A010", "A011", "A012", "A013", "A014"]);
});

Deno.test("createTicket() keeps what the clinic's model tells until it tells another", async () => {
  const { ticket, arrive, answer } = createStage(snapshotOf({ waiting: waitingOf("A041", "A042") }));
  const wait = () => ticket.view.value.phase === "waiting" && ticket.view.value.wait;
  const announce = (...waits: unknown[]) => ticket.applyPayload({ at: NOW, waits });
  assert.ok(
    announce(["A041", NOW, 5, 10, 1, 12, 0], ["A042", NOW, 25, 40, 3, 12, 2], [
      "A042",
      NOW - 86_400,
      5,
      5,
      1,
      9,
      0,
    ]),
  );
  assert.deepEqual(wait(), { about_minutes: 25, up_to_minutes: 40 });
  arrive({ version: 2, waiting: waitingOf("A042") });
  assert.deepEqual(wait(), { about_minutes: 25, up_to_minutes: 40 });
  announce(["A042", NOW, "5", null], ["A042", NOW, 5, 5], "nonsense");
  assert.deepEqual(wait(), { about_minutes: 25, up_to_minutes: 40 });
  announce(["A042", NOW, 10, 15, 1, 12, 0]);
  assert.deepEqual(wait(), { about_minutes: 10, up_to_minutes: 15 });
  await answer("waiting", {
    version: 3,
    waiting: waitingOf("A042").map((one) => ({ ...one, risk: "orange" })),
  });
  assert.equal(wait(), null);
});

Deno.test("createTicket() says who is at work and who will overtake as the forecast does", () => {
  const service = { mean_minutes: 12.4, professionals: 4 };
  const { ticket, arrive } = createStage(snapshotOf({ waiting: waitingOf("A041", "A042"), service }));
  const basis = () => {
    assert.ok(ticket.view.value.phase === "waiting");
    return [ticket.view.value.pace, ticket.view.value.overtaking];
  };
  assert.deepEqual(basis(), [{ professionals: 4, minutes: 12 }, 0]);
  ticket.applyPayload({ at: NOW, waits: [["A042", NOW, 25, 40, 3, 14, 2]] });
  assert.deepEqual(basis(), [{ professionals: 3, minutes: 14 }, 2]);
  arrive({ version: 2, waiting: waitingOf("A042"), service });
  assert.deepEqual(basis(), [{ professionals: 3, minutes: 14 }, 2]);
  ticket.applyPayload({ at: NOW, waits: [["A042", NOW, 25, 40, 0, 14, 0]] });
  assert.deepEqual(basis(), [null, 0]);
  ticket.applyPayload({ at: NOW, waits: [["A042", NOW, null, null, 0, 0, 0]] });
  arrive({ version: 3, waiting: waitingOf("A042"), service: { ...service, professionals: 0 } });
  assert.ok(ticket.view.value.phase === "waiting" && ticket.view.value.wait === null);
});

Deno.test("momentOf() changes with the told wait, so that the pass to step out is read again with it", () => {
  const { ticket } = createStage(snapshotOf({ waiting: waitingOf("A040", "A041", "A042") }));
  const before = momentOf(ticket.view.value);
  ticket.applyPayload({ at: NOW, waits: [["A042", NOW, 165, 200, 1, 12, 0]] });
  assert.deepEqual(ticket.view.value.phase === "waiting" && ticket.view.value.wait, {
    about_minutes: 165,
    up_to_minutes: 200,
  });
  assert.notEqual(momentOf(ticket.view.value), before);
});
