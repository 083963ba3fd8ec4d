import type { Clock } from "../../state/create_clock.ts";
import { clockTime } from "../ticket/words.ts";

interface PanelClockProps {
  clock: Clock;
  locale: string;
  timeZone: string;
  label: string;
}

/** The clinic's hour; the mark beats once a second as long as the page is alive. */
export function PanelClock({ clock, locale, timeZone, label }: PanelClockProps) {
  const now = clock.now.value;
  return (
    <p class="panel__clock">
      <span class="visually-hidden">{label}</span>
      <span
        class={Math.floor(now / 1000) % 2 === 0 ? "panel__beat" : "panel__beat panel__beat--up"}
        aria-hidden="true"
      />
      <span>{clockTime(locale, now, timeZone)}</span>
    </p>
  );
}
