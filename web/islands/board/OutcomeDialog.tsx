import { useState } from "preact/hooks";
import type { BoardVisit } from "../../state/create_board.ts";
import { useBoard } from "./board_page.ts";
import { Choice, Choices } from "./Choices.tsx";
import { Dialog } from "./Dialog.tsx";
import { DialogForm } from "./DialogForm.tsx";
import { lead } from "./perform.ts";

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
      <DialogForm
        visit={visit}
        acts={<button type="submit" class="button button--primary">{t.act.finishLong}</button>}
        onSubmit={submit}
      >
        <Choices legend={t.finish.ask}>
          {OUTCOMES.map((value) => (
            <Choice
              key={value}
              name="outcome"
              value={value}
              checked={outcome === value}
              autofocus={value === OUTCOMES[0]}
              onChange={() => setOutcome(value)}
            >
              <span>{t.finish.outcomes[value]}</span>
            </Choice>
          ))}
        </Choices>
      </DialogForm>
    </Dialog>
  );
}
