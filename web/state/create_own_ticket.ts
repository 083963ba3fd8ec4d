import { type ReadonlySignal, signal } from "@preact/signals";
import type { TicketAct } from "../../edge/domain/own_ticket.ts";
import type { OwnAnswer } from "../backend/own_ticket.ts";

/** What the patient does by the ticket, and what came of it. */
export interface OwnTicket {
  /** Null until it was read. */
  readonly own: ReadonlySignal<OwnAnswer | null>;
  /** Token of the link that was given to somebody else, once it was asked for. */
  readonly link: ReadonlySignal<string | null>;
  readonly isSending: ReadonlySignal<boolean>;
  /** The last act did not arrive, or is not allowed any more. */
  readonly hasFailed: ReadonlySignal<boolean>;
  refresh(): Promise<void>;
  act(act: TicketAct): Promise<boolean>;
  /** Makes the link that only watches, or finds the one there is. */
  share(): Promise<boolean>;
  /** Takes the link back. */
  unshare(): Promise<boolean>;
}

/** How the page reaches the API. */
export interface OwnTicketApi {
  /** What the server has read already. */
  initial?: OwnAnswer | null;
  read(): Promise<OwnAnswer>;
  act(act: TicketAct): Promise<OwnAnswer>;
  share(): Promise<{ token: string }>;
  unshare(): Promise<unknown>;
}

/** Makes it. */
export function createOwnTicket(api: OwnTicketApi): OwnTicket {
  const own = signal<OwnAnswer | null>(api.initial ?? null);
  const link = signal<string | null>(null);
  const isSending = signal(false);
  const hasFailed = signal(false);
  // An answer that was asked for before a later act says nothing.
  let asked = 0;

  async function refresh() {
    const turn = ++asked;
    const answer = await api.read().catch(() => null);
    if (answer && turn === asked) own.value = answer;
  }

  /** One at a time; null when it did not arrive or is not allowed. */
  async function send<T>(work: () => Promise<T>): Promise<{ answer: T } | null> {
    if (isSending.value) return null;
    isSending.value = true;
    const done = await work().then((answer) => ({ answer }), () => null);
    isSending.value = false;
    hasFailed.value = done === null;
    return done;
  }

  async function act(what: TicketAct) {
    if (isSending.value) return false;
    const turn = ++asked;
    const done = await send(() => api.act(what));
    if (done === null) void refresh();
    else if (turn === asked) own.value = done.answer;
    return done !== null;
  }

  async function share() {
    const done = await send(api.share);
    if (done) link.value = done.answer.token;
    if (done && own.value) own.value = { ...own.value, shared: true };
    return done !== null;
  }

  async function unshare() {
    const done = await send(api.unshare);
    if (done) link.value = null;
    if (done && own.value) own.value = { ...own.value, shared: false };
    return done !== null;
  }

  return { own, link, isSending, hasFailed, refresh, act, share, unshare };
}
