import { Document } from "../components/Document.tsx";
import { Island } from "../components/Island.tsx";
import { screen as spanish } from "../i18n/panel/es.ts";
import { messagesOf } from "../i18n/messages.ts";
import { Panel, type PanelProps } from "../islands/Panel.tsx";
import type { WordsByLanguage } from "../islands/panel/screen_words.ts";
import type { PageRequest } from "../web_env.ts";
import { NoScriptRefresh } from "./TicketPage.tsx";

interface PanelPageProps {
  request: PageRequest;
  island: PanelProps;
}

/**
 * A waiting room's TV: dark, for eyes far away. By a panel's link the last calls stand there without JavaScript too; without
 * one the TV asks to be paired.
 */
export function PanelPage({ request, island }: PanelPageProps) {
  const t = request.t.panel;
  const place = island.content?.establishment.name;
  return (
    <Document
      request={request}
      title={place ? `${t.title} · ${place}` : t.pairing.title}
      sheet="panel"
      islands={["Panel"]}
      hidden
      head={place && <NoScriptRefresh seconds={30} />}
    >
      <main id="main" class="panel-main">
        <Island name="Panel" props={island}>
          <Panel {...island} />
        </Island>
        <noscript>
          <p class="panel-note">{place ? t.noscript : t.pairing.noscript}</p>
        </noscript>
      </main>
    </Document>
  );
}

/** What panels say, whatever the language of the TV's browser. */
export const SCREEN_WORDS: WordsByLanguage = {
  "pt-BR": messagesOf("pt-BR").panel.screen,
  en: messagesOf("en").panel.screen,
  es: spanish,
};
