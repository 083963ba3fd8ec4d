import { computed, type ReadonlySignal, signal } from "@preact/signals";

/** Words for a `role=status` region: only the latest, and not too often for those who hear them. */
export interface Announcer {
  readonly text: ReadonlySignal<string>;
  say(words: string): void;
  stop(): void;
}

const REST_MS = 60_000;

/** Makes an announcer that speaks at most once a minute; what comes sooner waits, and the last wish wins. */
export function createAnnouncer(): Announcer {
  const text = signal("");
  let wish: string | null = null;
  let rest: ReturnType<typeof setTimeout> | undefined;

  function speak(words: string) {
    text.value = words;
    rest = setTimeout(() => {
      rest = undefined;
      const next = wish;
      wish = null;
      if (next !== null && next !== text.peek()) speak(next);
    }, REST_MS);
  }

  return {
    text: computed(() => text.value),
    say(words) {
      if (rest === undefined) speak(words);
      else wish = words;
    },
    stop: () => clearTimeout(rest),
  };
}
