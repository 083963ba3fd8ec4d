import type { Clinic } from "../../../edge/domain/clinic.ts";
import type { RemoteTicket } from "../../../edge/domain/remote_ticket.ts";
import { WideSubmit } from "../../components/WideSubmit.tsx";
import { fill } from "../../islands/ticket/words.ts";
import type { PageRequest } from "../../web_env.ts";
import { ClinicLayout } from "./ClinicLayout.tsx";

interface ArrivalPageProps {
  request: PageRequest;
  clinic: Clinic;
  /** Tickets of this phone. */
  tickets: readonly RemoteTicket[];
  /** What the poster says. */
  posterKey: string;
}

/** Where the QR code of the reception's poster leads: one tap for each ticket of this phone. */
export function ArrivalPage({ request, clinic, tickets, posterKey }: ArrivalPageProps) {
  const t = request.t.clinic.ticket;
  return (
    <ClinicLayout request={request} place={clinic} title={t.arrive.title} hidden>
      <h1>{t.arrive.title}</h1>
      {tickets.length === 0 && (
        <section class="card clinic__card">
          <p>{fill(t.arrive.none, { key: posterKey })}</p>
          <a class="button button--wide" href={`/c/${clinic.slug}`}>{t.arrive.take}</a>
        </section>
      )}
      {tickets.length > 0 && <p class="clinic__text">{fill(t.arrive.here, { place: clinic.name })}</p>}
      {tickets.map(({ token, code }) => (
        <form key={token} method="post" action={`/t/${token}/chegada`} class="card clinic__card">
          <p class="turn__code">
            {t.your_code} <strong>{code}</strong>
          </p>
          <input type="hidden" name="key" value={posterKey} />
          <WideSubmit label={t.arrive.submit} />
        </form>
      ))}
    </ClinicLayout>
  );
}
