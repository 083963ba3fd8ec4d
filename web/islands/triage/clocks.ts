import { durationWords } from "../board/words.ts";
import type { BoardVisit } from "../../state/create_board.ts";
import type { TriagePage } from "./triage_page.ts";

/** What the clock of a visit says, and whether it is too late. */
export interface Clock {
  text: string;
  isOver: boolean;
}

/** Until when somebody should look: what a patient who got worse was promised, else the colour's limit. */
export function clockOf(page: TriagePage, visit: BoardVisit): Clock | null {
  const { t, words, live } = page;
  const due = visit.worse_due_at ?? visit.due_at;
  if (due === null) return null;
  const left = Date.parse(due) - live.now.value;
  const time = durationWords(words.duration, Math.abs(left));
  const isOver = left <= 0;
  if (visit.worse_due_at) return { text: isOver ? t.lookLate(time) : t.dueIn(time), isOver };
  if (Math.abs(left) < 60_000) return { text: t.dueNow, isOver };
  return { text: isOver ? t.overBy(time) : t.dueIn(time), isOver };
}
