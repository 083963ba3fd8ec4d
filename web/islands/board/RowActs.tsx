import { Icon, type IconName } from "../../components/Icon.tsx";
import type { VisitAct } from "../../backend/visits.ts";
import type { BoardRow } from "../../state/create_board.ts";
import { actsFor } from "../../state/visit_acts.ts";
import { useBoard } from "./board_page.ts";
import { perform } from "./perform.ts";
import { whoOf } from "./words.ts";

const ICONS: Partial<Record<VisitAct, IconName>> = { call: "megaphone", start: "play", finish: "check" };

/** The usual next act of a line and the way to all of them. A line that has left keeps only the way. */
export function RowActs({ visit, left }: BoardRow) {
  const page = useBoard();
  const { t, desk, dialog, props } = page;
  const who = whoOf(visit);
  const [first] = actsFor(visit, { role: props.establishment.role, maxCalls: props.maxCalls });
  const isBusy = desk.isBusy(visit.id);
  return (
    <span class="row-acts">
      {!left && first && first !== "cancel" && first !== "transfer" && (
        <button
          type="button"
          class={visit.position === 1 || visit.status === "called" ? "button button--soft" : "button"}
          aria-disabled={isBusy}
          aria-label={`${wordOf(first)}: ${who}`}
          onClick={(event) => isBusy || event.detail > 1 || perform(page, visit, first)}
        >
          {ICONS[first] && <Icon name={ICONS[first]} />}
          {wordOf(first)}
        </button>
      )}
      <button
        type="button"
        class="button button--quiet button--icon"
        data-row
        aria-label={t.act.more(who)}
        aria-haspopup="dialog"
        onClick={() => dialog.value = { kind: "actions", visit }}
      >
        <span class="dots" aria-hidden="true" />
      </button>
    </span>
  );

  function wordOf(act: VisitAct): string {
    const words: Record<VisitAct, string> = {
      call: t.act.call,
      start: t.act.start,
      finish: t.act.finish,
      return: t.act.returnShort,
      triage: t.act.triage,
      cancel: t.act.cancel,
      "no-show": t.act.noShow,
      transfer: t.act.transfer,
      undo: t.undo,
    };
    return words[act];
  }
}
