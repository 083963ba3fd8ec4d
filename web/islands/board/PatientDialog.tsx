import { useEffect, useRef, useState } from "preact/hooks";
import type { SimilarPatient } from "../../../edge/domain/patient.ts";
import { invalidInput, type Problem } from "../../backend/api.ts";
import type { CreatedVisit, NewVisit } from "../../backend/visits.ts";
import { toNewVisit } from "../../state/patient_form.ts";
import { isPageBack } from "../drafts/keep_draft.ts";
import { useDraft } from "../drafts/use_draft.ts";
import { useBoard } from "./board_page.ts";
import { Dialog } from "./Dialog.tsx";
import { DoubtStage } from "./DoubtStage.tsx";
import { PatientForm } from "./PatientForm.tsx";
import { TicketCard } from "./TicketCard.tsx";
import { whoOf } from "./words.ts";

/** What stands in the window: the form, a doubt about who it is, or what became of it. */
type Stage =
  | { name: "form"; problem: Problem | "lost" | null }
  | { name: "doubt"; visit: NewVisit; suspects: readonly SimilarPatient[] }
  | { name: "added"; visit: CreatedVisit }
  | { name: "known"; visit: { id: string; code: string; token: string } };

/** Adds a patient. What was typed stays until it has become a ticket. */
export function PatientDialog() {
  const { t, desk, arrival, dialog, drafts, live, props } = useBoard();
  const [stage, setStage] = useState<Stage>({ name: "form", problem: null });
  const form = useRef<HTMLFormElement>(null);
  const done = useRef<HTMLButtonElement>(null);
  const draft = useDraft(form, {
    drafts,
    name: `patient ${props.establishment.id}`,
    isBack: isPageBack(),
    onRestored: () => dialog.value ??= { kind: "patient" },
  });
  const isOpen = dialog.value?.kind === "patient";
  const isOver = stage.name === "added" || stage.name === "known";

  useEffect(() => {
    if (isOver) done.current?.focus();
    else if (stage.name === "form" && stage.problem) {
      form.current?.querySelector<HTMLElement>(".error-summary")?.focus();
    }
  }, [stage]);
  useEffect(() => {
    if (isOpen && isOver) another();
  }, [isOpen]);

  async function submit() {
    if (!form.current || desk.pending.value.has("add") || arrival.isChecking.value) return;
    const visit = toNewVisit(new FormData(form.current), arrival.chosen.value?.id);
    // What was typed to find somebody by is not what they are called.
    if (visit.patient && !/\p{L}/u.test(visit.patient.name)) return refuseName();
    const suspects = await arrival.doubts(visit);
    if (suspects.length > 0) setStage({ name: "doubt", visit, suspects });
    else await send(visit);
  }

  function refuseName() {
    const problem = invalidInput([{ path: "patient.name", code: "required" }]);
    const errors = problem.errors.map((error) => ({ ...error, message: t.patient.nameNeeded }));
    setStage({ name: "form", problem: { ...problem, errors } });
  }

  async function send(visit: NewVisit) {
    const answer = await desk.add(visit);
    if (answer?.ok) draft.forget();
    if (answer?.ok) return setStage({ name: "added", visit: answer.data });
    const ticket = answer?.problem.ticket;
    if (ticket) return setStage({ name: "known", visit: ticket });
    setStage({ name: "form", problem: answer?.problem ?? "lost" });
  }

  /** The next person's form starts empty: a CPF left in it would fetch the one before. */
  function another() {
    form.current?.reset();
    draft.forget();
    arrival.reset();
    correct();
  }

  function correct() {
    setStage({ name: "form", problem: null });
    requestAnimationFrame(() => form.current?.querySelector("input")?.focus());
  }

  const titles = {
    form: t.patient.title,
    doubt: t.patient.doubtTitle,
    added: t.ticket.title,
    known: t.patient.alreadyTitle,
  };
  return (
    <Dialog kind="patient" title={titles[stage.name]} isOpen={isOpen}>
      <PatientForm
        formRef={form}
        isHidden={stage.name !== "form"}
        problem={stage.name === "form" ? stage.problem : null}
        isRestored={draft.isRestored}
        onDiscard={another}
        onSubmit={submit}
      />
      {stage.name === "doubt" && (
        <DoubtStage
          suspects={stage.suspects}
          onSame={({ id }) => {
            const { patient: _, ...visit } = stage.visit;
            void send({ ...visit, patient_id: id });
          }}
          onOther={() => {
            arrival.dismiss(stage.suspects);
            void send(stage.visit);
          }}
          onBack={correct}
        />
      )}
      {isOver && (
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
