import assert from "node:assert/strict";
import fc from "fast-check";
import { CallFrame, PanelCall, PanelFrame } from "../../edge/domain/display.ts";
import { PanelView } from "../../edge/domain/panel.ts";
import { PANEL_LANGUAGES, PANEL_SIZES, PANEL_THEMES } from "../../edge/domain/panel_look.ts";
import { Display, RealtimeSession, Ticket } from "../../edge/domain/public_queue.ts";
import { QueueSnapshot } from "../../edge/domain/queue_snapshot.ts";
import { RISKS } from "../../edge/domain/risk.ts";
import { describeTicket } from "../../edge/domain/ticket.ts";
import { VISIT_STATUSES } from "../../edge/domain/visit.ts";
import { isDisplayAnswer, isPanelFrame, isPanelView } from "../../web/backend/panel_shapes.ts";
import { isQueueSnapshot, isSessionAnswer, isTicketAnswer } from "../../web/backend/queue_shapes.ts";
import { NOW, placeOf } from "./snapshot_builder.ts";

const count = fc.nat();
const room = fc.option(fc.string());
const risk = fc.option(fc.constantFrom(...RISKS));
const person = { code: fc.string(), arrived: count };

const snapshots: fc.Arbitrary<QueueSnapshot> = fc.record({
  version: count,
  at: count,
  waiting: fc.array(
    fc.record({ ...person, risk, pool: count, out: count }, { requiredKeys: ["code", "arrived", "risk"] }),
    { maxLength: 3 },
  ),
  triage: fc.array(fc.record(person), { maxLength: 3 }),
  called: fc.array(fc.record({ ...person, called: count, room, times: fc.integer({ min: 1, max: 9 }) }), {
    maxLength: 3,
  }),
  in_service: fc.array(fc.record({ ...person, started: count }), { maxLength: 3 }),
  recent: fc.array(
    fc.record({ number: fc.integer({ min: 1, max: 9_999 }), code: fc.string(), called: count, room }),
    { maxLength: 3 },
  ),
  service: fc.record({
    mean_minutes: fc.option(fc.double({ min: 0.01, max: 240, noNaN: true })),
    professionals: count,
    pools: fc.array(count, { maxLength: 3 }),
  }, { requiredKeys: ["mean_minutes", "professionals"] }),
});

const tickets = fc.record({
  snapshot: snapshots,
  status: fc.constantFrom(...VISIT_STATUSES),
  risk,
  code: fc.string(),
}).map(({ snapshot, ...visit }) =>
  describeTicket({
    watching: false,
    over: false,
    visit: { ...visit, id: crypto.randomUUID(), arrived: NOW, called_at: null, room: null },
    establishment: placeOf("Clínica Aurora"),
    snapshot,
  }, "queue:1")
);

/** Replaces one value, however deep, by anything that JSON can say; or takes it away. */
function damaged(value: unknown): fc.Arbitrary<unknown> {
  const paths = pathsOf(value);
  return fc.tuple(fc.constantFrom(...paths), fc.oneof(fc.jsonValue(), fc.constant(undefined)))
    .map(([path, other]) => replaceAt(value, path, other));
}

function pathsOf(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== "object" || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, [...path, key]))];
}

function replaceAt(value: unknown, [key, ...rest]: string[], other: unknown): unknown {
  if (key === undefined) return other;
  if (Array.isArray(value)) {
    return value.map((item, index) => String(index) === key ? replaceAt(item, rest, other) : item);
  }
  if (typeof value !== "object" || value === null) return other;
  return Object.fromEntries(
    Object.entries(value).map((
      [name, inner],
    ) => [name, name === key ? replaceAt(inner, rest, other) : inner]),
  );
}

Deno.test("isQueueSnapshot() says what the zod schema says, of whole and of damaged snapshots", () => {
  fc.assert(
    fc.property(
      snapshots.chain((snapshot) => fc.tuple(fc.constant(snapshot), damaged(snapshot))),
      ([whole, broken]) => {
        assert.ok(isQueueSnapshot(whole));
        assert.equal(
          isQueueSnapshot(broken),
          QueueSnapshot.safeParse(broken).success,
          JSON.stringify(broken),
        );
      },
    ),
  );
});

Deno.test("isTicketAnswer() takes what the API answers", () => {
  fc.assert(
    fc.property(tickets, (ticket) => {
      assert.ok(Ticket.safeParse(ticket).success);
      assert.ok(isTicketAnswer(ticket));
    }),
    { numRuns: 30 },
  );
});

const frame: fc.Arbitrary<CallFrame> = fc.record({
  number: fc.integer({ min: 1, max: 9_999 }),
  code: fc.string(),
  room,
  service: fc.uuid(),
  called: count,
  times: fc.integer({ min: 1, max: 9 }),
});
const panelCall: fc.Arbitrary<PanelCall> = fc.tuple(frame, room).map(([call, name]) => ({ ...call, name }));
const content = fc.record({
  display: fc.record({
    id: fc.uuid(),
    name: fc.string(),
    theme: fc.constantFrom(...PANEL_THEMES),
    size: fc.constantFrom(...PANEL_SIZES),
    clock: fc.boolean(),
    names: fc.boolean(),
    waits: fc.boolean(),
    message: fc.option(fc.string()),
    languages: fc.uniqueArray(fc.constantFrom(...PANEL_LANGUAGES), { minLength: 1 }),
    services: fc.array(fc.uuid(), { maxLength: 2 }),
  }),
  establishment: fc.record({ id: fc.uuid(), name: fc.string(), timezone: fc.string(), logo_path: room }),
  waits: fc.array(fc.record({ service: fc.string(), about_minutes: count, up_to_minutes: count }), {
    maxLength: 2,
  }),
  last: count,
  calls: fc.array(panelCall, { maxLength: 3 }),
});
const views: fc.Arbitrary<PanelView> = fc.oneof(
  fc.record({
    state: fc.constant("waiting" as const),
    code: fc.string(),
    expires_at: fc.constant("2026-11-23T12:00:00Z"),
  }),
  fc.tuple(content, count).map(([one, at]) => ({ ...one, state: "paired" as const, revision: "x", at })),
);
const frames: fc.Arbitrary<PanelFrame> = fc.oneof(
  fc.record({ call: frame }),
  fc.record({ undone: fc.integer({ min: 1, max: 9_999 }) }),
  fc.record({ changed: fc.option(fc.uuid()) }),
);

Deno.test("isPanelView(), isPanelFrame() and isDisplayAnswer() take what the API and realtime say", () => {
  fc.assert(
    fc.property(views, frames, content, snapshots, (view, frame, one, snapshot) => {
      assert.ok(PanelView.safeParse(view).success && isPanelView(view));
      assert.ok(PanelFrame.safeParse(frame).success && isPanelFrame(frame));
      const display = { ...one, snapshot, topic: "queue:1", version: 1, updated_at: "2026-11-23T12:00:00Z" };
      assert.ok(Display.safeParse(display).success && isDisplayAnswer(display));
    }),
    { numRuns: 50 },
  );
});

Deno.test("isPanelView() and isPanelFrame() refuse whatever they would stumble over", () => {
  fc.assert(
    fc.property(
      views.chain((view) => fc.tuple(fc.constant(view), damaged(view))),
      frames.chain(damaged),
      ([, broken], frame) => {
        // Ids are only compared here: any text will do.
        if (isPanelView(broken)) assert.doesNotThrow(() => JSON.stringify(broken));
        else assert.ok(!PanelView.safeParse(broken).success);
        if (!isPanelFrame(frame)) assert.ok(!PanelFrame.safeParse(frame).success);
      },
    ),
  );
  for (const value of [null, undefined, [], "A042", 1, {}]) {
    assert.ok(!isPanelView(value) && !isPanelFrame(value));
  }
});

Deno.test("isTicketAnswer() refuses whatever it would stumble over", () => {
  const needed = ["code", "arrived", "status", "risk", "establishment", "snapshot"];
  fc.assert(
    fc.property(tickets, fc.constantFrom(...needed), (ticket, field) => {
      assert.equal(isTicketAnswer({ ...ticket, [field]: undefined }), false);
    }),
    { numRuns: 30 },
  );
  for (const value of [null, undefined, [], "A042", 1]) assert.equal(isTicketAnswer(value), false);
});

Deno.test("isSessionAnswer() takes a session and nothing else", () => {
  const session = { access_token: "x", topic: "queue:1", expires_at: new Date(0).toISOString() };
  assert.ok(RealtimeSession.safeParse(session).success);
  assert.ok(isSessionAnswer(session));
  assert.equal(isSessionAnswer({ error: "no" }), false);
});
