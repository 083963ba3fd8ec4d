import * as z from "zod/mini";
import { Indicators } from "./establishment.ts";
import { Id } from "./fields.ts";
import { RISKS } from "./risk.ts";
import { StaffQueue, Visit } from "./staff_queue.ts";
import { Announcement, VisitOrigin, VisitOutcome, VisitStatus } from "./visit.ts";

/** A visit without what a realtime message never carries: who it is. */
export const FrameVisit = z.omit(Visit, { patient: true, token: true, priority: true });
export type FrameVisit = z.infer<typeof FrameVisit>;

/** The whole queue without names, tokens and legal classes: a frame as the board works with it. */
export const FrameQueue = z.extend(StaffQueue, {
  waiting: z.array(FrameVisit),
  called: z.array(FrameVisit),
  in_service: z.array(FrameVisit),
  recent: z.array(FrameVisit),
});
export type FrameQueue = z.infer<typeof FrameQueue>;

const Count = z.int().check(z.nonnegative());
/** Whole seconds since the epoch, by the database's clock. */
const Epoch = z.optional(Count);

/** What a frame tells of some visits only. */
const Extras = z.object({
  is: z.optional(VisitStatus),
  by: z.optional(Count),
  room: z.optional(Count),
  called: Epoch,
  started: Epoch,
  finished: Epoch,
  closed: Epoch,
  booked: Epoch,
  out: Epoch,
  seen: Epoch,
  worse: Epoch,
  look: Epoch,
  says: z.optional(Announcement),
  said: Epoch,
  times: z.optional(Count),
  via: z.optional(VisitOrigin),
  end: z.optional(VisitOutcome),
});

/** Id, code, colour (place in RISKS), service (place in `services`), arrival, and the rest where there is any. */
const Entry = z.tuple([Id, z.string(), z.nullable(Count), Count, Count], Extras);
type Entry = z.infer<typeof Entry>;

/**
 * What `staff:<establishment id>` carries: 500 people in some 35 kB. Positions follow from the order and the
 * pools, limits from the arrival and the targets.
 */
export const StaffFrame = z.object({
  version: Count,
  at: Count,
  indicators: Indicators,
  services: z.array(Id),
  /** The pool of each service. */
  pools: z.array(Count),
  rooms: z.array(Id),
  /** Professionals that this frame speaks of. */
  people: z.array(Id),
  /** Longest wait by colour, in minutes. */
  targets: z.array(Count),
  waiting: z.array(Entry),
  called: z.array(Entry),
  in_service: z.array(Entry),
  /** The last ten that ended. */
  recent: z.array(Entry),
});
export type StaffFrame = z.infer<typeof StaffFrame>;

/** A frame with everything worked out that it leaves to the reader. */
export function expandFrame(frame: StaffFrame): FrameQueue {
  const expand = (entry: Entry) => expandEntry(frame, entry);
  return {
    version: frame.version,
    at: toInstant(frame.at),
    indicators: frame.indicators,
    waiting: withPositions(frame, frame.waiting.map(expand)),
    called: frame.called.map(expand),
    in_service: frame.in_service.map(expand),
    recent: frame.recent.map(expand),
  };
}

function expandEntry(
  frame: StaffFrame,
  [id, code, colour, service, arrived, extras = {}]: Entry,
): FrameVisit {
  const risk = colour === null ? null : RISKS[colour] ?? null;
  const isExpected = colour !== null && extras.started === undefined && extras.closed === undefined;
  return {
    id,
    code,
    status: extras.is ?? "waiting",
    risk,
    position: null,
    service_id: frame.services[service] ?? null,
    room_id: at(frame.rooms, extras.room),
    professional_id: at(frame.people, extras.by),
    arrived_at: toInstant(arrived),
    called_at: instantOr(extras.called),
    started_at: instantOr(extras.started),
    finished_at: instantOr(extras.finished),
    closed_at: instantOr(extras.closed),
    origin: extras.via ?? "reception",
    scheduled_for: instantOr(extras.booked),
    due_at: isExpected ? toInstant(arrived + 60 * frame.targets[colour]) : null,
    out_until: instantOr(extras.out),
    announced: extras.says ?? null,
    announced_at: instantOr(extras.said),
    acknowledged_at: instantOr(extras.seen),
    worse_at: instantOr(extras.worse),
    worse_due_at: instantOr(extras.look),
    call_times: extras.times ?? 0,
    outcome: extras.end ?? null,
  };
}

/** Those who wait have places, counted in each pool: services that share professionals. */
function withPositions(frame: StaffFrame, visits: FrameVisit[]): FrameVisit[] {
  const taken = new Map<number, number>();
  const poolOf = new Map(frame.services.map((id, index) => [id, frame.pools[index]]));
  return visits.map((visit) => {
    if (visit.status !== "waiting") return visit;
    const pool = poolOf.get(visit.service_id ?? "") ?? 0;
    const position = (taken.get(pool) ?? 0) + 1;
    taken.set(pool, position);
    return { ...visit, position };
  });
}

function at(list: readonly string[], index: number | undefined): string | null {
  return index === undefined ? null : list[index] ?? null;
}

function instantOr(epochSeconds: number | undefined): string | null {
  return epochSeconds === undefined ? null : toInstant(epochSeconds);
}

function toInstant(epochSeconds: number): string {
  return new Date(epochSeconds * 1000).toISOString();
}
