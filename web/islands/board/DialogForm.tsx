import type { ComponentChildren } from "preact";
import type { BoardVisit } from "../../state/create_board.ts";
import { whoOf } from "./words.ts";

interface DialogFormProps {
  /** Whom it is about, said first. */
  visit?: BoardVisit;
  /** Whether the API words what is missing, not the browser. */
  noValidate?: boolean;
  /** What ends it. */
  acts: ComponentChildren;
  onSubmit: () => void | Promise<void>;
  children: ComponentChildren;
}

/** What a window asks before something is done. */
export function DialogForm({ visit, noValidate, acts, onSubmit, children }: DialogFormProps) {
  return (
    <form
      class="dialog__body"
      noValidate={noValidate}
      onSubmit={(event) => {
        event.preventDefault();
        void onSubmit();
      }}
    >
      {visit && <p class="dialog__who">{whoOf(visit)}</p>}
      {children}
      <div class="dialog__acts">{acts}</div>
    </form>
  );
}
