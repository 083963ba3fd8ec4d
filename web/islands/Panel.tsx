import { useEffect, useMemo, useState } from "preact/hooks";
import { Icon } from "../components/Icon.tsx";
import { LogoMark } from "../components/Logo.tsx";
import { BigCall } from "./panel/BigCall.tsx";
import { PanelClock } from "./panel/PanelClock.tsx";
import { PanelConnection } from "./panel/PanelConnection.tsx";
import { createPanelPage, type PanelProps } from "./panel/panel_page.ts";

/** A waiting room's TV: who is called, where to, and who was before. */
export function Panel(props: PanelProps) {
  const page = useMemo(() => createPanelPage(props), []);
  const [isLive, setLive] = useState(false);
  useEffect(() => {
    setLive(true);
    return page.start();
  }, []);

  const { words: t, locale, display: { display, establishment } } = props;
  const last = page.panel.last.value;
  return (
    <div class={`panel panel--${page.mode.value}`}>
      <header class="panel__head">
        <LogoMark class="panel__mark" />
        <h1 class="panel__place">
          {establishment.name} <span class="panel__name">{display.name}</span>
        </h1>
        <PanelClock clock={page.clock} locale={locale} timeZone={establishment.timezone} label={t.clock} />
      </header>
      <BigCall call={page.panel.current.value} mode={page.mode.value} t={t} />
      <section class="panel__last">
        {last.length > 0 && <h2 class="panel__last-title">{t.last}</h2>}
        <ol class="panel__calls">
          {last.map((call) => (
            <li key={call.number} class="panel__past">
              <span class="panel__past-code">{call.code}</span>
              <span class="panel__past-room">{call.room}</span>
            </li>
          ))}
        </ol>
      </section>
      <footer class="panel__foot">
        <PanelConnection page={page} locale={locale} timeZone={establishment.timezone} t={t.connection} />
        {isLive && (page.hasSound.value
          ? (
            <p class="panel__sound">
              <Icon name="sound" /> {t.sound_on}
            </p>
          )
          : (
            <div class="panel__start">
              <p id="start-text">{t.start_text}</p>
              <button type="button" aria-describedby="start-text" onClick={page.startShow}>
                <Icon name="play" /> {t.start}
              </button>
            </div>
          ))}
      </footer>
    </div>
  );
}
