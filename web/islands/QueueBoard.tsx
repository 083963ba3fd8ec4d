import { useEffect, useMemo } from "preact/hooks";
import { SECTIONS } from "../backend/staff_queue.ts";
import {
  BoardContext,
  type BoardPage,
  createBoardPage,
  type QueueBoardProps,
  useBoard,
} from "./board/board_page.ts";
import { BoardHeader } from "./board/BoardHeader.tsx";
import { ClosedClinic } from "./board/ClosedClinic.tsx";
import { Dialogs } from "./board/Dialogs.tsx";
import { LateToggle } from "./board/LateToggle.tsx";
import { isLookedAt, isOfService, isSearching } from "./board/looking.ts";
import { Section } from "./board/Section.tsx";
import { ServiceTabs } from "./board/ServiceTabs.tsx";
import { Toolbar } from "./board/Toolbar.tsx";
import { useShortcuts } from "./board/use_shortcuts.ts";
import { calledDetail, endDetail, serviceDetail, VisitList } from "./board/VisitList.tsx";
import { WaitingTable } from "./board/WaitingTable.tsx";

/** The queue of a clinic as its staff works it, live. */
export function QueueBoard(props: QueueBoardProps) {
  const page = useMemo(() => createBoardPage(props), []);
  useEffect(() => {
    page.desk.remember();
    openAsAsked(page);
    return page.start();
  }, []);
  useShortcuts(page);
  if (page.live.isClosed.value) return <ClosedClinic t={page.t.closed} />;
  return (
    <BoardContext.Provider value={page}>
      <div class="board">
        <header class="board__top">
          <BoardHeader />
          <Toolbar />
          <ServiceTabs />
        </header>
        <noscript>
          <p class="notice notice--warning">{page.t.needsScript}</p>
        </noscript>
        <SectionLinks />
        <Sections />
        <Dialogs />
      </div>
    </BoardContext.Provider>
  );
}

/** `?novo` opens the window for a patient, once. */
function openAsAsked(page: BoardPage) {
  if (!new URLSearchParams(location.search).has("novo")) return;
  history.replaceState(null, "", location.pathname);
  page.dialog.value = { kind: "patient" };
}

function Sections() {
  const page = useBoard();
  const { t, search, lateOnly, live: { board } } = page;
  const isNobody = isSearching(page) &&
    SECTIONS.every((name) =>
      !board.sections[name].value.rows.some(({ visit }) => isLookedAt(page, name, visit))
    );
  return (
    <>
      <p role="status" class="board__nobody">{isNobody && t.searchNone(search.value.trim())}</p>
      <div class="board__sections">
        <Section name="waiting" title={t.waiting} empty={<EmptyQueue />} beside={<LateToggle />}>
          {(rows) =>
            rows.length > 0
              ? <WaitingTable rows={rows} />
              : lateOnly.value && !isSearching(page) && <p class="queue-section__empty">{t.late.none}</p>}
        </Section>
        <div class="board__side">
          <Section name="called" title={t.called} empty={t.empty.called}>
            {(rows) => <VisitList rows={rows} detail={calledDetail} />}
          </Section>
          <Section name="in_service" title={t.inService} empty={t.empty.inService}>
            {(rows) => <VisitList rows={rows} detail={serviceDetail} />}
          </Section>
          <Section name="recent" title={t.recent} empty={t.empty.recent}>
            {(rows) => <VisitList rows={rows} detail={endDetail} />}
          </Section>
        </div>
      </div>
    </>
  );
}

function EmptyQueue() {
  const { t, dialog } = useBoard();
  return (
    <div class="empty">
      <p class="empty__title">{t.empty.waiting}</p>
      <p>{t.empty.waitingHint}</p>
      <button
        type="button"
        class="button button--soft needs-script"
        onClick={() => dialog.value = { kind: "patient" }}
      >
        {t.addPatient}
      </button>
    </div>
  );
}

/** Ways to the sections, for narrow screens where they stand below one another. */
function SectionLinks() {
  const page = useBoard();
  const { t, live: { board } } = page;
  const titles = { waiting: t.waiting, called: t.called, in_service: t.inService, recent: t.recent };
  return (
    <nav class="section-links" aria-label={t.sectionsNav}>
      {SECTIONS.map((name) => (
        <a key={name} href={`#title-${name}`}>
          {titles[name]}{" "}
          <span class="count">
            {board.sections[name].value.rows.filter(({ visit }) => isOfService(page, visit)).length}
          </span>
        </a>
      ))}
    </nav>
  );
}
