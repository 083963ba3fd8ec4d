import { computed, effect, type ReadonlySignal, signal, untracked } from "@preact/signals";
import type { TicketAnswer } from "../../backend/queue_shapes.ts";
import { openLink } from "../../backend/realtime.ts";
import { openTicketSession, readTicket } from "../../backend/tickets.ts";
import type { Locale } from "../../i18n/locale.ts";
import type { BrowserSettings } from "../../settings.ts";
import { createTokenSource } from "../../state/access_token.ts";
import { createChime } from "../../state/chime.ts";
import { createConnection, type Health } from "../../state/connection.ts";
import { type Alerts, createAlerts } from "../../state/create_alerts.ts";
import { createAnnouncer } from "../../state/create_announcer.ts";
import { createTicket, type Ticket, type TicketView } from "../../state/create_ticket.ts";
import { deviceMemory } from "../../state/device_memory.ts";
import { showSigns } from "./page_signs.ts";
import { alarmOf, announcementOf, clockTime, type TicketWords } from "./words.ts";

/** What the server renders a ticket with. */
export interface TicketProps {
  token: string;
  ticket: TicketAnswer;
  words: TicketWords;
  locale: Locale;
  /** When the server read the ticket, as the clinic's clock shows it. */
  updated: string;
  browser: BrowserSettings;
}

/** Everything that the parts of a ticket's page share. */
export interface TicketPage {
  readonly ticket: Ticket;
  readonly t: TicketWords;
  readonly health: ReadonlySignal<Health>;
  /** When the page was last known to be current, by the device's clock, told in the clinic's time zone as on TV and paper. */
  readonly updated: ReadonlySignal<string>;
  /** For `role=status`. */
  readonly announcement: ReadonlySignal<string>;
  /** For `role=alert`: empty but for the reader's own turn. */
  readonly alarm: ReadonlySignal<string>;
  readonly alerts: Alerts;
  /** Goes live, in a browser; returns how to stop. */
  start(): () => void;
}

/** Makes the page's signals. */
export function createTicketPage(props: TicketProps): TicketPage {
  const { token, browser, locale, words: t } = props;
  const ticket = createTicket(props.ticket, () => readTicket(browser, token));
  const health = signal<Health>("connecting");
  const updatedAt = signal<number | null>(null);
  const announcer = createAnnouncer();
  const alarm = signal("");
  const alerts = createAlerts({
    chime: createChime(),
    vibrate: (pattern) => void navigator.vibrate?.(pattern),
    memory: deviceMemory("vez-alerts", (text) => text === "true"),
  });

  function connect() {
    const connection = createConnection({
      open: (on) =>
        openLink({
          ...browser,
          topic: `queue:${props.ticket.establishment.id}`,
          event: "snapshot",
          token: createTokenSource(() => openTicketSession(browser, token)),
        }, on),
      apply: ticket.applyPayload,
      refresh: ticket.refresh,
      closed: ticket.close,
    });
    const stopMirror = effect(() => {
      health.value = connection.health.value;
      updatedAt.value = connection.updatedAt.value;
    });
    return () => {
      stopMirror();
      connection.close();
    };
  }

  function tell(view: TicketView, before: TicketView) {
    const turn = turnOf(view);
    if (turn !== null && turn !== turnOf(before)) {
      sound(alarmOf(view, t));
    } else if (turn === null) {
      alarm.value = "";
      announcer.say(announcementOf(view, t));
      if (isNext(view) && !isNext(before)) alerts.nudge();
    }
  }

  /** The region is emptied first, so that the same words are an alert again. */
  function sound(words: string) {
    alarm.value = "";
    setTimeout(() => alarm.value = words, 50);
    void alerts.call();
  }

  return {
    ticket,
    t,
    health,
    updated: computed(() =>
      updatedAt.value === null
        ? props.updated
        : clockTime(locale, updatedAt.value, props.ticket.establishment.timezone)
    ),
    announcement: announcer.text,
    alarm,
    alerts,
    start() {
      alerts.restore();
      let disconnect: (() => void) | null = connect();
      let before = ticket.view.peek();
      const stopSigns = effect(() => showSigns(ticket.view.value, ticket.code, t));
      const stopTelling = effect(() => {
        const view = ticket.view.value;
        untracked(() => {
          if (momentOf(view) !== momentOf(before)) tell(view, before);
          before = view;
          if (!isOver(view)) return;
          disconnect?.();
          disconnect = null;
        });
      });
      return () => {
        stopSigns();
        stopTelling();
        announcer.stop();
        disconnect?.();
      };
    },
  };
}

/** What must change before anybody is told: the phase, the place, the call. */
function momentOf(view: TicketView): string {
  const detail = view.phase === "waiting" ? view.ahead : view.phase === "ended" ? view.end : turnOf(view);
  return `${view.phase} ${detail}`;
}

/** Which call it is, or null when nobody calls the reader. */
function turnOf(view: TicketView): string | null {
  return view.phase === "called" ? `${view.called} ${view.times}` : null;
}

function isNext(view: TicketView): boolean {
  return view.phase === "waiting" && view.ahead === 0;
}

/** A finished or cancelled visit never comes back; a missed one may. */
function isOver(view: TicketView): boolean {
  return view.phase === "ended" && view.end !== "no_show";
}
