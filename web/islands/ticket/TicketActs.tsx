import { useState } from "preact/hooks";
import type { TicketAct } from "../../../edge/domain/own_ticket.ts";
import type { OwnAnswer } from "../../backend/own_ticket.ts";
import type { TicketView } from "../../state/create_ticket.ts";
import type { TicketPage, TicketProps } from "./ticket_page.ts";
import { clockTime, fill, type TicketWords } from "./words.ts";

interface TicketActsProps {
  page: TicketPage;
  view: TicketView;
  own: OwnAnswer;
  /** Before the script runs nothing can be done; the buttons keep their place. */
  isLive: boolean;
}

const STEP_MINUTES = [10, 15, 20, 30, 45, 60, 90, 120];

/** What patients may say and do by themselves; each act is asked for where it could be meant by mistake. */
export function TicketActs({ page, view, own, isLive }: TicketActsProps) {
  const { held } = page;
  const { acts: t } = page.words.value;
  const [asking, ask] = useState<"worsen" | "step_out" | "leave" | null>(null);

  const send = (act: TicketAct) => {
    ask(null);
    void held.act(act);
  };
  const isHere = view.phase === "waiting" || view.phase === "triage";
  return (
    <fieldset class="acts" disabled={!isLive} aria-labelledby="acts-title">
      <h2 id="acts-title" class="visually-hidden">{t.label}</h2>
      {page.mustReturn.value && <p class="acts__return">{t.come_back}</p>}
      <p role="status" class="acts__state">
        {held.hasFailed.value ? t.failed : stateOf(own, page.props, view)}
      </p>
      {view.phase === "called" && !own.acknowledged && (
        <Act
          label={t.acknowledge}
          look="primary"
          onClick={() => send({ act: "acknowledge" })}
        />
      )}
      {own.out !== null && isHere && (
        <Act
          label={t.step_in}
          look="primary"
          onClick={() => send({ act: "step_in" })}
        />
      )}
      {isHere && own.announced !== "arrived" && own.announced !== "on_my_way" && own.out !== null && (
        <Act
          label={t.on_my_way}
          onClick={() => send({ act: "on_my_way" })}
        />
      )}
      {view.phase === "called" && own.announced !== "on_my_way" && (
        <Act
          label={t.on_my_way}
          onClick={() => send({ act: "on_my_way" })}
        />
      )}
      {isHere && own.announced === "on_my_way" && (
        <Act
          label={t.arrive}
          onClick={() => send({ act: "arrive" })}
        />
      )}
      {isHere && own.out === null && own.may_step_out >= STEP_MINUTES[0] && (
        <Act
          label={t.step_out}
          onClick={() => ask(asking === "step_out" ? null : "step_out")}
        />
      )}
      {asking === "step_out" && (
        <div class="acts__ask">
          <p>{t.step_out_text}</p>
          {STEP_MINUTES.filter((minutes) => minutes <= own.may_step_out).map((minutes) => (
            <Act
              key={minutes}
              label={fill(t.minutes, { minutes })}
              onClick={() => send({ act: "step_out", minutes })}
            />
          ))}
        </div>
      )}
      {(isHere || view.phase === "called") && !own.worse && (
        <Act
          label={t.worsen}
          look="warning"
          onClick={() => ask(asking === "worsen" ? null : "worsen")}
        />
      )}
      {asking === "worsen" && <WorseForm t={t} onSend={(note) => send({ act: "worsen", note })} />}
      {view.phase !== "in_service" && view.phase !== "ended" && (
        <Act
          label={t.leave}
          look="quiet"
          onClick={() => ask(asking === "leave" ? null : "leave")}
        />
      )}
      {asking === "leave" && (
        <div class="acts__ask">
          <p>{t.leave_text}</p>
          <Act label={t.leave_sure} look="danger" onClick={() => send({ act: "leave" })} />
        </div>
      )}
      {view.phase === "waiting" && !page.quiet.value && (
        <details class="acts__why">
          <summary>{t.why}</summary>
          <p>{t.why_text}</p>
        </details>
      )}
    </fieldset>
  );
}

function Act({ label, look, onClick }: { label: string; look?: string; onClick: () => void }) {
  return <button type="button" class={look ? `act act--${look}` : "act"} onClick={onClick}>{label}</button>;
}

function WorseForm({ t, onSend }: { t: TicketWords["acts"]; onSend: (note: string) => void }) {
  const [note, setNote] = useState("");
  return (
    <div class="acts__ask">
      <label for="worse-note">{t.worsen_note}</label>
      <textarea
        id="worse-note"
        class="input"
        rows={2}
        maxLength={300}
        onInput={(event) => setNote(event.currentTarget.value)}
      />
      <Act label={t.worsen_send} look="warning" onClick={() => onSend(note)} />
    </div>
  );
}

/** What the clinic knows by now. */
function stateOf(
  own: OwnAnswer,
  { locale, ticket, words: { acts: t } }: TicketProps,
  view: TicketView,
): string {
  const back = own.out !== null &&
    fill(t.out_until, { time: clockTime(locale, own.out * 1000, ticket.establishment.timezone) });
  if (own.worse) return back ? `${t.worse_told} ${back}` : t.worse_told;
  if (back) return back;
  if (view.phase === "called" && own.acknowledged) return t.acknowledged;
  if (own.announced === "on_my_way") return t.coming;
  return own.announced === "arrived" ? t.arrived : "";
}
