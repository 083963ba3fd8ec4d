import { writeMoment } from "../../i18n/formats.ts";
import type { Visit } from "../../../edge/domain/staff_queue.ts";
import type { Membership } from "../../backend/me.ts";
import { Document } from "../../components/Document.tsx";
import { Island } from "../../components/Island.tsx";
import { QrCode } from "../../components/QrCode.tsx";
import { PrintButton } from "../../islands/PrintButton.tsx";
import type { PageRequest } from "../../web_env.ts";

interface TicketPrintPageProps {
  request: PageRequest;
  establishment: Membership;
  visit: Visit;
  /** Address of the patient's page. */
  link: string;
}

/** A ticket for an 80 mm printer: code, QR, when; no name, document or symptom. */
export function TicketPrintPage({ request, establishment, visit, link }: TicketPrintPageProps) {
  const { print } = request.t.staff;
  const arrived = writeMoment(visit.arrived_at, request.locale, establishment.timezone);
  const props = { label: print.print };
  return (
    <Document
      request={request}
      title={`${print.title} ${visit.code}`}
      sheet="print"
      islands={["PrintButton"]}
      hidden
    >
      <main class="slip" id="main">
        <p class="slip__clinic">{establishment.name}</p>
        <h1 class="slip__heading">
          <span class="visually-hidden">{print.title}</span>
          <SlipCode code={visit.code} />
        </h1>
        <QrCode text={link} label={request.t.board.ticket.qr(visit.code)} />
        <p class="slip__follow">{print.follow}</p>
        <p class="slip__link">{link.replace(/^https?:\/\//, "")}</p>
        <p class="slip__date">{arrived}</p>
      </main>
      <div class="slip-acts">
        <Island name="PrintButton" props={props}>
          <PrintButton {...props} />
        </Island>
        <noscript>{print.noScript}</noscript>
        <a class="button" href={`/app/${establishment.slug}/fila`}>{print.back}</a>
      </div>
    </Document>
  );
}

/** The code with capitals 20 mm high, in millimetres; a long one is drawn narrower, never smaller. */
function SlipCode({ code }: { code: string }) {
  const isWide = code.length >= 4;
  return (
    <svg class="slip__code" viewBox="0 0 72 22" role="img" aria-label={code}>
      <text
        x="36"
        y="21"
        text-anchor="middle"
        font-size="27.5"
        textLength={isWide ? 71 : undefined}
        lengthAdjust={isWide ? "spacingAndGlyphs" : undefined}
      >
        {code}
      </text>
    </svg>
  );
}
