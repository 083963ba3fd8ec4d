import type { TicketView } from "../../state/create_ticket.ts";
import { messageOf, type TicketWords } from "./words.ts";

/** The mark of the product on the colour of a call, for the browser's tab. */
const CALLED_ICON = "data:image/svg+xml," + encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48"><rect width="48" height="48" rx="13" fill="#f4b942"/>' +
    '<path d="M12 15.5 22.4 35.5 29.6 21.6" fill="none" stroke="#2c2003" stroke-width="5.4" stroke-linecap="round" ' +
    'stroke-linejoin="round"/><circle cx="34.6" cy="13" r="4.6" fill="#a3271f"/></svg>',
);

let ownIcon: string | null = null;

/** Says the view in the tab: title and icon, for those who look at something else. */
export function showSigns(view: TicketView, code: string, t: TicketWords): void {
  document.title = titleOf(view, code, t);
  const icon = document.querySelector('link[rel="icon"]');
  ownIcon ??= icon?.getAttribute("href") ?? null;
  if (ownIcon) icon?.setAttribute("href", view.phase === "called" ? CALLED_ICON : ownIcon);
}

/** "Faltam 3 pessoas · A042 · Vez" */
function titleOf(view: TicketView, code: string, t: TicketWords): string {
  return `${messageOf(view, t).headline} · ${code} · Vez`;
}
