import type { Visit } from "../../../edge/domain/staff_queue.ts";
import type { VisitAct, VisitActs } from "../../backend/visits.ts";
import type { BoardVisit } from "../../state/create_board.ts";
import type { BoardPage } from "./board_page.ts";

/** Does an act at once, or opens the window that asks for what it needs. */
export function perform(page: BoardPage, visit: BoardVisit, act: VisitAct): void {
  const { desk, dialog } = page;
  switch (act) {
    case "call":
      if (visit.status === "waiting" && visit.position !== 1) dialog.value = { kind: "call", visit };
      else void lead(desk.act(visit.id, "call", callBody(page, visit)));
      break;
    case "finish":
      dialog.value = { kind: "actions", visit };
      break;
    case "start":
    case "cancel":
    case "triage":
    case "transfer":
      dialog.value = { kind: act, visit };
      break;
    case "return":
    case "undo":
    case "no-show":
      void lead(desk.act(visit.id, act, {}));
  }
}

/** Where to, and what this desk saw when it called. */
export function callBody({ desk }: BoardPage, visit: BoardVisit): VisitActs["call"] {
  const room = desk.room.value;
  const expected_status = visit.status === "called" ? "called" : "waiting";
  return { expected_status, ...(room ? { room_id: room } : {}) };
}

/** Calls whoever is next and leads the reader there. */
export function performCallNext(page: BoardPage): void {
  void lead(page.desk.callNext());
}

/**
 * After an act of one's own the focus goes to where the visit stands now, so that its next act is one key away;
 * not when the person has gone on to something else meanwhile.
 */
export async function lead(act: Promise<Visit | null>): Promise<void> {
  const attention = new AbortController();
  const goOn = () => attention.abort();
  for (const type of ["keydown", "pointerdown"]) {
    document.addEventListener(type, goOn, { capture: true, signal: attention.signal });
  }
  const visit = await act;
  requestAnimationFrame(() => {
    if (visit && !attention.signal.aborted) focusRow(visit.id);
    attention.abort();
  });
}

function focusRow(visit: string): void {
  document.querySelector<HTMLElement>(`[data-visit="${visit}"]:not([data-left]) [data-row]`)?.focus();
}
