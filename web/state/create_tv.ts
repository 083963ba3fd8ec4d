import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Pairing, PanelView } from "../../edge/domain/panel.ts";
import type { PanelContent } from "../backend/panel_shapes.ts";
import { ApiRefusal } from "../backend/public_api.ts";

/** What a TV without a panel's address shows. */
export type TvPhase =
  | { name: "starting" }
  /** Nothing could be read; it is tried again. */
  | { name: "offline" }
  /** Waits until somebody enters the code. */
  | { name: "code"; code: string }
  | { name: "panel"; content: PanelContent; credential: string };

/** A TV that becomes a panel by a code and stays one through reloads and cuts of power. */
export interface Tv {
  readonly phase: ReadonlySignal<TvPhase>;
  start(): void;
  /** The panel was taken away: shows a code again. */
  release(): void;
  close(): void;
}

export interface TvOptions {
  beginPairing(): Promise<Pairing>;
  read(credential: string): Promise<PanelView>;
  /** The TV's secret, kept on the device; empty when there is none. */
  memory: { read(): string | null; write(credential: string): void };
}

const RETRY_MS = 4_000;
/** Somebody stands before the TV: it must follow at once. Later nobody may come for days. */
const POLL_MS = 2_000;
const LATER_MS = 10_000;
const SOON_POLLS = 300;

/** Makes the state of a TV. */
export function createTv({ beginPairing, read, memory }: TvOptions): Tv {
  const phase = signal<TvPhase>({ name: "starting" });
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isClosed = false;
  let polls = 0;

  /** One step: gives the milliseconds until the next, or null when there is none. */
  async function step(): Promise<number | null> {
    const credential = memory.read();
    if (!credential) {
      const pairing = await beginPairing();
      memory.write(pairing.credential);
      phase.value = { name: "code", code: pairing.code };
      return POLL_MS;
    }
    const view = await read(credential);
    if (view.state === "waiting") {
      phase.value = { name: "code", code: view.code };
      return polls++ < SOON_POLLS ? POLL_MS : LATER_MS;
    }
    phase.value = { name: "panel", content: view, credential };
    return null;
  }

  async function run() {
    let pause: number | null = RETRY_MS;
    try {
      pause = await step();
    } catch (error) {
      if (error instanceof ApiRefusal && error.status === 401) {
        // The code has lapsed, or the panel was taken away while the TV was off.
        memory.write("");
        pause = 0;
      } else if (phase.peek().name !== "code") phase.value = { name: "offline" };
    }
    if (!isClosed && pause !== null) timer = setTimeout(run, pause);
  }

  return {
    phase: computed(() => phase.value),
    start: () => void run(),
    release() {
      memory.write("");
      polls = 0;
      phase.value = { name: "starting" };
      void run();
    },
    close() {
      isClosed = true;
      clearTimeout(timer);
    },
  };
}

/** What a device's memory may hold of a credential. */
export function parseCredential(text: string): string | null {
  return /^[\w-]{24}$/.test(text) ? text : null;
}
