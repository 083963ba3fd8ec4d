import { effect, type ReadonlySignal, signal, untracked } from "@preact/signals";
import { isAlmostTurn } from "../../../edge/domain/wait/almost_turn.ts";
import { createChime } from "../../state/chime.ts";
import { type Alerts, createAlerts } from "../../state/create_alerts.ts";
import { createAnnouncer } from "../../state/create_announcer.ts";
import type { TicketView } from "../../state/create_ticket.ts";
import { deviceMemory } from "../../state/device_memory.ts";
import { alarmOf, announcementOf, type TicketWords } from "./words.ts";

/** Tells what changes on a page with tickets: to those who hear it, and with bell and vibration. */
export interface Teller {
  /** For `role=status`. */
  readonly announcement: ReadonlySignal<string>;
  /** For `role=alert`: empty but for the reader's own turn. */
  readonly alarm: ReadonlySignal<string>;
  readonly alerts: Alerts;
  /** Quiet mode: no sound, no vibration, simple words; this device remembers it. */
  readonly quiet: ReadonlySignal<boolean>;
  chooseQuiet(on: boolean): void;
  /** Takes what this device remembers. */
  restore(): void;
  /** Says something that should not wait for the next look: once, with a short alert. */
  remind(words: string): void;
  /** Tells of a view's changes; `place` names it where there are several. Returns how to stop. */
  follow(view: ReadonlySignal<TicketView>, place?: string): () => void;
  stop(): void;
}

/** Makes the teller of a page. */
export function createTeller(t: TicketWords): Teller {
  const announcer = createAnnouncer();
  const alarm = signal("");
  const quiet = signal(false);
  const quietMemory = deviceMemory("vez-quiet", (text) => text === "true");
  const alerts = createAlerts({
    isQuiet: () => quiet.value,
    chime: createChime(),
    vibrate: (pattern) => void navigator.vibrate?.(pattern),
    memory: deviceMemory("vez-alerts", (text) => text === "true"),
  });

  function tell(view: TicketView, before: TicketView, place?: string) {
    const named = (words: string) => place ? `${place}: ${words}` : words;
    const turn = turnOf(view);
    if (turn !== null && turn !== turnOf(before)) {
      sound(named(alarmOf(view, t)));
    } else if (turn === null) {
      alarm.value = "";
      announcer.say(named(announcementOf(view, t)));
      if (isNear(view) && !isNear(before)) alerts.nudge();
    }
  }

  /** The region is emptied first, so that the same words are an alert again. */
  function sound(words: string) {
    alarm.value = "";
    setTimeout(() => alarm.value = words, 50);
    void alerts.call();
  }

  return {
    announcement: announcer.text,
    alarm,
    alerts,
    quiet,
    chooseQuiet(on) {
      quiet.value = on;
      quietMemory.write(on);
    },
    restore() {
      alerts.restore();
      quiet.value = quietMemory.read() ?? false;
    },
    remind(words) {
      announcer.say(words);
      void alerts.remind();
    },
    follow(view, place) {
      let before = view.peek();
      return effect(() => {
        const now = view.value;
        untracked(() => {
          if (momentOf(now) !== momentOf(before)) tell(now, before, place);
          before = now;
        });
      });
    },
    stop: announcer.stop,
  };
}

/** What must change before anybody is told: the phase, the place, that the turn is near, the call. */
function momentOf(view: TicketView): string {
  const detail = view.phase === "waiting"
    ? `${view.ahead} ${isNear(view)}`
    : view.phase === "ended"
    ? view.end
    : turnOf(view);
  return `${view.phase} ${detail}`;
}

/** Which call it is, or null when nobody calls the reader. */
function turnOf(view: TicketView): string | null {
  return view.phase === "called" ? `${view.called} ${view.times}` : null;
}

function isNear(view: TicketView): boolean {
  return view.phase === "waiting" && isAlmostTurn(view);
}
