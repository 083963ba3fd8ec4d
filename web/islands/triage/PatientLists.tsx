import { Icon } from "../../components/Icon.tsx";
import { RiskBadge } from "../../components/RiskBadge.tsx";
import type { BoardVisit } from "../../state/create_board.ts";
import { since } from "../board/words.ts";
import { clockOf } from "./clocks.ts";
import { open, useTriage } from "./triage_page.ts";

/** Who is to be seen: those who got worse, those without a class, and those who wait with one. */
export function PatientLists() {
  const { t, desk } = useTriage();
  return (
    <div class="triage__lists">
      {desk.worse.value.length > 0 && <PatientList name="worse" title={t.worse} visits={desk.worse.value} />}
      <PatientList name="waiting" title={t.waiting} visits={desk.waiting.value} empty={t.waitingEmpty} />
      {desk.unclassified.value.length > 0 && (
        <PatientList name="unclassified" title={t.unclassified} visits={desk.unclassified.value} />
      )}
      <PatientList
        name="classified"
        title={t.classified}
        visits={desk.classified.value}
        empty={t.classifiedEmpty}
      />
    </div>
  );
}

interface PatientListProps {
  name: string;
  title: string;
  visits: readonly BoardVisit[];
  empty?: string;
}

function PatientList({ name, title, visits, empty }: PatientListProps) {
  return (
    <section class={`triage-list triage-list--${name}`} aria-labelledby={`triage-${name}`}>
      <h2 class="triage-list__title" id={`triage-${name}`}>
        {title} <span class="count">{visits.length}</span>
      </h2>
      {visits.length === 0 ? <p class="muted">{empty}</p> : (
        <ul role="list">
          {visits.map((visit) => <PatientLine key={visit.id} visit={visit} />)}
        </ul>
      )}
    </section>
  );
}

function PatientLine({ visit }: { visit: BoardVisit }) {
  const page = useTriage();
  const { t, words, desk, props, live } = page;
  const clock = clockOf(page, visit);
  const priority = visit.person?.priority;
  return (
    <li data-visit={visit.id}>
      <button
        type="button"
        class="triage-line"
        data-row
        aria-pressed={desk.selected.value?.id === visit.id}
        onClick={() => open(page, visit.id)}
      >
        <span class="triage-line__code">{visit.code}</span>
        <span class="triage-line__who">
          <span class="triage-line__name">{visit.person?.patient.name ?? t.reading}</span>
          <span class="triage-line__detail">
            {t.arrived(since({ t: words, live }, visit.arrived_at))}
            {priority && ` · ${words.priorities[priority]}`}
          </span>
        </span>
        <span class="triage-line__state">
          {visit.risk && <RiskBadge risk={visit.risk} label={props.risks[visit.risk]} size="small" />}
          {clock && (
            <span class={clock.isOver ? "waited waited--over" : "waited"}>
              {clock.isOver && <Icon name="clock" />}
              {clock.text}
            </span>
          )}
        </span>
      </button>
    </li>
  );
}
