import type { TicketView } from "./create_ticket.ts";

/**
 * What must change before the patient's own things are read again: the phase, the place, the call, and the told wait,
 * which a pass to step out goes by.
 */
export function momentOf(view: TicketView): string {
  if (view.phase === "waiting") return `waiting ${view.ahead} ${view.wait?.about_minutes ?? ""}`;
  return view.phase === "called" ? `called ${view.called}` : view.phase;
}
