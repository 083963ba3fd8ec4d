import type { Health } from "../../state/connection.ts";
import { fill, type TicketWords } from "./words.ts";

interface ConnectionSignProps {
  health: Health;
  /** "14:32" */
  updated: string;
  t: TicketWords["connection"];
}

/** How fresh the page is. No live region: it changes by itself and nobody must act on it at once. */
export function ConnectionSign({ health, updated, t }: ConnectionSignProps) {
  return (
    <p class={`connection connection--${health}`}>
      <span class="connection__dot" aria-hidden="true" />
      {health !== "connecting" && <strong class="connection__state">{t[health]}</strong>}
      <span class="connection__time">{fill(t.updated, { time: updated })}</span>
    </p>
  );
}
