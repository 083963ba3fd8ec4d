import { RiskBadge } from "../../components/RiskBadge.tsx";
import { ConnectionSign } from "../ticket/ConnectionSign.tsx";
import { fill, messageOf, type TicketWords, waitOf } from "../ticket/words.ts";
import type { OwnLiveTicket } from "./my_queue.ts";

interface QueueCardProps {
  own: OwnLiveTicket;
  words: TicketWords;
  t: { of: string; open: string };
}

/** One clinic's queue: where the reader stands and what to do. */
export function QueueCard({ own, words, t }: QueueCardProps) {
  const { ticket, place, person, token } = own;
  const view = ticket.view.value;
  const { headline, text } = messageOf(view, words);
  const risk = ticket.risk.value;
  const title = `queue-${token}`;
  return (
    <section
      class={`turn turn--${view.phase === "ended" ? view.end : view.phase} queue-card`}
      aria-labelledby={title}
    >
      <header class="queue-card__head">
        <h2 id={title}>{place}</h2>
        <p>{fill(t.of, { name: person })}</p>
        {view.phase !== "ended" && (
          <ConnectionSign health={own.health.value} updated={own.updated.value} t={words.connection} />
        )}
      </header>
      <p class="turn__code">
        <span>{words.your_code}</span> <strong class="code">{ticket.code}</strong>
      </p>
      <p class="turn__headline">{headline}</p>
      {view.phase === "called" && view.room && (
        <p class="turn__room">
          <span>{words.called.room}</span> <strong>{view.room}</strong>
        </p>
      )}
      <p class="turn__text">{text}</p>
      {view.phase === "waiting" && (
        <div class="wait">
          <h3 class="wait__label">{words.wait.label}</h3>
          <p class="wait__value">{waitOf(view, words.wait).value}</p>
          <p class="wait__place">{fill(words.waiting.position, { position: view.position })}</p>
        </div>
      )}
      {risk && view.phase !== "ended" && <RiskBadge risk={risk} label={words.classes[risk]} size="large" />}
      <a class="button" href={`/t/${token}`}>
        {t.open}
        <span class="visually-hidden">, {ticket.code}, {place}</span>
      </a>
    </section>
  );
}
