import type { ComponentChildren } from "preact";
import { Icon } from "../../components/Icon.tsx";
import type { BoardRow, BoardVisit } from "../../state/create_board.ts";
import { type BoardPage, useBoard } from "./board_page.ts";
import { Person } from "./Person.tsx";
import { PatientSays } from "./PatientSays.tsx";
import { RowActs } from "./RowActs.tsx";
import { recentTime, since } from "./words.ts";

interface VisitListProps {
  rows: readonly BoardRow[];
  /** What is said below the name. */
  detail: (page: BoardPage, visit: BoardVisit) => ComponentChildren;
}

/** Visits that have left the waiting list. */
export function VisitList({ rows, detail }: VisitListProps) {
  const page = useBoard();
  return (
    <ul class="visits" role="list">
      {rows.map(({ visit, left }) => (
        <li
          key={visit.id}
          class={left ? "visit visit--left" : "visit"}
          data-visit={visit.id}
          data-left={left || undefined}
        >
          <span class="visit__code">{visit.code}</span>
          <span class="visit__who">
            <Person visit={visit} />
            {!left && visit.closed_at === null && <PatientSays visit={visit} />}
            <span class="visit__detail">{left ? page.t.statuses[visit.status] : detail(page, visit)}</span>
          </span>
          <RowActs visit={visit} left={left} />
        </li>
      ))}
    </ul>
  );
}

/** `Consultório 2 · há 3 min · 2ª chamada`, and whether the patient has seen the call. */
export function calledDetail(page: BoardPage, visit: BoardVisit): ComponentChildren {
  const { t } = page;
  const room = page.desk.rooms.value.find((one) => one.id === visit.room_id);
  const times = visit.call_times > 1 ? t.calledTimes(visit.call_times) : null;
  const text = joined(room?.name, t.calledAgo(since(page, visit.called_at)), times);
  if (visit.acknowledged_at === null) return text;
  return (
    <>
      {text}
      <span class="visit__seen">
        <Icon name="check" />
        {t.sawCall}
      </span>
    </>
  );
}

/** `Dra. Ana Lima · Consultório 2 · há 12 min` */
export function serviceDetail(page: BoardPage, visit: BoardVisit): string {
  const professional = page.staffing.known.value.find((one) => one.id === visit.professional_id);
  const room = page.desk.rooms.value.find((one) => one.id === visit.room_id);
  return joined(professional?.full_name, room?.name, page.t.inServiceFor(since(page, visit.started_at)));
}

/** `Finalizado · 14:32`, `Não compareceu · ontem às 23:55` */
export function endDetail(page: BoardPage, visit: BoardVisit): string {
  const end = visit.closed_at ?? visit.finished_at;
  return joined(page.t.statuses[visit.status], end && recentTime(page, end));
}

function joined(...parts: (string | null | undefined)[]): string {
  return parts.filter(Boolean).join(" · ");
}
