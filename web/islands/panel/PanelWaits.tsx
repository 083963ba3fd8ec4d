import type { PanelWait } from "../../../edge/domain/display.ts";
import { rangeOf } from "../wait_words.ts";
import type { ScreenWords } from "./screen_words.ts";

/** More do not fit into one line of the screen. */
const MOST = 4;

/** What somebody who comes now would wait, by service; once where all wait alike, nothing where nothing is known. */
export function PanelWaits({ waits, t }: { waits: readonly PanelWait[]; t: ScreenWords["waits"] }) {
  if (waits.length === 0) return null;
  if (areAlike(waits)) {
    return (
      <p class="panel__waits">
        <span class="panel__waits-title">{t.title}</span>{" "}
        <strong class="panel__wait-value">{rangeOf(waits[0], t)}</strong>
      </p>
    );
  }
  return (
    <section class="panel__waits panel__waits--many">
      <h2 class="panel__waits-title">{t.title}</h2>
      <ul class="panel__waits-list">
        {waits.slice(0, MOST).map((wait) => (
          <li key={wait.service} class="panel__wait">
            <span class="panel__wait-service">{wait.service}</span>{" "}
            <strong class="panel__wait-value">{rangeOf(wait, t)}</strong>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** How a panel makes room for them. */
export function lookOfWaits(waits: readonly PanelWait[]): string | false {
  return waits.length > 0 && (areAlike(waits) ? "told" : "told-many");
}

function areAlike([first, ...others]: readonly PanelWait[]): boolean {
  return others.every((one) =>
    one.about_minutes === first.about_minutes && one.up_to_minutes === first.up_to_minutes
  );
}
