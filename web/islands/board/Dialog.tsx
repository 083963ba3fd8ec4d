import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { Icon } from "../../components/Icon.tsx";
import { type OpenDialog, useBoard } from "./board_page.ts";

/** Where somebody begins: not at the button that closes the window, nor at what only takes back. */
const FIRST =
  ".dialog__body :is([autofocus], input:not([readonly]), select, textarea, button, a):not(.draft__discard)";

interface DialogProps {
  kind: OpenDialog["kind"];
  title: string;
  /** A window kept in the page while closed keeps what was typed in it. */
  isOpen?: boolean;
  children: ComponentChildren;
}

/** A native modal window: Escape closes it, and the focus goes back to where it was. */
export function Dialog({ kind, title, isOpen = true, children }: DialogProps) {
  const { t, dialog } = useBoard();
  const element = useRef<HTMLDialogElement>(null);
  const ownCloses = useRef(0);
  useLayoutEffect(() => {
    const held = element.current;
    if (!isOpen || !held) return;
    held.showModal();
    held.querySelector<HTMLElement>(FIRST)?.focus();
    return () => {
      if (!held.open) return;
      ownCloses.current += 1;
      held.close();
    };
  }, [isOpen]);

  /** `close` comes a moment after our own `close()`, when a key may already have opened this window again. */
  function closed() {
    if (ownCloses.current > 0) ownCloses.current -= 1;
    else forget();
  }

  /** Not when another window has taken the place of this one. */
  function forget() {
    if (dialog.peek()?.kind === kind) dialog.value = null;
  }

  return (
    <dialog
      ref={element}
      class={`dialog dialog--${kind}`}
      aria-labelledby={`${kind}-title`}
      onCancel={(event) => {
        event.preventDefault();
        forget();
      }}
      onClose={closed}
    >
      <header class="dialog__header">
        <h2 id={`${kind}-title`} class="dialog__title">{title}</h2>
        <button type="button" class="button button--quiet button--icon" aria-label={t.close} onClick={forget}>
          <Icon name="close" />
        </button>
      </header>
      {children}
    </dialog>
  );
}
