import { batch, type ReadonlySignal, signal } from "@preact/signals";

/** A search that follows what somebody types. */
export interface Search<Found> {
  readonly text: ReadonlySignal<string>;
  /** What the latest answered question found; what was there before stays until then. */
  readonly found: ReadonlySignal<Found>;
  /** A question is open. */
  readonly isOpen: ReadonlySignal<boolean>;
  /** Takes what was typed; asks once the typing pauses. */
  ask(text: string): void;
  /** Forgets text and findings. */
  clear(): void;
}

export interface SearchOptions<Found> {
  /** What there is before anything is asked, and when there is too little to ask about. */
  initial: Found;
  /** Null when no answer came. */
  read: (text: string) => Promise<Found | null>;
  isWorthAsking?: (text: string) => boolean;
  /** How long typing must pause, in milliseconds. */
  pauseMs?: number;
}

/** Makes a search. Answers may come in any order: only that to the latest question counts. */
export function createSearch<Found>(options: SearchOptions<Found>): Search<Found> {
  const { initial, read, isWorthAsking = () => true, pauseMs = 180 } = options;
  const text = signal("");
  const found = signal(initial);
  const isOpen = signal(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let latest = 0;

  async function question(wanted: string, turn: number) {
    const answer = await read(wanted).catch(() => null);
    if (turn !== latest) return;
    batch(() => {
      if (answer !== null) found.value = answer;
      isOpen.value = false;
    });
  }

  function ask(next: string) {
    clearTimeout(timer);
    const turn = ++latest;
    const wanted = next.trim();
    const isWorth = isWorthAsking(wanted);
    batch(() => {
      text.value = next;
      isOpen.value = isWorth;
      if (!isWorth) found.value = initial;
    });
    if (isWorth) timer = setTimeout(() => void question(wanted, turn), pauseMs);
  }

  return {
    text,
    found,
    isOpen,
    ask,
    clear() {
      clearTimeout(timer);
      latest++;
      batch(() => {
        text.value = "";
        found.value = initial;
        isOpen.value = false;
      });
    },
  };
}
