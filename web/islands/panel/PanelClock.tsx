import type { Clock } from "../../state/create_clock.ts";
import { clockTime } from "../ticket/words.ts";

interface PanelClockProps {
  clock: Clock;
  locale: string;
  timeZone: string;
  label: string;
  /** Otherwise the mark beats alone. */
  isShown: boolean;
}

/** The clinic's hour; the mark beats once a second as long as the page is alive. */
export function PanelClock({ clock, locale, timeZone, label, isShown }: PanelClockProps) {
  const now = clock.now.value;
  return (
    <p class="panel__clock">
      <span
        class={Math.floor(now / 1000) % 2 === 0 ? "panel__beat" : "panel__beat panel__beat--up"}
        aria-hidden="true"
      />
      {isShown && (
        <span>
          <span class="visually-hidden">{label}</span> {clockTime(locale, now, timeZone)}
        </span>
      )}
    </p>
  );
}
