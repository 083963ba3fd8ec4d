import { useEffect, useRef, useState } from "preact/hooks";
import type { CreatedVisit } from "../../backend/visits.ts";
import type { Problem } from "../../backend/api.ts";
import { toNewVisit } from "../../state/patient_form.ts";
import { useBoard } from "./board_page.ts";
import { Dialog } from "./Dialog.tsx";
import { PatientForm } from "./PatientForm.tsx";
import { TicketCard } from "./TicketCard.tsx";
import { whoOf } from "./words.ts";

/** What stands in the window: the form, or what became of it. */
type Stage =
  | { name: "form"; problem: Problem | "lost" | null }
  | { name: "added"; visit: CreatedVisit }
  | { name: "known"; visit: { id: string; code: string; token: string } };

/** Adds a patient. What was typed stays until it has become a ticket. */
export function PatientDialog() {
  const { t, desk, dialog, live } = useBoard();
  const [stage, setStage] = useState<Stage>({ name: "form", problem: null });
  const form = useRef<HTMLFormElement>(null);
  const done = useRef<HTMLButtonElement>(null);
  const isOpen = dialog.value?.kind === "patient";

  useEffect(() => {
    if (stage.name !== "form") done.current?.focus();
    else if (stage.problem) form.current?.querySelector<HTMLElement>(".error-summary")?.focus();
  }, [stage]);
  useEffect(() => {
    if (isOpen && stage.name !== "form") another();
  }, [isOpen]);

  async function submit() {
    if (!form.current || desk.pending.value.has("add")) return;
    const answer = await desk.add(toNewVisit(new FormData(form.current)));
    if (answer?.ok) {
      return setStage({ name: "added", visit: answer.data });
    }
    const ticket = answer?.problem.ticket;
    if (ticket) return setStage({ name: "known", visit: ticket });
    setStage({ name: "form", problem: answer?.problem ?? "lost" });
  }

  /** The next person's form starts empty: a CPF left in it would fetch the one before. */
  function another() {
    form.current?.reset();
    correct();
  }

  function correct() {
    setStage({ name: "form", problem: null });
    requestAnimationFrame(() => form.current?.querySelector("input")?.focus());
  }

  const titles = { form: t.patient.title, added: t.ticket.title, known: t.patient.alreadyTitle };
  return (
    <Dialog kind="patient" title={titles[stage.name]} isOpen={isOpen}>
      <PatientForm
        formRef={form}
        isHidden={stage.name !== "form"}
        problem={stage.name === "form" ? stage.problem : null}
        onSubmit={submit}
      />
      {stage.name !== "form" && (
        <div class="dialog__body">
          {stage.name === "known" && <p>{t.patient.already(nameOf(stage.visit))}</p>}
          <TicketCard key={stage.visit.id} visit={stage.visit}>
            {stage.name === "added" ? placeWords(stage.visit) : undefined}
          </TicketCard>
          <div class="dialog__acts">
            {stage.name === "known" && (
              <button type="button" class="button button--quiet" onClick={correct}>
                {t.patient.correct}
              </button>
            )}
            <button type="button" class="button" onClick={another}>{t.ticket.another}</button>
            <button
              type="button"
              class="button button--primary"
              ref={done}
              onClick={() => dialog.value = null}
            >
              {t.close}
            </button>
          </div>
        </div>
      )}
    </Dialog>
  );

  function nameOf({ id, code }: { id: string; code: string }): string {
    return whoOf(live.board.find(id)?.visit ?? { code, person: null });
  }

  function placeWords({ position }: CreatedVisit): string {
    return position === null ? t.ticket.awaitingTriage : t.ticket.position(position);
  }
}
