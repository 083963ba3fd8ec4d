import type { ComponentChildren } from "preact";
import type { Section as SectionName } from "../../backend/staff_queue.ts";
import type { BoardRow } from "../../state/create_board.ts";
import { useBoard } from "./board_page.ts";
import { isLookedAt, isOfService, isSearching } from "./looking.ts";

interface SectionProps {
  name: SectionName;
  title: string;
  empty: ComponentChildren;
  /** Stands beside the title. */
  beside?: ComponentChildren;
  /** Draws the lines that the search leaves. */
  children: (rows: readonly BoardRow[]) => ComponentChildren;
}

/** One list of the board. It keeps its order while the reader points into it or stands in it by keyboard. */
export function Section({ name, title, empty, beside, children }: SectionProps) {
  const page = useBoard();
  const { t, live: { board } } = page;
  const view = board.sections[name].value;
  const ofService = view.rows.filter(({ visit }) => isOfService(page, visit));
  const heldBack = view.heldBack.filter((visit) => isOfService(page, visit)).length;
  const rows = view.rows.filter(({ visit }) => isLookedAt(page, name, visit));
  const isStale = heldBack > 0 || view.reordered;
  return (
    <section
      class={`queue-section queue-section--${name}`}
      id={`section-${name}`}
      aria-labelledby={`title-${name}`}
    >
      <header class="queue-section__header">
        <h2 class="queue-section__title" id={`title-${name}`} tabIndex={-1}>
          {title} <span class="count">{ofService.filter((row) => !row.left).length + heldBack}</span>
        </h2>
        {beside}
        <span role="status" class="queue-section__news">
          {isStale && (
            <button type="button" class="news" onClick={() => board.catchUp(name)}>
              {heldBack > 0 ? t.heldBack(heldBack) : t.reordered}
              <span class="news__act">{t.catchUp}</span>
            </button>
          )}
        </span>
      </header>
      <div
        class="queue-section__body"
        onPointerEnter={() => board.hold(name, "pointer")}
        onPointerLeave={() => board.release(name, "pointer")}
        onFocusIn={(event) => isKeyboardFocus(event.target) && board.hold(name, "focus")}
        onFocusOut={(event) => staysWithin(event) || board.release(name, "focus")}
      >
        {view.rows.length === 0
          ? <div class="queue-section__empty">{empty}</div>
          : ofService.length === 0 && !isSearching(page)
          ? <p class="queue-section__empty">{t.services.none}</p>
          : children(rows)}
      </div>
    </section>
  );
}

/** A row that a mouse has clicked is not one that somebody stands in. */
function isKeyboardFocus(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches(":focus-visible");
}

function staysWithin(event: FocusEvent): boolean {
  const { currentTarget, relatedTarget } = event;
  return currentTarget instanceof Element && relatedTarget instanceof Node &&
    currentTarget.contains(relatedTarget);
}
