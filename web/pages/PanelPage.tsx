import { Document } from "../components/Document.tsx";
import { Island } from "../components/Island.tsx";
import { Panel } from "../islands/Panel.tsx";
import type { PanelProps, PanelWords } from "../islands/panel/panel_page.ts";
import type { PageRequest } from "../web_env.ts";
import { NoScriptRefresh } from "./TicketPage.tsx";

/** A waiting room's TV: dark, for eyes far away; the last calls stand there without JavaScript too. */
export function PanelPage({ request, island }: { request: PageRequest; island: PanelProps }) {
  const t = request.t.panel;
  return (
    <Document
      request={request}
      title={`${t.title} · ${island.display.establishment.name}`}
      sheet="panel"
      islands={["Panel"]}
      hidden
      head={<NoScriptRefresh seconds={30} />}
    >
      <main id="main" class="panel-main">
        <Island name="Panel" props={island}>
          <Panel {...island} />
        </Island>
        <noscript>
          <p class="panel-note">{t.noscript}</p>
        </noscript>
      </main>
    </Document>
  );
}

/** The words that the island shows: strings only. */
export function panelWords(t: PageRequest["t"]): PanelWords {
  const { title: _, noscript: __, not_found: ___, unavailable: ____, ...words } = t.panel;
  return words;
}
