import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { Visit } from "../../edge/domain/staff_queue.ts";
import type { VisitStatus } from "../../edge/domain/visit.ts";
import type { Answer, Problem } from "../backend/api.ts";
import type { Room } from "../backend/rooms.ts";
import type { Service } from "../backend/services.ts";
import type { CreatedVisit, NewVisit, VisitAct, VisitActs } from "../backend/visits.ts";
import type { Board, BoardVisit } from "./create_board.ts";
import { createIntents, type IntentsOptions, type Outcome } from "./create_intents.ts";
import { createDeskSettings, type DeskSettings, type OwnDeskSettings } from "./create_desk_settings.ts";
import type { DeskMemory } from "./desk_memory.ts";

/** The writes of a desk, each with its Idempotency-Key. */
export interface DeskApi {
  callNext(body: { room_id?: string; service_id?: string }, key: string): Promise<Answer<Visit | null>>;
  act<Act extends VisitAct>(
    visit: string,
    act: Act,
    body: VisitActs[Act],
    key: string,
  ): Promise<Answer<Visit>>;
  createVisit(body: NewVisit, key: string): Promise<Answer<CreatedVisit>>;
  createRoom(body: { name: string }, key: string): Promise<Answer<Room>>;
}

/** What the last act came to. */
export type Notice =
  | { kind: "did"; act: VisitAct; visit: Visit }
  | { kind: "nobody" }
  | { kind: "added"; code: string }
  | { kind: "room"; name: string }
  /** Somebody else was faster: what the visit has become. */
  | { kind: "late"; visit: BoardVisit; status: VisitStatus }
  | { kind: "refused"; problem: Problem }
  /** No answer came; `again` sends the same act with the same key. */
  | { kind: "lost"; again: () => void };

/** The acts of one desk on one queue. */
export interface Desk extends DeskSettings {
  readonly notice: ReadonlySignal<Notice | null>;
  /** Names of the acts under way: `call-next`, `add`, `room`, or `<act>:<visit id>`. */
  readonly pending: ReadonlySignal<ReadonlySet<string>>;
  isBusy(visit: string): boolean;
  /** Each of these answers null when the act did not take place; the notice says why. */
  callNext(): Promise<Visit | null>;
  act<Act extends VisitAct>(visit: string, act: Act, body: VisitActs[Act]): Promise<Visit | null>;
  /** Problems of fields go back to the form; null when no answer came. */
  add(body: NewVisit): Promise<Answer<CreatedVisit> | null>;
  addRoom(name: string): Promise<Answer<Room> | null>;
  dismiss(): void;
}

export interface DeskOptions {
  api: DeskApi;
  board: Board;
  rooms: readonly Room[];
  services?: readonly Service[];
  memory: DeskMemory;
  intents?: IntentsOptions;
}

/** Makes a desk. */
export function createDesk(options: DeskOptions): Desk {
  const notice = signal<Notice | null>(null);
  const settings = createDeskSettings(options.memory, options.rooms, options.services ?? []);
  const acts = createActs(options, settings, notice);
  const additions = createAdditions(options, settings, notice);
  const pending = computed(() => new Set([...acts.pending.value, ...additions.pending.value]));
  return {
    ...settings,
    notice,
    pending,
    isBusy: (visit) => [...pending.value].some((name) => name.endsWith(`:${visit}`)),
    callNext: acts.callNext,
    act: acts.act,
    add: additions.add,
    addRoom: additions.addRoom,
    dismiss: () => notice.value = null,
  };
}

/** What is done to visits that stand in the queue. */
function createActs(
  { api, board, intents }: DeskOptions,
  settings: OwnDeskSettings,
  notice: Signal<Notice | null>,
) {
  const { pending, run } = createIntents<Answer<Visit | null>>(intents);

  async function take(
    outcome: Outcome<Answer<Visit | null>>,
    act: VisitAct,
    id: string | null,
    again: () => void,
  ) {
    await board.refresh().catch(() => {});
    if (!outcome.settled) notice.value = { kind: "lost", again };
    else if (!outcome.value.ok) {
      notice.value = refusal(outcome.value.problem, id === null ? null : board.find(id));
    } else {
      const visit = outcome.value.data;
      notice.value = visit ? { kind: "did", act, visit } : { kind: "nobody" };
      return visit;
    }
    return null;
  }

  async function callNext(): Promise<Visit | null> {
    const [room, service] = [settings.room.value, settings.service.value];
    const body = { ...(room ? { room_id: room } : {}), ...(service ? { service_id: service } : {}) };
    const outcome = await run("call-next", body, (key) => api.callNext(body, key).then(settle));
    return take(outcome, "call", null, callNext);
  }

  async function act<Act extends VisitAct>(visit: string, name: Act, body: VisitActs[Act]) {
    const outcome = await run(
      `${name}:${visit}`,
      body,
      (key) => api.act(visit, name, body, key).then(settle),
    );
    const done = await take(outcome, name, visit, () => act(visit, name, body));
    if (done && name === "start") settings.noteProfessional(done.professional_id);
    return done;
  }

  return { pending, callNext, act };
}

/** What is added: patients and rooms. */
function createAdditions(
  { api, board, intents }: DeskOptions,
  settings: OwnDeskSettings,
  notice: Signal<Notice | null>,
) {
  const visits = createIntents<Answer<CreatedVisit>>(intents);
  const rooms = createIntents<Answer<Room>>(intents);

  async function add(body: NewVisit) {
    const outcome = await visits.run("add", body, (key) => api.createVisit(body, key).then(settle));
    await board.refresh().catch(() => {});
    if (!outcome.settled) return null;
    if (outcome.value.ok) notice.value = { kind: "added", code: outcome.value.data.code };
    return outcome.value;
  }

  async function addRoom(name: string) {
    const outcome = await rooms.run("room", { name }, (key) => api.createRoom({ name }, key).then(settle));
    if (!outcome.settled) return null;
    if (outcome.value.ok) keepRoom(outcome.value.data);
    return outcome.value;
  }

  function keepRoom(added: Room) {
    settings.learnRooms([...settings.rooms.value.filter((one) => one.id !== added.id), added]);
    settings.chooseRoom(added.id);
    notice.value = { kind: "room", name: added.name };
  }

  const pending = computed(() => new Set([...visits.pending.value, ...rooms.pending.value]));
  return { pending, add, addRoom };
}

/** No answer and a server's failure leave it open whether the act took place. */
function settle<T>(answer: Answer<T>): Outcome<Answer<T>> {
  const isOpen = !answer.ok && (answer.problem.status === 0 || answer.problem.status >= 500);
  return isOpen ? { settled: false } : { settled: true, value: answer };
}

function refusal(problem: Problem, found: { visit: BoardVisit } | null): Notice {
  if (problem.code === "invalid_transition" && found) {
    return { kind: "late", visit: found.visit, status: found.visit.status };
  }
  return { kind: "refused", problem };
}
