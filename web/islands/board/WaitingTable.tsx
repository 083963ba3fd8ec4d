import { isTold } from "../../../edge/domain/wait/show.ts";
import { Icon } from "../../components/Icon.tsx";
import { RiskBadge } from "../../components/RiskBadge.tsx";
import { TableHead } from "../../components/TableHead.tsx";
import type { BoardRow, BoardVisit } from "../../state/create_board.ts";
import { rangeOf } from "../wait_words.ts";
import { useBoard } from "./board_page.ts";
import { isLate } from "./looking.ts";
import { Person } from "./Person.tsx";
import { PatientSays } from "./PatientSays.tsx";
import { RowActs } from "./RowActs.tsx";
import { since } from "./words.ts";

/**
 * Whoever waits, in call order. A table that narrow screens show as cards; the roles keep it a table for screen
 * readers whatever `display` says.
 */
export function WaitingTable({ rows }: { rows: readonly BoardRow[] }) {
  const { t } = useBoard();
  const { column } = t;
  return (
    <table class="waiting" role="table" aria-labelledby="title-waiting">
      <TableHead
        class="waiting__head"
        names={[column.position, column.code, column.patient, column.risk, column.time, column.acts]}
      />
      <tbody role="rowgroup">
        {rows.map((row) => <WaitingRow key={row.visit.id} {...row} />)}
      </tbody>
    </table>
  );
}

function WaitingRow({ visit, left }: BoardRow) {
  const { t, props } = useBoard();
  const isPlaced = visit.status === "waiting";
  return (
    <tr
      role="row"
      class={left ? "waiting__row waiting__row--left" : "waiting__row"}
      data-visit={visit.id}
      data-left={left || undefined}
      data-next={visit.position === 1 || undefined}
    >
      <td role="cell" class="waiting__position">{isPlaced && visit.position}</td>
      <td role="cell" class="waiting__code">{visit.code}</td>
      <th role="rowheader" scope="row" class="waiting__patient">
        <Person visit={visit} />
        <PatientSays visit={visit} />
        {!isPlaced && <span class="state">{t.statuses[visit.status]}</span>}
      </th>
      <td role="cell" class="waiting__risk">
        <RiskBadge risk={visit.risk} label={props.risks[visit.risk ?? "none"]} size="small" />
      </td>
      <td role="cell" class="waiting__time">
        <Waited visit={visit} />
        <Told visit={visit} />
      </td>
      <td role="cell" class="waiting__acts">
        <RowActs visit={visit} left={left} />
      </td>
    </tr>
  );
}

/** How long somebody has waited, and whether that is longer than the clinic's limit for the colour. */
function Waited({ visit }: { visit: BoardVisit }) {
  const page = useBoard();
  const { t, live } = page;
  const isOver = isLate(visit, live.now.value);
  return (
    <span class={isOver ? "waited waited--over" : "waited"}>
      {isOver && <Icon name="clock" />}
      <span>{since(page, visit.arrived_at)}</span>
      {isOver && <span class="waited__target">{t.overTarget(limitMinutes(visit))}</span>}
    </span>
  );
}

/** What the patient was told last. Its line is kept free while nothing is known, so that nothing moves. */
function Told({ visit }: { visit: BoardVisit }) {
  const { t, live } = useBoard();
  if (!isTold(visit.risk)) return null;
  const told = visit.status === "waiting" ? live.waits.value[visit.id] : undefined;
  if (!told) return <span class="told" aria-hidden="true">&nbsp;</span>;
  const [about_minutes, up_to_minutes] = told;
  return (
    <span class="told" title={t.told.title}>
      <span class="visually-hidden">{t.told.title}:</span> {rangeOf({ about_minutes, up_to_minutes }, t.told)}
    </span>
  );
}

function limitMinutes({ due_at, arrived_at }: BoardVisit): number {
  return due_at === null ? 0 : Math.round((Date.parse(due_at) - Date.parse(arrived_at)) / 60_000);
}
