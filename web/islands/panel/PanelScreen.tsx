import { useEffect, useMemo, useState } from "preact/hooks";
import type { PanelContent } from "../../backend/panel_shapes.ts";
import { Icon } from "../../components/Icon.tsx";
import { BigCall } from "./BigCall.tsx";
import { createPanelPage, type PanelPage, type PanelPageOptions } from "./panel_page.ts";
import { PanelClock } from "./PanelClock.tsx";
import { PanelConnection } from "./PanelConnection.tsx";
import { PanelMark } from "./PanelMark.tsx";
import { lookOfWaits, PanelWaits } from "./PanelWaits.tsx";
import { languagesOf } from "./screen_words.ts";

/** A waiting room's TV for as long as its clinic is there. */
export function PanelScreen(options: Omit<PanelPageOptions, "onClosed">) {
  const [isClosed, setClosed] = useState(false);
  if (isClosed) return <ClosedScreen {...options} />;
  return <LiveScreen {...options} onClosed={() => setClosed(true)} />;
}

/** Says in the panel's languages that nobody will be called here any more. */
function ClosedScreen({ content, words }: Pick<PanelPageOptions, "content" | "words">) {
  const { display: { languages }, establishment } = content;
  return (
    <div class="panel-closed" role="status">
      <h1>{establishment.name}</h1>
      {languagesOf(languages, words).map(([language, t]) => <p key={language} lang={language}>{t.closed}</p>)}
    </div>
  );
}

/** Who is called, where to, and who was before. */
function LiveScreen(options: PanelPageOptions) {
  const page = useMemo(() => createPanelPage(options), []);
  const [isLive, setLive] = useState(false);
  useEffect(() => {
    setLive(true);
    return page.start();
  }, []);

  const { display, establishment, waits } = page.panel.content.value;
  const words = page.words.value;
  const [t] = words;
  const last = (page.mode.value === "idle" ? page.panel.recent : page.panel.last).value;
  const [language] = display.languages;
  return (
    <div class={`panel panel--${page.mode.value} ${looksOf(page.panel.content.value)}`} lang={language}>
      <header class="panel__head">
        <PanelMark establishment={establishment} />
        <h1 class="panel__place">
          {establishment.name} <span class="panel__name">{display.name}</span>
        </h1>
        <PanelClock
          clock={page.clock}
          locale={language}
          timeZone={establishment.timezone}
          label={t.clock}
          isShown={display.clock}
        />
      </header>
      <BigCall call={page.panel.current.value} mode={page.mode.value} words={words} />
      <section class="panel__last">
        {last.length > 0 && <h2 class="panel__last-title">{t.last}</h2>}
        <ol class="panel__calls">
          {last.map((call) => (
            <li key={call.number} class="panel__past">
              <span class="panel__past-code">{call.code}</span>
              {call.name && <span class="panel__past-name">{call.name}</span>}
              <span class="panel__past-room">{call.room ?? t.no_room}</span>
            </li>
          ))}
        </ol>
      </section>
      <PanelWaits waits={waits} t={t.waits} />
      {display.message && <p class="panel__message">{display.message}</p>}
      <footer class="panel__foot">
        <PanelConnection page={page} locale={language} timeZone={establishment.timezone} t={t.connection} />
        {isLive && <Sound page={page} />}
      </footer>
    </div>
  );
}

function looksOf({ display, waits }: PanelContent): string {
  const { theme, size, names, message, languages } = display;
  const looks = [
    theme,
    size,
    names && "named",
    message && "noted",
    lookOfWaits(waits),
    languages.length > 1 && "polyglot",
  ];
  return looks.filter(Boolean).map((look) => `panel--${look}`).join(" ");
}

/** That the panel may be heard, or what to do about it. */
function Sound({ page }: { page: PanelPage }) {
  const [t] = page.words.value;
  if (page.hasSound.value) {
    return (
      <p class="panel__sound">
        <Icon name="sound" /> {t.sound_on}
      </p>
    );
  }
  return (
    <div class="panel__start">
      <p id="start-text">{t.start_text}</p>
      <button type="button" aria-describedby="start-text" onClick={page.startShow}>
        <Icon name="play" /> {t.start}
      </button>
    </div>
  );
}
