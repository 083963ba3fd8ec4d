import { computed, effect, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { TicketAnswer } from "../../backend/queue_shapes.ts";
import { openPhoneLink } from "../../backend/phone_link.ts";
import { openTicketSession, readTicket } from "../../backend/tickets.ts";
import type { Locale } from "../../i18n/locale.ts";
import type { BrowserSettings } from "../../settings.ts";
import { createTokenSource } from "../../state/access_token.ts";
import { createConnection, type Health } from "../../state/connection.ts";
import { createTicket, type Ticket, type TicketView } from "../../state/create_ticket.ts";
import { lastSeenOf } from "../../state/last_seen.ts";
import { clockTime } from "./words.ts";

/** What the server renders one ticket with. */
export interface LiveTicketProps {
  token: string;
  ticket: TicketAnswer;
  locale: Locale;
  /** When the server read the ticket, as the clinic's clock shows it. */
  updated: string;
  browser: BrowserSettings;
}

/** A ticket that follows its queue, and how fresh it is. */
export interface LiveTicket {
  readonly ticket: Ticket;
  readonly health: ReadonlySignal<Health>;
  /** When it was last known to be current, by the device's clock, told in the clinic's time zone as on TV and paper. */
  readonly updated: ReadonlySignal<string>;
  /** Goes live, in a browser, until the visit is over; returns how to stop. */
  start(): () => void;
}

/** Makes a ticket's signals; one that is kept shows what it last showed when it is opened without a network. */
export function createLiveTicket(
  { token, ticket: answer, locale, updated, browser }: LiveTicketProps,
  { isKept = false } = {},
): LiveTicket {
  const ticket = createTicket(answer, () => readTicket(browser, token));
  const { id, timezone } = answer.establishment;
  const health = signal<Health>("connecting");
  const updatedAt = signal<number | null>(null);

  function connect() {
    const connection = createConnection({
      open: (on) =>
        openPhoneLink({
          ...browser,
          topic: `queue:${id}`,
          event: "snapshot",
          also: ["waits"],
          token: createTokenSource(() => openTicketSession(browser, token)),
        }, on),
      apply: ticket.applyPayload,
      refresh: ticket.refresh,
      closed: ticket.close,
    });
    const stopMirror = effect(() => {
      health.value = connection.health.value;
      updatedAt.value = connection.updatedAt.value ?? updatedAt.peek();
    });
    return () => {
      stopMirror();
      connection.close();
    };
  }

  return {
    ticket,
    health,
    updated: computed(() =>
      updatedAt.value === null ? updated : clockTime(locale, updatedAt.value, timezone)
    ),
    start() {
      const stopKeeping = isKept ? keepLastSeen(token, ticket, updatedAt) : () => {};
      let disconnect: (() => void) | null = connect();
      const stop = () => {
        disconnect?.();
        disconnect = null;
      };
      const stopWatching = effect(() => {
        if (isOver(ticket.view.value)) stop();
      });
      return () => {
        stopWatching();
        stopKeeping();
        stop();
      };
    },
  };
}

/** A finished or cancelled visit never comes back; a missed one may. */
function isOver(view: TicketView): boolean {
  return view.phase === "ended" && view.end !== "no_show";
}

/**
 * Shows what this phone last saw, should the page have been opened without a network, and notes what it sees now
 * whenever the page may be about to go.
 */
function keepLastSeen(token: string, ticket: Ticket, updatedAt: Signal<number | null>): () => void {
  const memory = lastSeenOf(token);
  const held = memory.read();
  if (held && held.snapshot.version > ticket.snapshot.peek().version) {
    ticket.applyPayload(held.snapshot);
    updatedAt.value ??= held.at;
  }
  function note() {
    const at = updatedAt.peek();
    if (isOver(ticket.view.peek())) memory.forget();
    else if (at !== null) memory.write({ at, snapshot: ticket.snapshot.peek() });
  }
  const noteHidden = () => document.hidden && note();
  globalThis.addEventListener("pagehide", note);
  document.addEventListener("visibilitychange", noteHidden);
  return () => {
    globalThis.removeEventListener("pagehide", note);
    document.removeEventListener("visibilitychange", noteHidden);
  };
}
