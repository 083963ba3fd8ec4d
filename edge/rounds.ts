import type { Background } from "./background.ts";

/** Work that comes round by the clock. */
export interface Rounds {
  /** Looks whether something is due, if nobody has for a minute. Requests call it, so that hosted functions need no clock. */
  look(): void;
  /** Looks each minute, requests or none, until the returned function is called. For processes that stay. */
  watch(): () => void;
}

const EVERY_MS = 60_000;

/** Runs `work` in the background, at most once a minute in this process. */
export function createRounds(background: Background, name: string, work: () => Promise<unknown>): Rounds {
  let lookedAt = Date.now();
  function look() {
    if (Date.now() - lookedAt < EVERY_MS) return;
    lookedAt = Date.now();
    background.run(name, work);
  }
  return {
    look,
    watch() {
      const timer = setInterval(look, EVERY_MS / 4);
      return () => clearInterval(timer);
    },
  };
}
