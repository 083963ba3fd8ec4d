import { batch, computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Indicators } from "../../edge/domain/establishment.ts";
import type { StaffQueue } from "../../edge/domain/staff_queue.ts";
import {
  type FrameQueue,
  type FrameVisit,
  type Person,
  type Section,
  SECTIONS,
} from "../backend/staff_queue.ts";

/** A visit on the board; `person` is null until the names of a fresh arrival are read. */
export interface BoardVisit extends FrameVisit {
  person: Person | null;
}

/** One line of a section. */
export interface BoardRow {
  visit: BoardVisit;
  /** The visit has left this section and is shown only because the reader's pointer or focus holds the list. */
  left: boolean;
}

/** What a section shows. */
export interface SectionView {
  rows: readonly BoardRow[];
  /** Visits that belong here and are held back until pointer and focus leave. */
  heldBack: readonly BoardVisit[];
  /** The lines no longer stand in the true order. */
  reordered: boolean;
}

/** Why a section keeps its order. */
export type HoldReason = "pointer" | "focus";

/** The queue board of one establishment as signals. */
export interface Board {
  readonly version: ReadonlySignal<number>;
  /** Seconds by which the database's clock is ahead of this device's. */
  readonly clockSkewMs: ReadonlySignal<number>;
  readonly indicators: ReadonlySignal<Indicators>;
  readonly sections: Readonly<Record<Section, ReadonlySignal<SectionView>>>;
  /** A visit wherever it stands now, with its section. */
  find(id: string): { visit: BoardVisit; section: Section } | null;
  /** Takes a realtime frame unless a newer one is held; reads the queue when it names somebody unknown. */
  applyFrame(frame: FrameQueue): void;
  /** Takes an answer of GET queue: its names always, its state unless a newer one is held. */
  applyQueue(queue: StaffQueue): void;
  /** Reads the queue again; calls made meanwhile share one further read. Rejects when the read failed. */
  refresh(): Promise<void>;
  /** Keeps the order of a section while the reader points at it or stands in it. */
  hold(section: Section, reason: HoldReason): void;
  release(section: Section, reason: HoldReason): void;
  /** Shows the present order without ending the hold. */
  catchUp(section: Section): void;
}

/** How a board reaches the world. */
export interface BoardOptions {
  /** GET queue. */
  read: () => Promise<StaffQueue>;
  /** The device's clock, in milliseconds. */
  now?: () => number;
}

/** How often one wish for names is repeated when the answers are older than the frame that asked. */
const READS_PER_WISH = 4;

/** Makes the board of a queue from its first complete state. */
export function createBoard(initial: StaffQueue, options: BoardOptions): Board {
  const now = options.now ?? Date.now;
  const people = new Map<string, Person>();
  learnPeople(people, initial);

  const frame = signal<FrameQueue>(initial);
  const peopleKnown = signal(0);
  const clockSkewMs = signal(Date.parse(initial.at) - now());
  const live = computed(() => {
    peopleKnown.value;
    return mergeSections(frame.value, people);
  });
  const holds = createHolds(live);

  function keep(next: FrameQueue) {
    frame.value = next;
    clockSkewMs.value = Date.parse(next.at) - now();
  }

  function applyFrame(next: FrameQueue) {
    if (next.version <= frame.value.version) return;
    keep(next);
    // Without names the lines still stand; the connection reads again by itself.
    if (hasUnknown(frame.value, people)) refresh().catch(() => {});
  }

  function applyQueue(queue: StaffQueue) {
    batch(() => {
      learnPeople(people, queue);
      peopleKnown.value++;
      if (queue.version >= frame.value.version) keep(queue);
    });
  }

  const refresh = shareReads(async () => {
    for (let read = 0; read < READS_PER_WISH; read++) {
      applyQueue(await options.read());
      if (!hasUnknown(frame.value, people)) return;
    }
  });

  return {
    version: computed(() => frame.value.version),
    clockSkewMs,
    indicators: computed(() => frame.value.indicators),
    sections: holds.sections,
    find: (id) => findVisit(live.value, id),
    applyFrame,
    applyQueue,
    refresh,
    hold: holds.hold,
    release: holds.release,
    catchUp: holds.catchUp,
  };
}

type LiveSections = Readonly<Record<Section, readonly BoardVisit[]>>;

function mergeSections(frame: FrameQueue, people: ReadonlyMap<string, Person>): LiveSections {
  const merge = (visits: readonly FrameVisit[]) =>
    visits.map((visit) => ({ ...visit, person: people.get(visit.id) ?? null }));
  return {
    waiting: merge(frame.waiting),
    called: merge(frame.called),
    in_service: merge(frame.in_service),
    recent: merge(frame.recent),
  };
}

function learnPeople(people: Map<string, Person>, queue: StaffQueue) {
  for (const section of SECTIONS) {
    for (const { id, patient, token, priority } of queue[section]) {
      people.set(id, { patient, token, priority });
    }
  }
}

function hasUnknown(frame: FrameQueue, people: ReadonlyMap<string, Person>): boolean {
  return SECTIONS.some((section) => frame[section].some((visit) => !people.has(visit.id)));
}

function findVisit(live: LiveSections, id: string) {
  for (const section of SECTIONS) {
    const visit = live[section].find((one) => one.id === id);
    if (visit) return { visit, section };
  }
  return null;
}

/** One read at a time; wishes that come during a read are met together by the next one. */
function shareReads(read: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  let queued: Promise<void> | null = null;
  const start = () => {
    running = read().finally(() => running = null);
    return running;
  };
  return () => {
    if (running === null) return start();
    queued ??= running.catch(() => {}).then(() => {
      queued = null;
      return start();
    });
    return queued;
  };
}

/** Keeps what a section shows while a reader holds it; see {@link Board.hold}. */
function createHolds(live: ReadonlySignal<LiveSections>) {
  const reasons = new Map<Section, Set<HoldReason>>(SECTIONS.map((section) => [section, new Set()]));
  const held = signal<Partial<Record<Section, readonly BoardVisit[]>>>({});
  const setHeld = (section: Section, visits: readonly BoardVisit[] | undefined) =>
    held.value = { ...held.value, [section]: visits };

  const view = (section: Section) => computed(() => arrange(held.value[section], live.value, section));
  return {
    sections: {
      waiting: view("waiting"),
      called: view("called"),
      in_service: view("in_service"),
      recent: view("recent"),
    },
    hold(section: Section, reason: HoldReason) {
      const standing = reasons.get(section);
      if (standing?.size === 0) setHeld(section, live.value[section]);
      standing?.add(reason);
    },
    release(section: Section, reason: HoldReason) {
      const standing = reasons.get(section);
      if (standing?.delete(reason) && standing.size === 0) setHeld(section, undefined);
    },
    catchUp(section: Section) {
      if (held.value[section]) setHeld(section, live.value[section]);
    },
  };
}

/** The lines of a section: the true order, or the held one with present data in it. */
function arrange(
  held: readonly BoardVisit[] | undefined,
  live: LiveSections,
  section: Section,
): SectionView {
  const present = live[section];
  if (held === undefined) {
    return { rows: present.map((visit) => ({ visit, left: false })), heldBack: [], reordered: false };
  }
  const rows = held.map((old) => {
    const found = findVisit(live, old.id);
    return { visit: found?.visit ?? old, left: found?.section !== section };
  });
  const shown = new Set(held.map((visit) => visit.id));
  const staying = rows.filter((row) => !row.left).map((row) => row.visit.id);
  const truth = present.filter((visit) => shown.has(visit.id)).map((visit) => visit.id);
  return {
    rows,
    heldBack: present.filter((visit) => !shown.has(visit.id)),
    reordered: truth.some((id, index) => id !== staying[index]),
  };
}
