import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { type Signal, signal } from "@preact/signals";
import type { Risk } from "../../../edge/domain/risk.ts";
import type { StaffQueue } from "../../../edge/domain/staff_queue.ts";
import type { StaffWaits } from "../../../edge/domain/wait/staff_waits.ts";
import type { Membership } from "../../backend/me.ts";
import { listProfessionalsById, searchProfessionals } from "../../backend/professionals.ts";
import { findSimilarPatients, searchPatients } from "../../backend/patients.ts";
import { callNext } from "../../backend/queue.ts";
import { listPresences, markPresence } from "../../backend/presences.ts";
import { createRoom, listRooms, type Room } from "../../backend/rooms.ts";
import { listServices, type Service } from "../../backend/services.ts";
import { actOnVisit, createVisit } from "../../backend/visits.ts";
import { boardMessages } from "../../i18n/board/messages.ts";
import type { BoardMessages } from "../../i18n/board/pt_BR.ts";
import type { CommonMessages } from "../../i18n/common/pt_BR.ts";
import type { Locale } from "../../i18n/locale.ts";
import type { BrowserSettings } from "../../settings.ts";
import { type Arrival, createArrival } from "../../state/create_arrival.ts";
import type { BoardVisit } from "../../state/create_board.ts";
import { createDesk, type Desk } from "../../state/create_desk.ts";
import { createFormDrafts, type FormDrafts, tabStorage } from "../../state/form_drafts.ts";
import { createLiveBoard, type LiveBoard } from "../../state/create_live_board.ts";
import { createPresences, type Presences } from "../../state/create_presences.ts";
import { type Colleague, createStaffing, type Offer, type Staffing } from "../../state/create_staffing.ts";
import { readUnknown } from "../../state/read_unknown.ts";
import { deskMemory } from "../../state/desk_memory.ts";
import { onPageNews } from "../../state/page_news.ts";
import { followDrafts } from "../drafts/page_drafts.ts";

/** What the server renders the board with. */
export interface QueueBoardProps {
  locale: Locale;
  establishment: Membership;
  /** Whose desk this is. */
  userId: string;
  browser: BrowserSettings;
  queue: StaffQueue;
  waits: StaffWaits["waits"];
  rooms: Room[];
  services: Service[];
  /** Those whom the queue speaks of. */
  professionals: Colleague[];
  /** Those who are on shift. */
  offer: Offer;
  /** Calls after which a no-show is offered instead of another one. */
  maxCalls: number;
  /** Words of the risk classes. */
  risks: Record<Risk | "none", string>;
  draft: CommonMessages["draft"];
}

/** The window that is open over the board. */
export type OpenDialog =
  | { kind: "patient" }
  | { kind: "room" }
  | { kind: "shortcuts" }
  | { kind: "presence" }
  | {
    kind: "actions" | "start" | "call" | "cancel" | "triage" | "ticket" | "transfer" | "outcome";
    visit: BoardVisit;
  }
  /** The beginning that was asked for lets others wait who came for this professional. */
  | { kind: "start-out"; visit: BoardVisit; professional_id: string };

/** Everything that the parts of the board share. */
export interface BoardPage {
  readonly props: QueueBoardProps;
  readonly t: BoardMessages;
  readonly live: LiveBoard;
  readonly desk: Desk;
  readonly staffing: Staffing;
  readonly presences: Presences;
  readonly arrival: Arrival;
  /** Of the form for somebody who arrives. */
  readonly drafts: FormDrafts;
  readonly dialog: Signal<OpenDialog | null>;
  readonly search: Signal<string>;
  /** Of those who wait only whoever has waited beyond the limit is looked at. */
  readonly lateOnly: Signal<boolean>;
  /** Follows the queue, its services and rooms, and the names of those it speaks of, until the returned function is called. */
  start(): () => void;
}

/** Makes the page's signals. */
export function createBoardPage(props: QueueBoardProps): BoardPage {
  const establishment = props.establishment.id;
  const live = createLiveBoard({ ...props, establishment });
  const { api, board } = live;
  const staffing = createStaffing({
    known: props.professionals,
    offer: props.offer,
    byId: (ids) => listProfessionalsById(api, establishment, ids),
    search: (filter) => searchProfessionals(api, establishment, filter),
  });
  const desk = createDesk({
    board,
    rooms: props.rooms,
    services: props.services,
    memory: deskMemory(establishment),
    api: {
      callNext: (body, key) => callNext(api, establishment, body, key),
      act: (visit, act, body, key) => actOnVisit(api, visit, act, body, key),
      createVisit: (body, key) => createVisit(api, establishment, body, key),
      createRoom: (body, key) => createRoom(api, establishment, body, key),
    },
  });
  const presences = createPresences({
    userId: props.userId,
    list: () => listPresences(api, establishment),
    mark: (professional, change, key) => markPresence(api, professional, change, key),
  });
  const arrival = createArrival({
    search: (q) => searchPatients(api, establishment, { q }),
    similar: (person) => findSimilarPatients(api, establishment, person),
  });
  const drafts = createFormDrafts({ owner: props.userId, storage: tabStorage() });
  async function readRooms() {
    const answer = await listRooms(api, establishment);
    if (answer.ok) desk.learnRooms(answer.data);
  }
  async function readServices() {
    const answer = await listServices(api, establishment);
    if (answer.ok) desk.learnServices(answer.data);
  }

  return {
    props,
    t: boardMessages(props.locale),
    live,
    desk,
    staffing,
    presences,
    arrival,
    drafts,
    dialog: signal(null),
    search: signal(""),
    lateOnly: signal(false),
    start() {
      void staffing.learn([desk.professional.value]);
      const stops = [
        onPageNews("places", () => void Promise.all([readRooms(), readServices()])),
        live.start(),
        followDrafts(drafts),
        readUnknown(board, (visit) => visit.professional_id, staffing.known, staffing.learn),
        readUnknown(board, (visit) => visit.room_id, desk.rooms, readRooms),
      ];
      return () => stops.forEach((stop) => stop());
    },
  };
}

export const BoardContext = createContext<BoardPage | null>(null);

/** The board that a component stands in. */
export function useBoard(): BoardPage {
  const page = useContext(BoardContext);
  if (!page) throw new Error("Cannot use the board outside of QueueBoard");
  return page;
}
