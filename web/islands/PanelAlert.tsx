import { useEffect, useMemo } from "preact/hooks";
import { Icon } from "../components/Icon.tsx";
import { offAirText, type PanelWatchProps, watchPanels } from "./panels/watch.ts";

/** Tells whoever works here that a panel is off the air; goes by itself when it is back, and moves nothing on the page. */
export function PanelAlert(props: PanelWatchProps) {
  const watch = useMemo(() => watchPanels(props), []);
  useEffect(() => watch.start(), []);
  const { words: t, establishment } = props;
  const offAir = watch.offAir.value;
  return (
    <div role="status" class="panel-alert">
      {offAir.length > 0 && (
        <p class="panel-alert__box">
          <Icon name="signal_off" />
          <span>
            {offAirText(offAir, props)} {t.call_aloud}
          </span>
          <a href={`/app/${establishment.slug}/paineis`}>{t.see}</a>
        </p>
      )}
    </div>
  );
}
