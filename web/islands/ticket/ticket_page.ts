import { effect } from "@preact/signals";
import { createTeller, type Teller } from "./create_teller.ts";
import { createLiveTicket, type LiveTicket, type LiveTicketProps } from "./live_ticket.ts";
import { showSigns } from "./page_signs.ts";
import type { TicketWords } from "./words.ts";

/** What the server renders a ticket's page with. */
export interface TicketProps extends LiveTicketProps {
  words: TicketWords;
}

/** Everything that the parts of a ticket's page share. */
export interface TicketPage extends Omit<LiveTicket, "start">, Omit<Teller, "follow" | "stop"> {
  readonly t: TicketWords;
  /** Goes live, in a browser; returns how to stop. */
  start(): () => void;
}

/** Makes the page's signals. */
export function createTicketPage(props: TicketProps): TicketPage {
  const { words: t } = props;
  const live = createLiveTicket(props);
  const teller = createTeller(t);
  const { ticket } = live;
  return {
    ...live,
    ...teller,
    t,
    start() {
      teller.alerts.restore();
      const stops = [
        teller.stop,
        live.start(),
        effect(() => showSigns(ticket.view.value, ticket.code, t)),
        teller.follow(ticket.view),
      ];
      return () => stops.forEach((stop) => stop());
    },
  };
}
