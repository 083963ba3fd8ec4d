import { useEffect, useMemo } from "preact/hooks";
import { Icon } from "../components/Icon.tsx";
import { offAirText, type PanelWatchProps, watchPanels } from "./panels/watch.ts";

/** Tells whoever works here that a panel is off the air; goes by itself when it is back, moves nothing on the page, and may be closed. */
export function PanelAlert(props: PanelWatchProps) {
  const watch = useMemo(() => watchPanels(props), []);
  useEffect(() => watch.start(), []);
  const { words: t, establishment } = props;
  const offAir = watch.told.value;
  return (
    <div role="status" class="panel-alert">
      {offAir.length > 0 && (
        <p class="panel-alert__box">
          <Icon name="signal_off" />
          <span>
            {offAirText(offAir, props)} {offAir.some(({ kind }) => kind !== "kiosk") && t.call_aloud}
          </span>
          <a href={`/app/${establishment.slug}/paineis`}>{t.see}</a>
          <button
            type="button"
            class="button button--quiet button--icon panel-alert__close"
            aria-label={t.close}
            onClick={watch.close}
          >
            <Icon name="close" />
          </button>
        </p>
      )}
    </div>
  );
}
