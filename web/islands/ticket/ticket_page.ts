import { computed, effect, type ReadonlySignal } from "@preact/signals";
import {
  actOnTicket,
  type OwnAnswer,
  readOwnTicket,
  shareTicket,
  unshareTicket,
} from "../../backend/own_ticket.ts";
import { createOwnTicket, type OwnTicket } from "../../state/create_own_ticket.ts";
import { createReturnBell } from "../../state/create_return_bell.ts";
import { keepPage } from "./keep_page.ts";
import { createTeller, type Teller } from "./create_teller.ts";
import { createLiveTicket, type LiveTicket, type LiveTicketProps } from "./live_ticket.ts";
import { showSigns } from "./page_signs.ts";
import type { TicketWords } from "./words.ts";

/** What the server renders a ticket's page with. */
export interface TicketProps extends LiveTicketProps {
  words: TicketWords;
  /** What only the patient's own page shows; null when it could not be read. */
  own: OwnAnswer | null;
  /** Before the token of a link that watches: `https://clinic.example/t/`. */
  base: string;
}

/** Everything that the parts of a ticket's page share. */
export interface TicketPage extends Omit<LiveTicket, "start">, Omit<Teller, "follow" | "stop" | "restore"> {
  readonly props: TicketProps;
  /** The words in the present mode. */
  readonly words: ReadonlySignal<TicketWords>;
  readonly held: OwnTicket;
  /** Somebody who stepped out should be on the way back. */
  readonly mustReturn: ReadonlySignal<boolean>;
  /** Goes live, in a browser; returns how to stop. */
  start(): () => void;
}

/** Makes the page's signals. */
export function createTicketPage(props: TicketProps): TicketPage {
  const { words: t, token, browser } = props;
  const live = createLiveTicket(props, { isKept: true });
  const { follow, stop, restore, ...teller } = createTeller(t);
  const { ticket } = live;
  const held = createOwnTicket({
    initial: props.own,
    read: () => readOwnTicket(browser, token),
    act: (act) => actOnTicket(browser, token, act),
    share: () => shareTicket(browser, token),
    unshare: () => unshareTicket(browser, token),
  });
  const bell = createReturnBell(
    computed(() => held.own.value?.out ?? null),
    computed(() => ticket.view.value.phase === "waiting" ? ticket.view.value.ahead : null),
  );
  return {
    ...live,
    ...teller,
    props,
    held,
    words: computed(() => teller.quiet.value ? { ...t, ...t.quiet.words } : t),
    mustReturn: bell.isDue,
    start() {
      restore();
      void keepPage().catch(() => {});
      const stops = [
        stop,
        live.start(),
        bell.start(() => teller.remind(t.acts.come_back)),
        effect(() => showSigns(ticket.view.value, ticket.code, t)),
        follow(ticket.view),
      ];
      return () => stops.forEach((end) => end());
    },
  };
}
