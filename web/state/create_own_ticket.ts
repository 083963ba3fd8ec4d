import { type ReadonlySignal, signal } from "@preact/signals";
import type { TicketAct } from "../../edge/domain/own_ticket.ts";
import type { OwnAnswer } from "../backend/own_ticket.ts";

/** What the patient does by the ticket, and what came of it. */
export interface OwnTicket {
  /** Null until it was read. */
  readonly own: ReadonlySignal<OwnAnswer | null>;
  readonly isSending: ReadonlySignal<boolean>;
  /** The last act did not arrive, or is not allowed any more. */
  readonly hasFailed: ReadonlySignal<boolean>;
  refresh(): Promise<void>;
  act(act: TicketAct): Promise<boolean>;
}

/** How the page reaches the API. */
export interface OwnTicketApi {
  read(): Promise<OwnAnswer>;
  act(act: TicketAct): Promise<OwnAnswer>;
}

/** Makes it. */
export function createOwnTicket(api: OwnTicketApi): OwnTicket {
  const own = signal<OwnAnswer | null>(null);
  const isSending = signal(false);
  const hasFailed = signal(false);
  // An answer that was asked for before a later act says nothing.
  let asked = 0;

  async function refresh() {
    const turn = ++asked;
    const answer = await api.read().catch(() => null);
    if (answer && turn === asked) own.value = answer;
  }

  async function act(what: TicketAct) {
    if (isSending.value) return false;
    const turn = ++asked;
    isSending.value = true;
    const answer = await api.act(what).catch(() => null);
    isSending.value = false;
    hasFailed.value = answer === null;
    if (answer === null) void refresh();
    else if (turn === asked) own.value = answer;
    return answer !== null;
  }

  return { own, isSending, hasFailed, refresh, act };
}
