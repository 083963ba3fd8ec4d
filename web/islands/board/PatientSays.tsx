import { Icon, type IconName } from "../../components/Icon.tsx";
import type { BoardVisit } from "../../state/create_board.ts";
import { type BoardPage, useBoard } from "./board_page.ts";
import { clockTime } from "./words.ts";

interface Word {
  text: string;
  icon: IconName;
  isUrgent?: true;
}

/** What a patient has told by phone, as far as it still holds. */
export function PatientSays({ visit }: { visit: BoardVisit }) {
  return (
    <>
      {wordsOf(useBoard(), visit).map(({ text, icon, isUrgent }) => (
        <span key={text} class={isUrgent ? "says says--urgent" : "says"}>
          <Icon name={icon} />
          {text}
        </span>
      ))}
    </>
  );
}

function wordsOf({ t, props, live }: BoardPage, visit: BoardVisit): Word[] {
  const words: Word[] = [];
  const isOut = visit.out_until !== null && Date.parse(visit.out_until) > live.now.value;
  if (visit.worse_at) words.push({ text: t.says.worse, icon: "alert", isUrgent: true });
  if (isOut && visit.out_until) {
    words.push({ text: t.says.out(clockTime(props, visit.out_until)), icon: "door" });
  }
  if (visit.announced) words.push({ text: t.says[visit.announced], icon: "phone" });
  return words;
}
