import { computed, effect, type ReadonlySignal, signal } from "@preact/signals";
import type { BreachForecast, Triage, VisitTriages } from "../../edge/domain/triage.ts";
import type { Visit } from "../../edge/domain/staff_queue.ts";
import type { Answer, Problem } from "../backend/api.ts";
import type { Board, BoardVisit } from "./create_board.ts";
import { createIntents, type IntentsOptions, type Outcome } from "./create_intents.ts";

/** How the desk reaches the world. */
export interface TriageApi {
  forecast(): Promise<Answer<BreachForecast>>;
  read(visit: string): Promise<Answer<VisitTriages>>;
  save(visit: string, body: Triage, key: string): Promise<Answer<Visit>>;
}

/** What the last saving came to. */
export type TriageNotice =
  | { kind: "saved"; visit: Visit }
  | { kind: "late" }
  | { kind: "lost" }
  | { kind: "refused"; problem: Problem };

/** How the limits of those who wait stand, of the same people as the lists. */
export interface Limits {
  /** Who is at the limit now, as the lists say it, or past it. */
  passed: number;
  /** Whose limit ends within the time that the forecast looks ahead. */
  ending: number;
  /** Who of those still waits by then; null when nothing is forecast. */
  passing: number | null;
  /** How far it looks, in minutes. */
  minutes: number;
}

/** A nurse's or physician's desk at triage. */
export interface TriageDesk {
  /** Who said that they got worse, whose look is due first before the others. */
  readonly worse: ReadonlySignal<readonly BoardVisit[]>;
  /** Who has no class yet, by arrival. */
  readonly waiting: ReadonlySignal<readonly BoardVisit[]>;
  /** Who waits although nobody gave them a class, where triage is not asked for; by arrival. */
  readonly unclassified: ReadonlySignal<readonly BoardVisit[]>;
  /** Who waits with a class, by limit. */
  readonly classified: ReadonlySignal<readonly BoardVisit[]>;
  /** Whose limit has passed and whom nobody at this desk has taken note of. */
  readonly alarming: ReadonlySignal<readonly BoardVisit[]>;
  readonly limits: ReadonlySignal<Limits>;
  readonly selected: ReadonlySignal<BoardVisit | null>;
  /** What is known of the selected one; null until it is read. */
  readonly findings: ReadonlySignal<VisitTriages | null>;
  readonly notice: ReadonlySignal<TriageNotice | null>;
  readonly isSaving: ReadonlySignal<boolean>;
  select(visit: string | null): void;
  /** Selects whoever is to be seen next. */
  selectNext(): void;
  takeNote(visit: string): void;
  /** Saves the class of the selected one; the next is selected when that worked. */
  save(body: Triage): Promise<boolean>;
  /** Keeps the forecast current until the returned function is called. */
  start(): () => void;
}

export interface TriageDeskOptions {
  api: TriageApi;
  board: Board;
  /** The database's clock, ticking, in milliseconds. */
  now: ReadonlySignal<number>;
  forecast: BreachForecast | null;
  intents?: IntentsOptions;
}

const FORECAST_MS = 30_000;
const MINUTE_MS = 60_000;
/** How far ahead limits are counted while nothing is forecast, in minutes. */
const HORIZON = 30;

/** Makes the desk. */
export function createTriageDesk(options: TriageDeskOptions): TriageDesk {
  const { api, board, now } = options;
  const lists = createLists(board, now);
  const forecast = signal(options.forecast);
  const selectedId = signal<string | null>(null);
  const findings = signal<VisitTriages | null>(null);
  const notice = signal<TriageNotice | null>(null);
  const intents = createIntents<Answer<Visit>>(options.intents);
  const selected = computed(() =>
    selectedId.value === null ? null : board.find(selectedId.value)?.visit ?? null
  );

  function select(visit: string | null) {
    selectedId.value = visit;
    findings.value = null;
    if (visit === null) return;
    void api.read(visit).then((answer) => {
      if (answer.ok && selectedId.peek() === visit) findings.value = answer.data;
    });
  }

  function selectNext() {
    const lacking = [...lists.worse.value, ...lists.waiting.value, ...lists.unclassified.value];
    const next = lacking.find(({ id }) => id !== selectedId.peek());
    select(next?.id ?? null);
  }

  async function save(body: Triage) {
    const visit = selectedId.peek();
    if (visit === null) return false;
    const outcome = await intents.run(
      `triage:${visit}`,
      body,
      (key) => api.save(visit, body, key).then(settle),
    );
    await board.refresh().catch(() => {});
    notice.value = noticeOf(outcome);
    if (notice.value.kind !== "saved") return false;
    selectNext();
    return true;
  }

  async function readForecast() {
    const answer = await api.forecast();
    if (answer.ok) forecast.value = answer.data;
  }

  return {
    ...lists,
    limits: computed(() => limitsOf(lists.limited.value, forecast.value, now.value)),
    selected,
    findings,
    notice,
    isSaving: computed(() => intents.pending.value.size > 0),
    select,
    selectNext,
    save,
    start() {
      const timer = setInterval(() => void readForecast(), FORECAST_MS);
      const stop = effect(() => {
        if (board.version.value > 0) void readForecast();
      });
      return () => {
        clearInterval(timer);
        stop();
      };
    },
  };
}

/** The lists of the desk, and who of them needs somebody at once. */
function createLists(board: Board, now: ReadonlySignal<number>) {
  const noted = signal<ReadonlySet<string>>(new Set());
  const present = computed(() =>
    board.sections.waiting.value.rows.filter((row) => !row.left).map((row) => row.visit)
  );
  const classified = computed(() =>
    present.value.filter((visit) => visit.status === "waiting" && visit.risk !== null && !visit.worse_at)
      .toSorted((a, b) => timeOf(a.due_at) - timeOf(b.due_at))
  );
  return {
    worse: computed(() =>
      present.value.filter((visit) => visit.worse_at).toSorted((a, b) =>
        timeOf(a.worse_due_at) - timeOf(b.worse_due_at)
      )
    ),
    waiting: computed(() =>
      present.value.filter((visit) => visit.status === "awaiting_triage" && !visit.worse_at)
        .toSorted((a, b) => timeOf(a.arrived_at) - timeOf(b.arrived_at))
    ),
    unclassified: computed(() =>
      present.value.filter((visit) => visit.status === "waiting" && visit.risk === null && !visit.worse_at)
        .toSorted((a, b) => timeOf(a.arrived_at) - timeOf(b.arrived_at))
    ),
    classified,
    /** Who has a limit, those who got worse too. */
    limited: computed(() =>
      present.value.filter((visit) => visit.status === "waiting" && visit.due_at !== null)
    ),
    alarming: computed(() =>
      present.value.filter((visit) =>
        !noted.value.has(noteOf(visit)) &&
        (isPast(visit.due_at, now.value) && visit.status === "waiting" ||
          isPast(visit.worse_due_at, now.value))
      )
    ),
    takeNote(id: string) {
      const visit = present.value.find((one) => one.id === id);
      if (visit) noted.value = new Set([...noted.value, noteOf(visit)]);
    },
  };
}

function limitsOf(visits: readonly BoardVisit[], forecast: BreachForecast | null, now: number): Limits {
  const minutes = forecast?.minutes ?? HORIZON;
  const left = (visit: BoardVisit) => timeOf(visit.due_at) - now;
  const ending = visits.filter((visit) =>
    left(visit) >= MINUTE_MS && left(visit) < (minutes + 1) * MINUTE_MS
  );
  const late = new Set([...forecast?.coming ?? [], ...forecast?.overdue ?? []].map(({ id }) => id));
  return {
    passed: visits.filter((visit) => left(visit) < MINUTE_MS).length,
    ending: ending.length,
    passing: forecast && ending.filter(({ id }) => late.has(id)).length,
    minutes,
  };
}

/** A new class or a new complaint is a new reason to look. */
function noteOf({ id, due_at, worse_due_at }: BoardVisit): string {
  return `${id} ${due_at} ${worse_due_at}`;
}

function isPast(instant: string | null, now: number): boolean {
  return instant !== null && Date.parse(instant) <= now;
}

function timeOf(instant: string | null): number {
  return instant === null ? Infinity : Date.parse(instant);
}

function settle(answer: Answer<Visit>): Outcome<Answer<Visit>> {
  const isOpen = !answer.ok && (answer.problem.status === 0 || answer.problem.status >= 500);
  return isOpen ? { settled: false } : { settled: true, value: answer };
}

function noticeOf(outcome: Outcome<Answer<Visit>>): TriageNotice {
  if (!outcome.settled) return { kind: "lost" };
  if (outcome.value.ok) return { kind: "saved", visit: outcome.value.data };
  const { problem } = outcome.value;
  return problem.code === "invalid_transition" ? { kind: "late" } : { kind: "refused", problem };
}
