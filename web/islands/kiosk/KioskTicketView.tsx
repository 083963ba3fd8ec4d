import type { Kiosk, KioskTicket } from "../../../edge/domain/kiosk.ts";
import { QrCode } from "../../components/QrCode.tsx";
import type { KioskWords } from "../../i18n/kiosk/pt_BR.ts";
import { fill } from "../ticket/words.ts";
import { Step } from "./Step.tsx";

interface KioskTicketViewProps {
  t: KioskWords;
  language: string;
  ticket: KioskTicket;
  establishment: Kiosk["establishment"];
  /** Address of the ticket's page. */
  url: string;
  onDone(): void;
}

/** The ticket on the screen, and as it comes out of an 80 mm printer: no name, no document. */
export function KioskTicketView({ t, language, ticket, establishment, url, onDone }: KioskTicketViewProps) {
  const time = new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, {
    dateStyle: "short",
    timeStyle: "short",
    timeZone: establishment.timezone,
  }).format(new Date(ticket.arrived_at));
  return (
    <>
      <Step title={`${t.ticket_title}: ${ticket.code}`} language={language}>
        <p class="kiosk__code" aria-hidden="true">{ticket.code}</p>
        <p class="kiosk__text">{t.ticket_text}</p>
        <QrCode text={url} label={t.follow} />
        <button type="button" class="button button--primary kiosk__choice" onClick={onDone}>
          {t.finish}
        </button>
      </Step>
      <div class="slip" aria-hidden="true">
        <p class="slip__place">{establishment.name}</p>
        <p class="slip__code">{ticket.code}</p>
        <p>{ticket.service}</p>
        <QrCode text={url} label={t.follow} />
        <p class="slip__follow">{t.follow}</p>
        <p class="slip__url">{url.replace(/^https?:\/\//, "")}</p>
        <p>{fill(t.printed, { time })}</p>
      </div>
    </>
  );
}
