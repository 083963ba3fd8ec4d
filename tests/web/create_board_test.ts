import assert from "node:assert/strict";
import fc from "fast-check";
import { createBoard } from "../../web/state/create_board.ts";
import { createIndicators } from "../../web/state/create_indicators.ts";
import { StaffQueue, type Visit } from "../../edge/domain/staff_queue.ts";
import { FrameQueue } from "../../edge/domain/staff_frame.ts";
import { AT, waitingVisit } from "./waiting_visit.ts";

/** Ids in these tests are short numbers; visits carry them as uuids. */
const uuid = (id: string) => `00000000-0000-4000-8000-${id.padStart(12, "0")}`;
const shortId = (id: string) => String(Number(id.slice(-12)));

function visit(id: string, over: Partial<Visit> = {}): Visit {
  const patient = { id: uuid(id), name: `Pessoa ${id}` };
  return waitingVisit(uuid(id), { code: `A${id}`, position: null, patient, ...over });
}

function queue(
  version: number,
  lists: Partial<Record<"waiting" | "called" | "in_service" | "recent", string[]>>,
) {
  const of = (ids: string[] = [], over: Partial<Visit> = {}) => ids.map((id) => visit(id, over));
  return StaffQueue.parse({
    version,
    at: AT,
    indicators: {
      waiting: lists.waiting?.length ?? 0,
      in_service: lists.in_service?.length ?? 0,
      finished_today: lists.recent?.length ?? 0,
    },
    waiting: of(lists.waiting).map((one, index) => ({ ...one, position: index + 1 })),
    called: of(lists.called, { status: "called", called_at: AT }),
    in_service: of(lists.in_service, { status: "in_service", called_at: AT, started_at: AT }),
    recent: of(lists.recent, { status: "finished", finished_at: AT }),
  });
}

/** The same queue as it leaves by realtime: zod drops what the schema of a frame does not name. */
const frameOf = (staffQueue: StaffQueue) => FrameQueue.parse(staffQueue);

const noReads = { read: () => Promise.reject(new Error("no read expected")) };

function ids(board: ReturnType<typeof createBoard>, section: "waiting" | "called" | "in_service" | "recent") {
  return board.sections[section].value.rows.map((row) => shortId(row.visit.id));
}

Deno.test("createBoard() applies a frame only if its version is newer", () => {
  const board = createBoard(queue(5, { waiting: ["1", "2"] }), noReads);
  board.applyFrame(frameOf(queue(7, { waiting: ["2"], called: ["1"] })));
  board.applyFrame(frameOf(queue(6, { waiting: ["2", "1"] })));
  assert.equal(board.version.value, 7);
  assert.deepEqual(ids(board, "waiting"), ["2"]);
  assert.deepEqual(ids(board, "called"), ["1"]);
});

Deno.test("createBoard() keeps the names that GET queue gave when a frame without names comes", () => {
  const board = createBoard(queue(1, { waiting: ["1"] }), noReads);
  const frame = frameOf(queue(2, { called: ["1"] }));
  assert.equal(JSON.stringify(frame).includes("Pessoa"), false);
  board.applyFrame(frame);
  assert.equal(board.find(uuid("1"))?.section, "called");
  assert.equal(board.find(uuid("1"))?.visit.person?.patient.name, "Pessoa 1");
});

Deno.test("createBoard() reads the queue once for a frame that names somebody unknown", async () => {
  let reads = 0;
  const board = createBoard(queue(1, { waiting: ["1"] }), {
    read: () => {
      reads++;
      return Promise.resolve(queue(2, { waiting: ["1", "2"] }));
    },
  });
  board.applyFrame(frameOf(queue(2, { waiting: ["1", "2"] })));
  assert.equal(board.find(uuid("2"))?.visit.person, null);
  await board.refresh();
  assert.equal(board.find(uuid("2"))?.visit.person?.patient.name, "Pessoa 2");
  assert.equal(reads, 2);
});

Deno.test("createBoard() reads again when the answer is older than the frame that asked for names", async () => {
  const answers = [queue(1, { waiting: ["1"] }), queue(3, { waiting: ["1", "2"] })];
  const board = createBoard(queue(1, { waiting: ["1"] }), {
    read: () => Promise.resolve(answers.shift() ?? queue(3, { waiting: ["1", "2"] })),
  });
  board.applyFrame(frameOf(queue(3, { waiting: ["2", "1"] })));
  await board.refresh();
  assert.deepEqual(ids(board, "waiting"), ["1", "2"]);
  assert.equal(board.find(uuid("2"))?.visit.person?.patient.name, "Pessoa 2");
});

Deno.test("createBoard() shares one further read among wishes made during a read", async () => {
  let reads = 0;
  const board = createBoard(queue(1, {}), {
    read: () => {
      reads++;
      return Promise.resolve(queue(1, {}));
    },
  });
  await Promise.all([board.refresh(), board.refresh(), board.refresh(), board.refresh()]);
  assert.equal(reads, 2);
});

Deno.test("refresh() rejects when the read fails, and reads again later", async () => {
  let broken = true;
  const board = createBoard(queue(1, {}), {
    read: () => broken ? Promise.reject(new Error("offline")) : Promise.resolve(queue(2, { waiting: ["1"] })),
  });
  await assert.rejects(board.refresh());
  assert.equal(board.version.value, 1);
  broken = false;
  await board.refresh();
  assert.deepEqual(ids(board, "waiting"), ["1"]);
});

Deno.test("createBoard() measures how far the database's clock is ahead of the device's", () => {
  const board = createBoard(queue(1, {}), { ...noReads, now: () => Date.parse(AT) - 86_400_000 });
  assert.equal(board.clockSkewMs.value, 86_400_000);
});

Deno.test("hold() keeps the order under the pointer and counts who is held back", () => {
  const board = createBoard(queue(1, { waiting: ["1", "2"] }), noReads);
  board.hold("waiting", "pointer");
  board.applyQueue(queue(2, { waiting: ["3", "2", "1", "4"] }));
  const held = board.sections.waiting.value;
  assert.deepEqual(held.rows.map((row) => shortId(row.visit.id)), ["1", "2"]);
  assert.deepEqual(held.heldBack.map(({ id }) => shortId(id)), ["3", "4"]);
  assert.equal(held.reordered, true);
  assert.equal(held.rows[0].visit.position, 3, "what stands in a held line is up to date");
  board.release("waiting", "pointer");
  assert.deepEqual(ids(board, "waiting"), ["3", "2", "1", "4"]);
  assert.deepEqual(board.sections.waiting.value.heldBack, []);
});

Deno.test("hold() keeps a line in its place when its visit has left the section, and shows it where it went", () => {
  const board = createBoard(queue(1, { waiting: ["1", "2"] }), noReads);
  board.hold("waiting", "focus");
  board.applyFrame(frameOf(queue(2, { waiting: ["2"], called: ["1"] })));
  const [first, second] = board.sections.waiting.value.rows;
  assert.deepEqual([first.left, first.visit.status], [true, "called"]);
  assert.equal(second.left, false);
  assert.deepEqual(ids(board, "called"), ["1"]);
  assert.equal(board.sections.waiting.value.reordered, false);
});

Deno.test("hold() lasts until both pointer and focus have left", () => {
  const board = createBoard(queue(1, { waiting: ["1"] }), noReads);
  board.hold("waiting", "pointer");
  board.hold("waiting", "focus");
  board.applyQueue(queue(2, { waiting: ["2", "1"] }));
  board.release("waiting", "pointer");
  assert.deepEqual(ids(board, "waiting"), ["1"]);
  board.release("waiting", "pointer");
  assert.deepEqual(ids(board, "waiting"), ["1"]);
  board.release("waiting", "focus");
  assert.deepEqual(ids(board, "waiting"), ["2", "1"]);
});

Deno.test("catchUp() shows the present order and goes on holding it", () => {
  const board = createBoard(queue(1, { waiting: ["1"] }), noReads);
  board.hold("waiting", "focus");
  board.applyQueue(queue(2, { waiting: ["2", "1"] }));
  board.catchUp("waiting");
  assert.deepEqual(ids(board, "waiting"), ["2", "1"]);
  board.applyQueue(queue(3, { waiting: ["3", "2", "1"] }));
  assert.deepEqual(ids(board, "waiting"), ["2", "1"]);
});

Deno.test("hold() of one section leaves the others free", () => {
  const board = createBoard(queue(1, { waiting: ["1"], called: ["9"] }), noReads);
  board.hold("called", "pointer");
  board.applyQueue(queue(2, { waiting: ["2", "1"], called: ["8", "9"] }));
  assert.deepEqual(ids(board, "waiting"), ["2", "1"]);
  assert.deepEqual(ids(board, "called"), ["9"]);
});

Deno.test("createBoard() ends at the newest version whatever the order and number of frames and answers", () => {
  const message = fc.record({
    version: fc.integer({ min: 1, max: 30 }),
    named: fc.boolean(),
  });
  fc.assert(fc.property(fc.array(message, { minLength: 1, maxLength: 40 }), (messages) => {
    // The state of a version is a function of the version: people 0..9 rotate through the queue.
    const state = (version: number) => {
      const all = Array.from({ length: 10 }, (_, index) => String((index + version) % 10));
      return queue(version, { waiting: all.slice(0, version % 7), called: all.slice(8) });
    };
    const board = createBoard(queue(0, {}), { read: () => Promise.reject(new Error("offline")) });
    for (const { version, named } of messages) {
      if (named) board.applyQueue(state(version));
      else board.applyFrame(frameOf(state(version)));
    }
    const newest = Math.max(...messages.map((one) => one.version));
    assert.equal(board.version.value, newest);
    assert.deepEqual(ids(board, "waiting"), state(newest).waiting.map((one) => shortId(one.id)));
    assert.deepEqual(ids(board, "called"), state(newest).called.map((one) => shortId(one.id)));
  }));
});

Deno.test("createIndicators() lists who is in service, longest first, and knows when a clinic has begun", () => {
  const start = queue(1, { waiting: ["1"] });
  const board = createBoard(start, noReads);
  const view = createIndicators(board);
  assert.equal(view.hasPatients.value, true);
  assert.equal(view.hasCalled.value, false);
  const later = visit("2", { status: "in_service", started_at: "2026-03-02T11:00:00.000Z" });
  const earlier = visit("3", { status: "in_service", started_at: "2026-03-02T10:00:00.000Z" });
  board.applyQueue({ ...queue(2, {}), in_service: [later, earlier] });
  assert.deepEqual(view.inService.value.map((one) => shortId(one.id)), ["3", "2"]);
  assert.equal(view.hasCalled.value, true);
});
