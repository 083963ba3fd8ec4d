import { useState } from "preact/hooks";
import type { BoardVisit } from "../../state/create_board.ts";
import { type BoardPage, useBoard } from "./board_page.ts";
import { Dialog } from "./Dialog.tsx";
import { DialogForm } from "./DialogForm.tsx";
import { callBody, lead } from "./perform.ts";
import { whoOf } from "./words.ts";

type ReasonDialogProps =
  | { kind: "call" | "cancel"; visit: BoardVisit }
  /** Who is to attend. */
  | { kind: "start"; visit: BoardVisit; professional: string };

/** Asks why somebody is called or begun with out of order, or why a visit is cancelled; the reason is kept with its author. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { kind, visit } = props;
  const page = useBoard();
  const { t, dialog } = page;
  const words = WORDS[kind](page, visit);
  const [reason, setReason] = useState("");
  const isReady = reason.trim() !== "";

  function submit() {
    if (!isReady) return;
    dialog.value = null;
    void lead(done(page, props, reason.trim()));
  }

  return (
    <Dialog kind={kind} title={words.title}>
      <DialogForm
        visit={visit}
        acts={
          <>
            <button type="button" class="button" onClick={() => dialog.value = null}>{t.back}</button>
            <button type="submit" class={`button button--${words.look}`} aria-disabled={!isReady}>
              {words.submit}
            </button>
          </>
        }
        onSubmit={submit}
      >
        <p>{words.explain}</p>
        <div class="field">
          <label class="field__label" for="reason">{words.label}</label>
          <p class="field__hint" id="reason-hint">{t.callOut.hint}</p>
          <input
            class="input"
            id="reason"
            required
            autofocus
            autocomplete="off"
            maxLength={300}
            aria-describedby="reason-hint"
            value={reason}
            onInput={(event) => setReason(event.currentTarget.value)}
          />
          <div class="presets">
            {words.presets.map((preset) => (
              <button
                key={preset}
                type="button"
                class="chip"
                onClick={() => setReason(preset)}
              >
                {preset}
              </button>
            ))}
          </div>
        </div>
      </DialogForm>
    </Dialog>
  );
}

function done(page: BoardPage, props: ReasonDialogProps, reason: string) {
  const { desk } = page;
  const { id } = props.visit;
  switch (props.kind) {
    case "call":
      return desk.act(id, "call", { ...callBody(page, props.visit), reason });
    case "cancel":
      return desk.act(id, "cancel", { reason });
    case "start":
      return desk.act(id, "start", { professional_id: props.professional, reason });
  }
}

function callWords({ t, live }: BoardPage, visit: BoardVisit) {
  const first = live.board.sections.waiting.value.rows.find((row) => row.visit.position === 1);
  const explain = visit.position === null || !first
    ? t.callOut.explainUnplaced
    : t.callOut.explain(visit.position, whoOf(first.visit));
  const { title, reason, presets } = t.callOut;
  return { title, explain, label: reason, presets, submit: t.act.call, look: "primary" };
}

function cancelWords({ t }: BoardPage, visit: BoardVisit) {
  const { title, reason, presets, submit } = t.cancel;
  return { title, explain: t.cancel.explain(whoOf(visit)), label: reason, presets, submit, look: "danger" };
}

function startWords({ t }: BoardPage) {
  const { title, explain, submit } = t.startOut;
  const { reason, presets } = t.callOut;
  return { title, explain, label: reason, presets, submit, look: "primary" };
}

const WORDS = { call: callWords, cancel: cancelWords, start: startWords };
