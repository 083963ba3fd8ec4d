import { isTicketAnswer, type TicketAnswer } from "./queue_shapes.ts";
import { hasFields, isListOf, isText } from "./shapes.ts";

/** An open ticket of the signed-in patient, as it stood when the server read it. */
export interface OwnTicket {
  token: string;
  ticket: TicketAnswer;
  /** Whose it is: an account may have the charts of several clinics. */
  person: string;
  /** The time of reading, as the clinic's clock shows it. */
  updated: string;
}

const isOwnTickets = hasFields<{ tickets: OwnTicket[] }>({
  tickets: isListOf(
    hasFields<OwnTicket>({ token: isText, ticket: isTicketAnswer, person: isText, updated: isText }),
  ),
});

/** Asks the page's own origin for the tickets that are open now. */
export async function readOwnTickets(): Promise<OwnTicket[]> {
  const response = await fetch("/minha/fila/senhas", { headers: { accept: "application/json" } });
  const answer: unknown = response.ok && await response.json();
  if (!isOwnTickets(answer)) throw new Error(`Cannot read the own tickets: ${response.status}`);
  return answer.tickets;
}
