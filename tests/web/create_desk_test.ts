import assert from "node:assert/strict";
import type { Answer, Problem } from "../../web/backend/api.ts";
import type { StaffQueue, Visit } from "../../edge/domain/staff_queue.ts";
import { createBoard } from "../../web/state/create_board.ts";
import { createDesk, type DeskApi } from "../../web/state/create_desk.ts";
import { deskMemory } from "../../web/state/desk_memory.ts";
import { actsFor } from "../../web/state/visit_acts.ts";
import { MEMBER_ROLES, RISK_SETTERS } from "../../edge/domain/member.ts";
import { AT, waitingVisit } from "./waiting_visit.ts";

const ID = "00000000-0000-4000-8000-000000000001";

function visit(over: Partial<Visit> = {}): Visit {
  return waitingVisit(ID, { code: "A001", patient: { id: ID, name: "Maria" }, ...over });
}

function queueOf(version: number, one: Visit): StaffQueue {
  const list = (status: Visit["status"]) => one.status === status ? [one] : [];
  return {
    version,
    at: AT,
    indicators: { waiting: 0, in_service: 0, finished_today: 0 },
    waiting: list("waiting"),
    called: list("called"),
    in_service: list("in_service"),
    recent: [...list("finished"), ...list("cancelled"), ...list("no_show")],
  };
}

const problem = (status: number, code: string): Problem => ({ status, code, title: "", errors: [] });
const refused = (status: number, code: string) =>
  Promise.resolve({ ok: false as const, problem: problem(status, code) });

const service = (id: string, active = true) => ({ id, name: id, prefix: "A", triage_required: null, active });

/** A desk whose API answers as told; the queue reads as `after` once something was sent. */
function desk(api: Partial<DeskApi>, after: Visit = visit(), held = storage()) {
  const board = createBoard(queueOf(1, visit()), { read: () => Promise.resolve(queueOf(2, after)) });
  const unexpected = () => Promise.reject(new Error("unexpected"));
  return createDesk({
    board,
    rooms: [{ id: "r1", name: "Sala 1", active: true }],
    services: [service("s1"), service("s2")],
    memory: deskMemory("clinic", held),
    intents: { sleep: () => Promise.resolve(), retryMs: [] },
    api: { callNext: unexpected, act: unexpected, createVisit: unexpected, createRoom: unexpected, ...api },
  });
}

function storage(): Storage {
  const held = new Map<string, string>();
  return {
    get length() {
      return held.size;
    },
    clear: () => held.clear(),
    getItem: (key) => held.get(key) ?? null,
    key: () => null,
    removeItem: (key) => void held.delete(key),
    setItem: (key, value) => void held.set(key, value),
  };
}

const answers = <T>(data: T): Promise<Answer<T>> => Promise.resolve({ ok: true, data });

Deno.test("callNext() calls for the service and to the room of the desk and tells what it did", async () => {
  const sent: unknown[] = [];
  const made = desk({
    callNext(body) {
      sent.push(body);
      return answers<Visit | null>(visit({ status: "called", room_id: "r1" }));
    },
  });
  made.chooseRoom("r1");
  const called = await made.callNext();
  assert.deepEqual(sent, [{ room_id: "r1" }]);
  assert.equal(called?.status, "called");
  assert.equal(made.notice.value?.kind, "did");
  made.chooseService("s2");
  await made.callNext();
  assert.deepEqual(sent[1], { room_id: "r1", service_id: "s2" });
});

Deno.test("learnRooms(), learnServices(): a desk lets go of a closed room and a deleted service", () => {
  const made = desk({});
  made.chooseRoom("r1");
  made.chooseService("s2");
  made.learnRooms([{ id: "r1", name: "Sala 1b", active: true }]);
  made.learnServices([service("s1"), service("s2", false)]);
  assert.equal(made.room.value, "r1");
  assert.equal(made.service.value, "s2", "whoever still waits there is called from its tab");
  made.learnRooms([{ id: "r1", name: "Sala 1b", active: false }]);
  made.learnServices([service("s1")]);
  assert.deepEqual([made.room.value, made.service.value], [null, null]);
});

Deno.test("callNext() says that nobody waits", async () => {
  const made = desk({ callNext: () => answers<Visit | null>(null) });
  assert.equal(await made.callNext(), null);
  assert.deepEqual(made.notice.value, { kind: "nobody" });
});

Deno.test("act() that comes too late reads the queue again and tells what the visit has become", async () => {
  const made = desk({ act: () => refused(409, "invalid_transition") }, visit({ status: "called" }));
  assert.equal(await made.act(ID, "call", { expected_status: "waiting" }), null);
  const notice = made.notice.value;
  assert.ok(notice?.kind === "late");
  assert.equal(notice.status, "called");
});

Deno.test("act() shows a refusal that is no conflict with its code", async () => {
  const made = desk({ act: () => refused(403, "role_not_allowed") });
  await made.act(ID, "triage", { risk: "red" });
  const notice = made.notice.value;
  assert.ok(notice?.kind === "refused");
  assert.equal(notice.problem.code, "role_not_allowed");
});

Deno.test("act() without an answer offers to send the same act again with the same key", async () => {
  const keys: string[] = [];
  const made = desk({
    act(_visit, _act, _body, key) {
      keys.push(key);
      return keys.length === 1 ? refused(0, "unreachable") : answers(visit({ status: "finished" }));
    },
  });
  await made.act(ID, "finish", {});
  const notice = made.notice.value;
  assert.ok(notice?.kind === "lost");
  notice.again();
  await new Promise((resolve) => setTimeout(resolve, 5));
  assert.equal(made.notice.value?.kind, "did");
  assert.equal(new Set(keys).size, 1);
});

Deno.test("isBusy() is true for a visit while an act on it is under way", async () => {
  let answer = (_: Answer<Visit>) => {};
  const made = desk({ act: () => new Promise((resolve) => answer = resolve) });
  const running = made.act(ID, "finish", {});
  assert.equal(made.isBusy(ID), true);
  assert.equal(made.isBusy("another"), false);
  answer({ ok: true, data: visit({ status: "finished" }) });
  await running;
  assert.equal(made.isBusy(ID), false);
});

Deno.test("add() gives the problem of fields back to the form and shows no notice", async () => {
  const made = desk({ createVisit: () => refused(422, "invalid_input") });
  const answer = await made.add({ patient: { name: "" } });
  assert.equal(answer?.ok, false);
  assert.equal(made.notice.value, null);
});

Deno.test("a desk remembers its room, its service and who attended last, in its own browser", async () => {
  const held = storage();
  const first = desk(
    { act: () => answers(visit({ status: "in_service", professional_id: "p1" })) },
    visit(),
    held,
  );
  first.chooseRoom("r1");
  first.chooseService("s2");
  first.enableShortcuts(false);
  await first.act(ID, "start", { professional_id: "p1" });
  const next = desk({}, visit(), held);
  assert.equal(next.room.value, null, "not before hydration");
  next.remember();
  assert.deepEqual([next.room.value, next.professional.value, next.shortcuts.value], ["r1", "p1", false]);
  assert.equal(next.service.value, "s2");
});

Deno.test("a desk forgets a room and a service that are gone and survives a storage with nonsense in it", () => {
  const held = storage();
  held.setItem("vez-desk:clinic", JSON.stringify({ room: "gone", service: "gone" }));
  const made = desk({}, visit(), held);
  made.remember();
  assert.deepEqual([made.room.value, made.service.value], [null, null]);
  held.setItem("vez-desk:clinic", "{nonsense");
  made.remember();
  assert.equal(made.shortcuts.value, true);
});

Deno.test("addRoom() makes the new room the desk's", async () => {
  const made = desk({ createRoom: ({ name }) => answers({ id: "r2", name, active: true }) });
  await made.addRoom("Sala 2");
  assert.equal(made.room.value, "r2");
  assert.deepEqual(made.rooms.value.map((room) => room.name), ["Sala 1", "Sala 2"]);
});

Deno.test("actsFor() offers triage to nobody but those who may classify", () => {
  for (const role of MEMBER_ROLES) {
    assert.equal(
      actsFor({ status: "waiting", call_times: 0 }, { role, maxCalls: 3 }).includes("triage"),
      RISK_SETTERS.includes(role),
      role,
    );
  }
});

Deno.test("actsFor() offers the no-show once somebody was called as often as the clinic allows", () => {
  const actsOf = (call_times: number) =>
    actsFor({ status: "called", call_times }, { role: "receptionist", maxCalls: 3 });
  assert.equal(actsOf(2)[0], "start");
  assert.ok(actsOf(2).includes("call"));
  assert.equal(actsOf(3)[0], "no-show");
  assert.ok(!actsOf(3).includes("call"));
});
