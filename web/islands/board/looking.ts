import type { Service } from "../../backend/services.ts";
import type { Section } from "../../backend/staff_queue.ts";
import type { BoardVisit } from "../../state/create_board.ts";
import type { BoardPage } from "./board_page.ts";
import { matches } from "./words.ts";

/** Whether somebody still waits although the limit of the colour has passed; `now` in milliseconds. */
export function isLate({ status, due_at }: Pick<BoardVisit, "status" | "due_at">, now: number): boolean {
  return status === "waiting" && due_at !== null && Date.parse(due_at) < now;
}

/** Whether a visit is of the service that this desk looks at. */
export function isOfService({ desk }: Pick<BoardPage, "desk">, visit: BoardVisit): boolean {
  const service = desk.service.value;
  return service === null || visit.service_id === service;
}

/** Whether a line is to be seen: found by the search, which looks everywhere, else of the service, and late if only those are. */
export function isLookedAt(page: BoardPage, section: Section, visit: BoardVisit): boolean {
  if (isSearching(page)) return matches(visit, page.search.value);
  return isOfService(page, visit) &&
    (section !== "waiting" || !page.lateOnly.value || isLate(visit, page.live.now.value));
}

/** Whether something is searched for. */
export function isSearching({ search }: Pick<BoardPage, "search">): boolean {
  return search.value.trim() !== "";
}

/** How many of the service wait beyond their limit. */
export function countLate(page: BoardPage): number {
  const now = page.live.now.value;
  const { rows, heldBack } = page.live.board.sections.waiting.value;
  const here = rows.filter(({ left }) => !left).map(({ visit }) => visit);
  return [...here, ...heldBack].filter((visit) => isOfService(page, visit) && isLate(visit, now)).length;
}

/** Services that have a tab: those in use, and those out of use that somebody still waits for or that this desk looks at. */
export function shownServices({ desk, live: { board } }: BoardPage): readonly Service[] {
  const { rows, heldBack } = board.sections.waiting.value;
  const isWaitedFor = (id: string) =>
    rows.some(({ visit }) => visit.service_id === id) || heldBack.some(({ service_id }) => service_id === id);
  return desk.services.value.filter(({ id, active }) =>
    active || id === desk.service.value || isWaitedFor(id)
  );
}
