import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { StaffDisplay } from "../../edge/domain/display.ts";

/** What members see of their clinic's panels, while a page is open. */
export interface PanelWatch {
  readonly panels: ReadonlySignal<readonly StaffDisplay[]>;
  /** Panels whose TV does not answer. */
  readonly offAir: ReadonlySignal<readonly StaffDisplay[]>;
  /** What nobody has closed of it: the panels off the air, or none until they are others. */
  readonly told: ReadonlySignal<readonly StaffDisplay[]>;
  /** Says no more of the panels that are off the air, until that changes. */
  close(): void;
  /** Looks again and again; returns how to stop. */
  start(): () => void;
}

export interface PanelWatchOptions {
  /** Reads the panels; null when they cannot be read now. */
  read(): Promise<readonly StaffDisplay[] | null>;
  page?: WatchedPage;
}

/** Whether somebody can see the page. */
export interface WatchedPage {
  isHidden(): boolean;
  onVisibility(listener: () => void): () => void;
}

/**
 * A TV that died is off the air after 35 s, and with a look each 20 s seen to be within 55 s. Where no TV is paired there is
 * nothing to see, and a page that nobody sees does not look.
 */
const EVERY_MS = 20_000;
const SELDOM_MS = 120_000;

/** Makes the watch from the panels as the page was rendered with them. */
export function createPanelWatch(initial: readonly StaffDisplay[], options: PanelWatchOptions): PanelWatch {
  const page = options.page ?? BROWSER;
  const panels = signal(initial);
  let timer: ReturnType<typeof setTimeout> | undefined;

  const offAir = computed(() => panels.value.filter(({ state }) => state === "off_air"));
  const state = computed(() => offAir.value.map(({ id, seen_at }) => `${id} ${seen_at}`).sort().join());
  const closed = signal("");

  async function look() {
    clearTimeout(timer);
    if (!page.isHidden()) panels.value = await options.read() ?? panels.peek();
    if (state.peek() !== closed.peek()) closed.value = "";
    wait();
  }

  function wait() {
    clearTimeout(timer);
    const isPaired = panels.peek().some(({ state }) => state !== "unpaired");
    timer = setTimeout(look, isPaired ? EVERY_MS : SELDOM_MS);
  }

  return {
    panels: computed(() => panels.value),
    offAir,
    told: computed(() => state.value === closed.value ? [] : offAir.value),
    close: () => closed.value = state.peek(),
    start() {
      let isStopped = false;
      wait();
      const stopListening = page.onVisibility(() => {
        if (!page.isHidden() && !isStopped) void look();
      });
      return () => {
        isStopped = true;
        stopListening();
        clearTimeout(timer);
      };
    },
  };
}

const BROWSER: WatchedPage = {
  isHidden: () => document.hidden,
  onVisibility(listener) {
    document.addEventListener("visibilitychange", listener);
    return () => document.removeEventListener("visibilitychange", listener);
  },
};
