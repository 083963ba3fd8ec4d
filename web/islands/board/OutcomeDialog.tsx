import { useState } from "preact/hooks";
import type { BoardVisit } from "../../state/create_board.ts";
import { useBoard } from "./board_page.ts";
import { Dialog } from "./Dialog.tsx";
import { lead } from "./perform.ts";
import { whoOf } from "./words.ts";

const OUTCOMES = ["discharged", "referred", "admitted", "transferred", "evaded", "deceased"] as const;

/** Ends a consultation saying how. */
export function OutcomeDialog({ visit }: { visit: BoardVisit }) {
  const { t, desk, dialog } = useBoard();
  const [outcome, setOutcome] = useState<typeof OUTCOMES[number]>(OUTCOMES[0]);

  function submit() {
    dialog.value = null;
    void lead(desk.act(visit.id, "finish", { outcome }));
  }

  return (
    <Dialog kind="outcome" title={t.finish.title}>
      <form
        class="dialog__body"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <p class="dialog__who">{whoOf(visit)}</p>
        <fieldset class="choices">
          <legend class="choices__legend">{t.finish.ask}</legend>
          <div class="choices__list">
            {OUTCOMES.map((value) => (
              <label key={value} class="choice">
                <input
                  type="radio"
                  name="outcome"
                  value={value}
                  checked={outcome === value}
                  autofocus={value === OUTCOMES[0]}
                  onChange={() => setOutcome(value)}
                />
                <span>{t.finish.outcomes[value]}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <div class="dialog__acts">
          <button type="submit" class="button button--primary">{t.act.finishLong}</button>
        </div>
      </form>
    </Dialog>
  );
}
