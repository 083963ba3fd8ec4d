import { clockTime, fill } from "../ticket/words.ts";
import type { PanelPage } from "./panel_page.ts";
import type { ScreenWords } from "./screen_words.ts";

interface PanelConnectionProps {
  page: PanelPage;
  locale: string;
  timeZone: string;
  t: ScreenWords["connection"];
}

/** Whether the panel hears of every call; when it does not, the staff must know from afar. */
export function PanelConnection({ page, locale, timeZone, t }: PanelConnectionProps) {
  const health = page.health.value;
  const since = page.updatedAt.value ?? page.clock.now.peek();
  return (
    <p class={`panel__connection panel__connection--${health}`}>
      <span class="panel__dot" aria-hidden="true" />
      <span>{fill(t[health], { time: clockTime(locale, since, timeZone) })}</span>
    </p>
  );
}
