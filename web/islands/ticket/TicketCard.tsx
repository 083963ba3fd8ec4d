import type { TicketView } from "../../state/create_ticket.ts";
import { fill, messageOf, paceText, type TicketWords, waitOf } from "./words.ts";

interface TicketCardProps {
  code: string;
  view: TicketView;
  /** Of ten people, how many waited no longer than told. */
  kept?: number;
  /** The wait in one line. */
  isQuiet?: boolean;
  /** Said that they got worse, and nobody has looked yet. */
  isWorse?: boolean;
  t: TicketWords;
}

/** The one thing to know: whose turn it is, and what to do. */
export function TicketCard({ code, view, kept, isQuiet = false, isWorse = false, t }: TicketCardProps) {
  const { headline, text } = messageOf(view, t);
  return (
    <section class={`turn turn--${view.phase === "ended" ? view.end : view.phase}`}>
      <p class="turn__code">
        <span>{t.your_code}</span> <strong class="code">{code}</strong>
      </p>
      <h1 class="turn__headline">{headline}</h1>
      {view.phase === "called" && view.room && (
        <p class="turn__room">
          <span>{t.called.room}</span> <strong>{view.room}</strong>
        </p>
      )}
      <p class="turn__text">{isWorse && view.phase === "waiting" ? t.waiting.worse_text : text}</p>
      {view.phase === "waiting" && <WaitPanel view={view} kept={kept} isQuiet={isQuiet} t={t} />}
    </section>
  );
}

interface WaitPanelProps extends Pick<TicketCardProps, "kept" | "isQuiet" | "t"> {
  view: Extract<TicketView, { phase: "waiting" }>;
}

function WaitPanel({ view, kept, isQuiet, t }: WaitPanelProps) {
  const { value, text } = waitOf(view, t.wait);
  return (
    <div class="wait">
      <h2 class="wait__label">{t.wait.label}</h2>
      <p class="wait__value">{value}</p>
      {!isQuiet && <p class="wait__text">{text}</p>}
      {!isQuiet && view.pace && <p class="wait__text">{paceText(view.pace, t.wait)}</p>}
      {!isQuiet && kept !== undefined && view.wait && <p class="wait__text">{fill(t.wait.kept, { kept })}</p>}
      <p class="wait__place">{fill(t.waiting.position, { position: view.position })}</p>
    </div>
  );
}
