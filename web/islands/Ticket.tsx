import { useEffect, useMemo, useState } from "preact/hooks";
import { RiskBadge } from "../components/RiskBadge.tsx";
import { AlertSwitch } from "./ticket/AlertSwitch.tsx";
import { CodeList } from "./ticket/CodeList.tsx";
import { ConnectionSign } from "./ticket/ConnectionSign.tsx";
import { PhaseSteps } from "./ticket/PhaseSteps.tsx";
import { createTicketPage, type TicketProps } from "./ticket/ticket_page.ts";
import { TicketActs } from "./ticket/TicketActs.tsx";
import { TicketCard } from "./ticket/TicketCard.tsx";

/** A patient's place in the queue: complete from the server, live once its script runs. */
export function Ticket(props: TicketProps) {
  const page = useMemo(() => createTicketPage(props), []);
  const [isLive, setLive] = useState(false);
  useEffect(() => {
    setLive(true);
    return page.start();
  }, []);

  const { ticket, t, alerts } = page;
  const view = ticket.view.value;
  const risk = ticket.risk.value;
  const isOpen = view.phase !== "ended";
  return (
    <div class="ticket" onClick={alerts.tapped}>
      <p class="visually-hidden" role="status">{page.announcement}</p>
      <p class="visually-hidden" role="alert">{page.alarm}</p>
      {isOpen && <ConnectionSign health={page.health.value} updated={page.updated.value} t={t.connection} />}
      <TicketCard code={ticket.code} view={view} kept={props.ticket.kept_of_ten} t={t} />
      {isOpen && isLive && <TicketActs page={props} view={view} />}
      {isOpen && <PhaseSteps view={view} hasTriage={risk !== null} t={t.phases} />}
      {isOpen && risk && (
        <section class="own-risk">
          <h2 class="own-risk__label">{t.risk.label}</h2>
          <RiskBadge risk={risk} label={t.classes[risk]} size="large" />
          <p>{t.risk[risk]}</p>
        </section>
      )}
      {isOpen && (
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
      {isOpen && isLive && <AlertSwitch alerts={alerts} t={t.alerts} />}
    </div>
  );
}
