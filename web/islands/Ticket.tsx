import { useEffect, useMemo, useState } from "preact/hooks";
import { RiskBadge } from "../components/RiskBadge.tsx";
import type { TicketView } from "../state/create_ticket.ts";
import { momentOf } from "../state/ticket_moment.ts";
import { AlertSwitch } from "./ticket/AlertSwitch.tsx";
import { CodeList } from "./ticket/CodeList.tsx";
import { ConnectionSign } from "./ticket/ConnectionSign.tsx";
import { PhaseSteps } from "./ticket/PhaseSteps.tsx";
import { ShareTicket } from "./ticket/ShareTicket.tsx";
import { Switch } from "./ticket/Switch.tsx";
import { createTicketPage, type TicketPage, type TicketProps } from "./ticket/ticket_page.ts";
import { TicketActs } from "./ticket/TicketActs.tsx";
import { TicketCard } from "./ticket/TicketCard.tsx";
import { clockTime } from "./ticket/words.ts";

/** A patient's place in the queue: complete from the server, live once its script runs. */
export function Ticket(props: TicketProps) {
  const page = useMemo(() => createTicketPage(props), []);
  const [isLive, setLive] = useState(false);
  useEffect(() => {
    setLive(true);
    return page.start();
  }, []);

  const { ticket, alerts, held } = page;
  const t = page.words.value;
  const view = ticket.view.value;
  const isOpen = view.phase !== "ended";
  const isWatching = props.ticket.watching === true;
  const own = held.own.value;
  useEffect(() => {
    if (isLive || !own) void held.refresh();
  }, [momentOf(view)]);
  return (
    <div class={page.quiet.value ? "ticket ticket--quiet" : "ticket"} onClick={alerts.tapped}>
      <p class="visually-hidden" role="status">{page.announcement}</p>
      <p class="visually-hidden" role="alert">{page.alarm}</p>
      {isWatching && (
        <div class="watching">
          <p class="watching__title">{t.watch.title}</p>
          <p>{t.watch.text}</p>
        </div>
      )}
      {isOpen && <ConnectionSign health={page.health.value} updated={page.updated.value} t={t.connection} />}
      <TicketCard
        code={ticket.code}
        view={view}
        kept={props.ticket.kept_of_ten}
        isQuiet={page.quiet.value}
        isWorse={own?.worse}
        t={t}
      />
      {isOpen && !isWatching && own && <TicketActs {...{ page, view, own, isLive }} />}
      {isOpen && <Rest page={page} view={view} />}
      {isOpen && isLive && <Choices page={page} isWatching={isWatching} />}
    </div>
  );
}

/** What is good to know; in quiet mode the phases alone. */
function Rest({ page, view }: { page: TicketPage; view: TicketView }) {
  const { ticket, props: { locale, ticket: { establishment } } } = page;
  const t = page.words.value;
  const risk = ticket.risk.value;
  return (
    <>
      <PhaseSteps
        view={view}
        hasTriage={risk !== null}
        times={page.held.own.value}
        clock={(epoch) => clockTime(locale, epoch * 1000, establishment.timezone)}
        t={t.phases}
      />
      {!page.quiet.value && risk && (
        <section class="own-risk">
          <h2 class="own-risk__label">{t.risk.label}</h2>
          <RiskBadge risk={risk} label={t.classes[risk]} size="large" />
          <p>{t.risk[risk]}</p>
        </section>
      )}
      {!page.quiet.value && (
        <div class="ticket__lists">
          <CodeList
            title={t.lists.last}
            empty={t.lists.last_empty}
            codes={ticket.lastCalled.value.map((call) => call.code)}
            own={ticket.code}
            you={t.lists.you}
          />
          <CodeList
            title={t.lists.next}
            empty={t.lists.next_empty}
            codes={ticket.next.value}
            own={ticket.code}
            you={t.lists.you}
          />
        </div>
      )}
    </>
  );
}

/** How the page behaves on this device, and who else may look at it. */
function Choices({ page, isWatching }: { page: TicketPage; isWatching: boolean }) {
  const { quiet: q, alerts } = page.words.value;
  const isQuiet = page.quiet.value;
  return (
    <>
      {!isQuiet && <AlertSwitch alerts={page.alerts} t={alerts} />}
      <Switch
        label={q.label}
        text={isQuiet ? q.on : q.text}
        isOn={isQuiet}
        onToggle={() => page.chooseQuiet(!isQuiet)}
      />
      {!isWatching && !isQuiet && <ShareTicket page={page} />}
    </>
  );
}
