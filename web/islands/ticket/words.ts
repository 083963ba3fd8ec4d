import type { CommonMessages } from "../../i18n/common/pt_BR.ts";
import type { TicketMessages } from "../../i18n/ticket/pt_BR.ts";
import type { Pace, TicketView } from "../../state/create_ticket.ts";
import { rangeOf } from "../wait_words.ts";

/** Every word of the page; a prop, so that no phone loads two languages. */
export type TicketWords =
  & Omit<TicketMessages, "not_found" | "unavailable" | "noscript" | "title" | "print">
  & {
    classes: CommonMessages["risk"];
  };

/** What a patient should know first. */
export interface Message {
  headline: string;
  text: string;
}

/** The message of a view: what happens now, and what to do. */
export function messageOf(view: TicketView, t: TicketWords): Message {
  switch (view.phase) {
    case "triage":
      return t.triage;
    case "waiting":
      return waitingMessage(view.ahead, t.waiting);
    case "called":
      return {
        headline: view.times > 1 ? t.called.again : t.called.headline,
        text: view.room === null ? t.called.no_room : t.called.text,
      };
    case "in_service":
      return t.in_service;
    case "away":
      return t.away;
    case "ended":
      return t[view.end];
  }
}

function waitingMessage(ahead: number, t: TicketWords["waiting"]): Message {
  if (ahead === 0) return { headline: t.next, text: t.next_text };
  return { headline: fill(ahead === 1 ? t.one : t.other, { count: ahead }), text: t.text };
}

/** The wait as a large value and a line of explanation. */
export function waitOf(
  { wait, risk, overtaking }: Pick<Extract<TicketView, { phase: "waiting" }>, "wait" | "risk" | "overtaking">,
  t: TicketWords["wait"],
): { value: string; text: string } {
  if (risk === "red" || risk === "orange") return { value: t.urgent, text: t.urgent_text };
  if (wait === null) return { value: t.unknown, text: t.unknown_text };
  return { value: rangeOf(wait, t), text: overtakingText(overtaking, t) };
}

function overtakingText(count: number, t: TicketWords["wait"]): string {
  if (count === 0) return t.text;
  return count === 1 ? t.overtaken_by_one : fill(t.overtaken, { count });
}

/** "3 profissionais atendendo; a consulta costuma levar 12 min." */
export function paceText({ professionals, minutes }: Pace, t: TicketWords["wait"]): string {
  return fill(professionals === 1 ? t.pace_one : t.pace, { professionals, minutes });
}

/** What is said aloud when phase or place change: the headline and, while waiting, the wait. */
export function announcementOf(view: TicketView, t: TicketWords): string {
  const { headline } = messageOf(view, t);
  if (view.phase !== "waiting") return `${headline}.`;
  return `${headline}. ${t.wait.label}: ${waitOf(view, t.wait).value}.`;
}

/** What is said at once when the reader is called. */
export function alarmOf(view: TicketView, t: TicketWords): string {
  const { headline, text } = messageOf(view, t);
  return view.phase === "called" && view.room
    ? `${headline} ${t.called.room} ${view.room}.`
    : `${headline} ${text}`;
}

/** Puts values into the `{name}`s of a text. */
export function fill(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

/** Hour and minute; by the device's own zone unless one is given. */
export function clockTime(locale: string, ms: number, timeZone?: string): string {
  const format = { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone } as const;
  return new Intl.DateTimeFormat(locale, format).format(ms);
}
