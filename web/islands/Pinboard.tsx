import { useEffect, useMemo } from "preact/hooks";
import type { ShownPins } from "../backend/pinboard_figures.ts";
import type { Membership } from "../backend/me.ts";
import { Icon } from "../components/Icon.tsx";
import { boardMessages } from "../i18n/board/messages.ts";
import type { Locale } from "../i18n/locale.ts";
import type { PinboardMessages } from "../i18n/pinboards/pt_BR.ts";
import type { BrowserSettings } from "../settings.ts";
import { createLivePinboard } from "../state/create_live_pinboard.ts";
import { ClosedClinic } from "./board/ClosedClinic.tsx";
import { Freshness } from "./board/Freshness.tsx";
import { clockTime } from "./board/words.ts";
import { PinCard } from "./pinboard/PinCard.tsx";

/** What the server renders a pinboard with. */
export interface PinboardProps {
  locale: Locale;
  establishment: Membership;
  browser: BrowserSettings;
  figures: ShownPins;
  /** Where the page's origin gives the figures as JSON. */
  source: string;
  words: PinboardMessages["live"];
}

/** Pinned answers side by side, counted anew as the queue changes, unless they are paused. */
export function Pinboard(props: PinboardProps) {
  const { words, establishment } = props;
  const live = useMemo(() => createLivePinboard({ ...props, establishment: establishment.id }), []);
  useEffect(() => live.start(), []);
  const t = boardMessages(props.locale);
  const { pins, at, isPaused, isBehind } = live.figures;
  if (live.isClosed.value) return <ClosedClinic t={t.closed} />;
  const paused = words.paused.replace("{time}", clockTime(props, at.value));
  return (
    <div class="pinboard">
      <div class="pinboard__bar">
        {isPaused.value
          ? <p class="freshness">{isBehind.value ? `${paused} ${words.behind}` : paused}</p>
          : <Freshness words={t.connection} live={live} where={props} />}
        <button
          type="button"
          class="button"
          aria-pressed={isPaused.value}
          onClick={() => isPaused.value ? live.figures.resume() : live.figures.pause()}
        >
          <Icon name={isPaused.value ? "play" : "pause"} />
          {isPaused.value ? words.resume : words.pause}
        </button>
      </div>
      <div class="pinboard__pins">
        {pins.value.map((pin) => <PinCard key={pin.pin} pin={pin} words={words} />)}
      </div>
    </div>
  );
}
