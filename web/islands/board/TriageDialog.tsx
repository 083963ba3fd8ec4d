import { useState } from "preact/hooks";
import { MANAGERS } from "../../../edge/domain/member.ts";
import { mayClassify } from "../../../edge/domain/professional.ts";
import { type Risk, RISKS, TARGET_MINUTES } from "../../../edge/domain/risk.ts";
import { TextAreaField } from "../../components/Field.tsx";
import { RiskBadge } from "../../components/RiskBadge.tsx";
import type { BoardVisit } from "../../state/create_board.ts";
import { useBoard } from "./board_page.ts";
import { Choice, Choices } from "./Choices.tsx";
import { ColleagueChoices } from "./ColleagueChoices.tsx";
import { Dialog } from "./Dialog.tsx";
import { DialogForm } from "./DialogForm.tsx";
import { lead } from "./perform.ts";

/** Sets or alters the risk class; offered only to roles that may. */
export function TriageDialog({ visit }: { visit: BoardVisit }) {
  const { t, desk, dialog, props } = useBoard();
  const [risk, setRisk] = useState<Risk | null>(visit.risk);
  const [notes, setNotes] = useState("");
  const [classifier, setClassifier] = useState<string | null>(null);
  // Owners and admins enter a colour only in the name of whoever set it.
  const isForAnother = MANAGERS.includes(props.establishment.role);
  const isReady = risk !== null && (!isForAnother || classifier !== null);

  function submit() {
    if (risk === null || !isReady) return;
    dialog.value = null;
    void lead(desk.act(visit.id, "triage", {
      risk,
      ...(notes.trim() ? { notes: notes.trim() } : {}),
      ...(isForAnother && classifier !== null ? { classified_by: classifier } : {}),
    }));
  }

  return (
    <Dialog kind="triage" title={t.triage.title}>
      <DialogForm
        visit={visit}
        acts={
          <button type="submit" class="button button--primary" aria-disabled={!isReady}>
            {t.triage.submit}
          </button>
        }
        onSubmit={submit}
      >
        <Choices legend={t.triage.ask}>
          {RISKS.map((value) => (
            <Choice
              key={value}
              name="risk"
              value={value}
              required
              checked={risk === value}
              autofocus={value === (visit.risk ?? RISKS[0])}
              onChange={() => setRisk(value)}
            >
              <RiskBadge risk={value} label={props.risks[value]} />
              <span class="choice__detail">{t.triage.target(TARGET_MINUTES[value])}</span>
            </Choice>
          ))}
        </Choices>
        {isForAnother && (
          <ColleagueChoices
            name="classified_by"
            legend={t.triage.classifier}
            chosen={classifier}
            isFit={mayClassify}
            onChoose={setClassifier}
          />
        )}
        <TextAreaField
          name="notes"
          label={t.triage.notes}
          rows={2}
          maxLength={2000}
          onInput={(event) => setNotes(event.currentTarget.value)}
        />
      </DialogForm>
    </Dialog>
  );
}
