import type { Background } from "./background.ts";
import type { Database } from "./data/database.ts";
import {
  houseOfProfessional,
  houseOfTicket,
  houseOfVisit,
  readNewcomerWaits,
  readWaitWork,
  storeWaitWork,
} from "./data/wait.ts";
import type { Wait } from "./domain/wait/estimate.ts";
import { forecast, unchanged } from "./domain/wait/forecast.ts";
import { learnFrom } from "./domain/wait/work.ts";

/** Keeps what people are told of their wait near the truth, after answers and never before them. */
export interface Forecasts {
  /** Something happened in an establishment, or somebody asks and what is kept is old. */
  touch(establishment: string): void;
  /** The same, known by a visit. */
  touchVisit(visit: string): void;
  /** The same, known by a ticket. */
  touchTicket(token: string): void;
  /** The same, known by a professional. */
  touchProfessional(professional: string): void;
  /**
   * Waits until what is told is made anew, no longer than a reader would: begins with it where it is old, joins whoever
   * is at it. False when nothing is to be waited for.
   */
  renewed(establishment: string, isStale: boolean): Promise<boolean>;
  /**
   * What somebody who came to an establishment now would wait, by service, from arriving until the consultation. A
   * service of which nothing is known is left out. Where what is kept is too old to be told, it is `renewed` first.
   */
  ofNewcomers(establishment: string): Promise<Readonly<Record<string, Wait>>>;
}

/** Pages of events that are learned from before others have a turn. */
const MOST_PAGES = 20;
/** Milliseconds for which the first page of a ticket is held back, rather than tell two figures: a first look at months of events takes so long. */
const PATIENCE = 4_000;

/** Forecasts of this process: one at a time for each establishment, and one more if something happened meanwhile. */
export function createForecasts(database: Database, background: Background): Forecasts {
  const open = new Map<string, { again: boolean; done: Promise<void> }>();

  async function run(establishment: string, mine: { again: boolean }) {
    try {
      while (mine.again) {
        mine.again = false;
        await renew(database, establishment);
      }
    } finally {
      open.delete(establishment);
    }
  }

  function touch(establishment: string) {
    const running = open.get(establishment);
    if (running) {
      running.again = true;
      return;
    }
    const mine = { again: true, done: Promise.resolve() };
    open.set(establishment, mine);
    mine.done = run(establishment, mine);
    background.run("forecast", () => mine.done);
  }

  function touchHouse(houseOf: typeof houseOfVisit, id: string) {
    background.run("forecast", async () => {
      const establishment = await houseOf(database, id);
      if (establishment !== null) touch(establishment);
    });
  }

  async function renewed(establishment: string, isStale: boolean) {
    if (isStale && !open.has(establishment)) touch(establishment);
    const running = open.get(establishment);
    if (!running) return false;
    await settledWithin(running.done, PATIENCE);
    return true;
  }

  return {
    touch,
    touchVisit: (visit) => touchHouse(houseOfVisit, visit),
    touchTicket: (token) => touchHouse(houseOfTicket, token),
    touchProfessional: (professional) => touchHouse(houseOfProfessional, professional),
    renewed,
    async ofNewcomers(establishment) {
      const { waits, is_stale } = await readNewcomerWaits(database, establishment);
      if (!is_stale) return waits;
      if (Object.keys(waits).length > 0) {
        touch(establishment);
        return waits;
      }
      await renewed(establishment, true);
      return (await readNewcomerWaits(database, establishment)).waits;
    },
  };
}

/** Resolves when the work has ended, well or not, or the time has passed. */
async function settledWithin(work: Promise<void>, milliseconds: number): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, milliseconds);
  await Promise.race([work.catch(() => {}), promise]);
  clearTimeout(timer);
}

/**
 * Learns what has happened since, predicts, and keeps both. While there is more to learn what was told stays: a model
 * that has not caught up would promise what it takes back.
 */
export async function renew(database: Database, establishment: string): Promise<void> {
  for (let page = 0; page < MOST_PAGES; page++) {
    const work = await readWaitWork(database, establishment);
    if (work === null) return;
    const learning = learnFrom(work);
    const told = learning.hasMore ? unchanged(work) : forecast(work, learning.models);
    const stored = await storeWaitWork(database, establishment, work, learning, told);
    // Where another was faster, that other may have looked before the last act: once more, with its work.
    if (stored && !learning.hasMore) return;
  }
}
