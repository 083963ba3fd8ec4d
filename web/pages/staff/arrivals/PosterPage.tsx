import type { Membership } from "../../../backend/me.ts";
import { Document } from "../../../components/Document.tsx";
import { Island } from "../../../components/Island.tsx";
import { QrCode } from "../../../components/QrCode.tsx";
import { PrintButton } from "../../../islands/PrintButton.tsx";
import type { PageRequest } from "../../../web_env.ts";
import { isManager } from "../team/role_rights.ts";

interface PosterPageProps {
  request: PageRequest;
  establishment: Membership;
  posterKey: string;
  /** Where our pages are found. */
  origin: string;
  wasRenewed: boolean;
}

/** A page to hang at the reception: whoever scans it there confirms the arrival. */
export function PosterPage({ request, establishment, posterKey, origin, wasRenewed }: PosterPageProps) {
  const { arrivals } = request.t;
  const t = arrivals.poster_page;
  const print = { label: t.print };
  const page = `${origin}/c/${establishment.slug}`;
  const path = `/app/${establishment.slug}/chegadas`;
  return (
    <Document request={request} title={t.title} sheet="poster" islands={["PrintButton"]} hidden>
      <main id="main">
        <article class="poster">
          <p class="poster__clinic">{establishment.name}</p>
          <h1>{t.title}</h1>
          <p class="poster__text">{t.text}</p>
          <QrCode text={`${page}/cheguei?k=${posterKey}`} label={t.qr} />
          <p class="poster__text">{t.code}</p>
          <p class="poster__key">{posterKey.replace(/^(.{4})/, "$1-")}</p>
          <p class="poster__take">
            {t.take} {page.replace(/^https?:\/\//, "")}
          </p>
        </article>
        <div class="poster-acts">
          {wasRenewed && <p class="notice notice--success" role="status">{t.renewed}</p>}
          <Island name="PrintButton" props={print}>
            <PrintButton {...print} />
          </Island>
          <a class="button" href={path}>{request.t.common.back}</a>
          {isManager(establishment.role) && (
            <form method="post" action={`${path}/cartaz`}>
              <p>{t.renew_text}</p>
              <button type="submit" class="button">{t.renew}</button>
            </form>
          )}
        </div>
      </main>
    </Document>
  );
}
