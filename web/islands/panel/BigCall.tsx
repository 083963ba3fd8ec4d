import type { CalledCode } from "../../state/create_queue.ts";
import type { PanelMode, PanelWords } from "./panel_page.ts";

interface BigCallProps {
  call: CalledCode | null;
  mode: PanelMode;
  t: PanelWords;
}

/** Codes are set as large as their length lets them. */
const SHORTEST = 4;
const LONGEST = 8;

/** The field that is read from the far end of the room. */
export function BigCall({ call, mode, t }: BigCallProps) {
  if (!call || mode === "idle") {
    return (
      <section class="big-call big-call--idle">
        <p class="big-call__idle">{t.idle}</p>
        <p class="big-call__idle-text">{t.idle_text}</p>
      </section>
    );
  }
  const length = Math.min(Math.max(call.code.length, SHORTEST), LONGEST);
  return (
    <section class={`big-call big-call--${mode}`} key={call.number}>
      <p class="big-call__label">{mode === "resting" ? t.last_call : call.again ? t.again : t.calling}</p>
      <p class={`big-call__code big-call__code--${length}`}>{call.code}</p>
      {call.room && <p class="big-call__room">{call.room}</p>}
    </section>
  );
}
