import type { RefObject } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { type Draft, type DraftOptions, keepDraft } from "./keep_draft.ts";

/** The draft of an island's form. */
export interface HeldDraft {
  /** Whether the form shows something that stood there before a reload. */
  isRestored: boolean;
  /** Forgets it, because it was sent or is not wanted. */
  forget(): void;
}

interface UseDraftOptions extends DraftOptions {
  onRestored?: () => void;
}

/** Keeps the draft of an island's form for as long as the form stands. */
export function useDraft(form: RefObject<HTMLFormElement | null>, options: UseDraftOptions): HeldDraft {
  const draft = useRef<Draft | null>(null);
  const [isRestored, setRestored] = useState(false);
  useEffect(() => {
    if (!form.current) return;
    const held = draft.current = keepDraft(form.current, options);
    setRestored(held.isRestored);
    if (held.isRestored) options.onRestored?.();
    return held.stop;
  }, []);
  return {
    isRestored,
    forget() {
      draft.current?.forget();
      setRestored(false);
    },
  };
}
