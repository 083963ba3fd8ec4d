import { useState } from "preact/hooks";
import { Icon } from "../../components/Icon.tsx";
import { QrCode } from "../../components/QrCode.tsx";
import { useBoard } from "./board_page.ts";

interface TicketCardProps {
  visit: { id: string; code: string; token: string };
  /** A sentence below the code. */
  children?: string;
}

/** The ticket of a visit: code, QR, ways to hand it over. */
export function TicketCard({ visit, children }: TicketCardProps) {
  const { t, props } = useBoard();
  const link = `${location.origin}/t/${visit.token}`;
  return (
    <div class="ticket-card">
      <QrCode text={link} label={t.ticket.qr(visit.code)} />
      <div class="ticket-card__words">
        <p class="ticket-card__label">{t.ticket.code}</p>
        <p class="ticket-card__code">{visit.code}</p>
        {children && <p class="ticket-card__place">{children}</p>}
        <p class="ticket-card__hint">{t.ticket.scan}</p>
      </div>
      <div class="ticket-card__acts">
        <a
          class="button"
          href={`/app/${props.establishment.slug}/senha/${visit.id}`}
          target="_blank"
          rel="noopener"
        >
          <Icon name="ticket" />
          {t.ticket.print}
        </a>
        <CopyLink link={link} />
      </div>
    </div>
  );
}

function CopyLink({ link }: { link: string }) {
  const { t } = useBoard();
  const [copied, setCopied] = useState<"no" | "yes" | "failed">("no");
  const copy = () => {
    const done = navigator.clipboard
      ? navigator.clipboard.writeText(link)
      : Promise.reject(new Error("No clipboard"));
    done.then(() => setCopied("yes"), () => setCopied("failed"));
  };
  return (
    <>
      <button type="button" class="button" onClick={copy}>{t.ticket.copy}</button>
      <span role="status" class="ticket-card__copied">
        {copied === "yes" && t.ticket.copied}
        {copied === "failed" && t.ticket.copyFailed}
      </span>
      <input class="input ticket-card__link" readOnly value={link} aria-label={t.ticket.link} />
    </>
  );
}
