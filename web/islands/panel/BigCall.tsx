import type { PanelCall } from "../../../edge/domain/display.ts";
import type { PanelMode } from "./panel_page.ts";
import type { ScreenWords } from "./screen_words.ts";

interface BigCallProps {
  call: PanelCall | null;
  mode: PanelMode;
  words: readonly ScreenWords[];
}

/** Codes are set as large as their length lets them. */
const SHORTEST = 4;
const LONGEST = 8;
/** More does not fit into one line. */
const LONG_ROOM = 21;

/** The field that is read from the far end of the room, in all languages of the panel. */
export function BigCall({ call, mode, words }: BigCallProps) {
  if (!call || mode === "idle") {
    const [first, ...others] = words;
    return (
      <section class="big-call big-call--idle">
        <p class="big-call__idle">{first.idle}</p>
        <p class="big-call__idle-text">{first.idle_text}</p>
        {others.map((t) => <p key={t.idle} class="big-call__idle-other">{t.idle_text}</p>)}
      </section>
    );
  }
  const length = Math.min(Math.max(call.code.length, SHORTEST), LONGEST);
  const label = (t: ScreenWords) => mode === "resting" ? t.last_call : call.times > 1 ? t.again : t.calling;
  const room = call.room ?? words.map((t) => t.no_room).join(" · ");
  return (
    <section class={`big-call big-call--${mode}`} key={call.number}>
      <p class="big-call__label">{words.map(label).join(" · ")}</p>
      <p class={`big-call__code big-call__code--${length}`}>{call.code}</p>
      {call.name && <p class="big-call__name">{call.name}</p>}
      <p class={room.length > LONG_ROOM ? "big-call__room big-call__room--long" : "big-call__room"}>{room}</p>
    </section>
  );
}
