import { useEffect, useState } from "preact/hooks";
import type { Problem } from "../../backend/api.ts";
import { Icon } from "../../components/Icon.tsx";
import type { Notice } from "../../state/create_desk.ts";
import { type BoardPage, useBoard } from "./board_page.ts";
import { lead } from "./perform.ts";
import { whoOf } from "./words.ts";

/** A little less than what the server allows. */
const UNDO_MS = 28_000;

/** What the last act came to, said once and kept in sight until the next. */
export function Notices() {
  const page = useBoard();
  const { t, desk } = page;
  const notice = desk.notice.value;
  return (
    <div class={`notice notice--${toneOf(notice)}`}>
      <p role="status" class="notice__text">{notice && textOf(page, notice)}</p>
      {!notice && desk.shortcuts.value && <p class="notice__hint">{t.rowsHint}</p>}
      {notice && <NoticeAct notice={notice} />}
      {notice && (
        <button
          type="button"
          class="button button--quiet button--icon"
          aria-label={t.close}
          onClick={desk.dismiss}
        >
          <Icon name="close" />
        </button>
      )}
    </div>
  );
}

function NoticeAct({ notice }: { notice: Notice }) {
  const { t } = useBoard();
  if (notice.kind === "lost") {
    return <button type="button" class="button" onClick={() => notice.again()}>{t.retry}</button>;
  }
  if (notice.kind === "refused" && notice.problem.code === "not_authenticated") {
    return <a class="button" href={`/entrar?next=${encodeURIComponent(location.pathname)}`}>{t.signIn}</a>;
  }
  if (notice.kind === "did" && notice.act !== "undo") {
    return <UndoButton key={`${notice.act} ${notice.visit.id}`} visit={notice.visit.id} />;
  }
  return null;
}

/** Takes the last act back, for as long as that is allowed. */
function UndoButton({ visit }: { visit: string }) {
  const { t, desk } = useBoard();
  const [isOpen, setOpen] = useState(true);
  useEffect(() => {
    const timer = setTimeout(() => setOpen(false), UNDO_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!isOpen) return null;
  return (
    <button type="button" class="button" onClick={() => void lead(desk.act(visit, "undo", {}))}>
      {t.undo}
    </button>
  );
}

function toneOf(notice: Notice | null): string {
  if (!notice) return "none";
  if (notice.kind === "lost" || notice.kind === "refused") return "danger";
  return notice.kind === "late" || notice.kind === "nobody" ? "warning" : "success";
}

function textOf({ t, desk }: BoardPage, notice: Notice): string {
  switch (notice.kind) {
    case "nobody":
      return t.notice.nobody;
    case "added":
      return t.notice.added(notice.code);
    case "room":
      return t.notice.roomAdded(notice.name);
    case "late":
      return t.conflict[notice.status](whoOf(notice.visit));
    case "lost":
      return t.notice.lost;
    case "refused":
      return actProblemText(t.problems, notice.problem);
    case "did":
      return didText(notice);
  }

  function didText({ act, visit }: Notice & { kind: "did" }): string {
    const who = `${visit.code}, ${visit.patient.name}`;
    const room = desk.rooms.value.find((one) => one.id === visit.room_id);
    if (act === "call") return room ? t.notice.calledIn(who, room.name) : t.notice.called(who);
    if (act === "start") return t.notice.started(who);
    if (act === "finish") {
      return visit.status === "finished" ? t.notice.finished(who) : t.notice.awaitingReturn(who);
    }
    const words = {
      cancel: t.notice.cancelled,
      "no-show": t.notice.noShow,
      return: t.notice.returned,
      triage: t.notice.triaged,
      transfer: t.notice.transferred,
      undo: t.notice.undone,
    };
    return words[act](who);
  }
}

/** Our words for a problem; the API's own for a code that is newer than this page. */
export function problemText(
  words: Readonly<Record<string, string>>,
  problem: { code: string; title: string; detail?: string | null },
): string {
  return words[problem.code] ?? problem.detail ?? problem.title;
}

/** As {@linkcode problemText}, where no field could be marked: what is wrong with one of them is the whole news. */
export function actProblemText(words: Readonly<Record<string, string>>, problem: Problem): string {
  const [error] = problem.code === "invalid_input" ? problem.errors : [];
  return error?.message || problemText(words, problem);
}
