import type { BoardVisit } from "../../state/create_board.ts";
import { useBoard } from "./board_page.ts";

/** Name and legal class of whoever a visit belongs to. */
export function Person({ visit }: { visit: BoardVisit }) {
  const { t } = useBoard();
  const { person } = visit;
  if (!person) return <span class="person person--unread">{t.reading}</span>;
  return (
    <span class="person">
      <span class="person__name" title={person.patient.name}>{person.patient.name}</span>
      {person.priority && (
        <span class="person__priority">
          <span class="visually-hidden">{t.legalPriority}:</span> {t.priorities[person.priority]}
        </span>
      )}
    </span>
  );
}
