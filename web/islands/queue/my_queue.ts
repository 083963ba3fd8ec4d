import { type ReadonlySignal, signal } from "@preact/signals";
import { type OwnTicket, readOwnTickets } from "../../backend/own_tickets.ts";
import type { Locale } from "../../i18n/locale.ts";
import type { BrowserSettings } from "../../settings.ts";
import { createTeller, type Teller } from "../ticket/create_teller.ts";
import { createLiveTicket, type LiveTicket } from "../ticket/live_ticket.ts";
import type { TicketWords } from "../ticket/words.ts";

/** What the server renders a patient's queues with. */
export interface MyQueueProps {
  tickets: OwnTicket[];
  words: TicketWords;
  t: { of: string; open: string };
  /** Said while no ticket is open: where tickets will appear by themselves. */
  idle: { title: string; text: string; places: string[] } | null;
  locale: Locale;
  browser: BrowserSettings;
}

/** One ticket of the account, live. */
export interface OwnLiveTicket extends LiveTicket {
  token: string;
  place: string;
  person: string;
}

/** Every open ticket of an account, each following its own queue. */
export interface MyQueue extends Omit<Teller, "follow" | "stop"> {
  readonly tickets: ReadonlySignal<readonly OwnLiveTicket[]>;
  /** Goes live, in a browser; returns how to stop. */
  start(): () => void;
}

/** Whoever arrives at another clinic sees that ticket after this long at most. */
const FLOOR_MS = 60_000;

/** Makes the page's signals. */
export function createMyQueue({ tickets: given, words, locale, browser }: MyQueueProps): MyQueue {
  const teller = createTeller(words);
  const tickets = signal(given.map(toLive));
  const stops: (() => void)[] = [teller.stop];

  function toLive({ person, ...one }: OwnTicket): OwnLiveTicket {
    const live = createLiveTicket({ ...one, locale, browser });
    return { ...live, token: one.token, place: one.ticket.establishment.name, person };
  }

  function follow(live: OwnLiveTicket) {
    stops.push(live.start(), teller.follow(live.ticket.view, live.place));
  }

  /** Tickets that are new come last, so that nothing that is read moves; those that are over stay until a reload. */
  async function look() {
    if (document.hidden) return;
    const found = await readOwnTickets().catch(() => []);
    const known = new Set(tickets.peek().map(({ token }) => token));
    const fresh = found.filter(({ token }) => !known.has(token)).map(toLive);
    if (fresh.length === 0) return;
    tickets.value = [...tickets.peek(), ...fresh];
    fresh.forEach(follow);
  }

  return {
    ...teller,
    tickets,
    start() {
      teller.restore();
      tickets.peek().forEach(follow);
      const timer = setInterval(look, FLOOR_MS * (0.9 + 0.2 * Math.random()));
      document.addEventListener("visibilitychange", look);
      stops.push(() => clearInterval(timer), () => document.removeEventListener("visibilitychange", look));
      return () => stops.splice(0).forEach((stop) => stop());
    },
  };
}
