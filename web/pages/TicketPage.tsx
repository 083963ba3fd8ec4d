import { Island } from "../components/Island.tsx";
import { PatientLayout } from "../components/PatientLayout.tsx";
import { QrCode } from "../components/QrCode.tsx";
import { Ticket } from "../islands/Ticket.tsx";
import type { TicketProps } from "../islands/ticket/ticket_page.ts";
import { clockTime, fill, messageOf, type TicketWords } from "../islands/ticket/words.ts";
import { writeMoment } from "../i18n/formats.ts";
import { createTicket } from "../state/create_ticket.ts";
import type { PageRequest } from "../web_env.ts";
import { KeepTicket } from "./patient/KeepTicket.tsx";

interface TicketPageProps {
  request: PageRequest;
  /** What the island is rendered and hydrated with. */
  island: TicketProps;
  /** Address of this page, for the printed code. */
  url: string;
  /** Whether the ticket is in the account of whoever is signed in. */
  isKept?: boolean;
}

/** A patient's turn: readable as it comes from the server, and on paper. */
export function TicketPage({ request, island, url, isKept = false }: TicketPageProps) {
  const t = request.t.ticket;
  const { code, establishment } = island.ticket;
  const view = createTicket(island.ticket, () => Promise.reject(new Error("Not on the server"))).view.value;
  return (
    <PatientLayout
      request={request}
      title={`${messageOf(view, island.words).headline} · ${code}`}
      place={establishment}
      islands={["Ticket"]}
      head={<NoScriptRefresh seconds={30} />}
    >
      <Island name="Ticket" props={island}>
        <Ticket {...island} />
      </Island>
      <noscript>
        <p class="ticket__note">{t.noscript}</p>
      </noscript>
      {!island.ticket.watching && <KeepTicket request={request} token={island.token} isKept={isKept} />}
      <PrintedTicket island={island} url={url} t={t} />
    </PatientLayout>
  );
}

/** Browsers without JavaScript read the page again by themselves. */
export function NoScriptRefresh({ seconds }: { seconds: number }) {
  return (
    <noscript>
      <meta http-equiv="refresh" content={String(seconds)} />
    </noscript>
  );
}

interface PrintedTicketProps {
  island: TicketProps;
  url: string;
  t: PageRequest["t"]["ticket"];
}

/** 80 mm of paper: code, QR, time of arrival; nothing about the person. */
function PrintedTicket({ island, url, t }: PrintedTicketProps) {
  const { code, arrived, establishment } = island.ticket;
  const time = writeMoment(new Date(arrived * 1000), island.locale, establishment.timezone);
  return (
    <div class="slip" aria-hidden="true">
      <p class="slip__place">{establishment.name}</p>
      <p class={code.length > 5 ? "slip__code slip__code--long" : "slip__code"}>{code}</p>
      <QrCode text={url} label={t.print.follow} />
      <p class="slip__follow">{t.print.follow}</p>
      <p class="slip__url">{url.replace(/^https?:\/\//, "")}</p>
      <p class="slip__time">{fill(t.print.arrived, { time })}</p>
    </div>
  );
}

/** The words that the island shows: strings only. */
export function ticketWords(t: PageRequest["t"]): TicketWords {
  const { not_found: _, unavailable: __, noscript: ___, title: ____, print: _____, ...words } = t.ticket;
  return { ...words, classes: t.common.risk };
}

/** When a snapshot was taken, as the clinic's clock shows it. */
export function takenAt(island: Pick<TicketProps, "ticket" | "locale">): string {
  const { snapshot, establishment } = island.ticket;
  return clockTime(island.locale, snapshot.at * 1000, establishment.timezone);
}
