import type { RemoteTicket } from "../../../edge/domain/remote_ticket.ts";
import { errorOf, ErrorSummary, type FieldError } from "../../components/ErrorSummary.tsx";
import { Field } from "../../components/Field.tsx";
import { QrCode } from "../../components/QrCode.tsx";
import { clockTime, fill } from "../../islands/ticket/words.ts";
import type { PageRequest } from "../../web_env.ts";
import { NoScriptRefresh } from "../TicketPage.tsx";
import { ClinicLayout } from "./ClinicLayout.tsx";
import { counted, waitSentence } from "./wait_words.ts";

interface RemoteTicketPageProps {
  request: PageRequest;
  ticket: RemoteTicket;
  /** Address of this page, for the QR code. */
  url: string;
  errors?: readonly FieldError[];
  message?: string;
}

/** `/t/:token` of somebody who is expected, or is no more: readable as it comes, and renewed by itself. */
export function RemoteTicketPage(props: RemoteTicketPageProps) {
  const { request, ticket, url } = props;
  const t = request.t.clinic.ticket;
  const { establishment, code, state } = ticket;
  const timeOf = (instant: string) => clockTime(request.locale, Date.parse(instant), establishment.timezone);
  const words = state === "left" ? t.left : state === "lapsed" ? t.lapsed : t.expected;
  const until = { time: timeOf(ticket.expires_at) };
  return (
    <ClinicLayout
      request={request}
      place={establishment}
      title={`${fill(words.headline, until)} · ${code}`}
      islands={["FreshPage"]}
      head={<NoScriptRefresh seconds={30} />}
      hidden
    >
      <div class="clinic__fresh" data-fresh={state === "expected" ? "" : undefined}>
        <section class="turn">
          <p class="turn__code">
            {t.your_code} <strong>{code}</strong>
          </p>
          <h1 class="turn__headline">{fill(words.headline, until)}</h1>
          <p class="turn__text">{fill(words.text, until)}</p>
          {state === "expected" && <Place request={request} ticket={ticket} />}
        </section>
        <p class="clinic__updated">
          <span data-fresh-live>{fill(t.updated, { time: timeOf(ticket.now) })}</span>
          <span data-fresh-offline role="status" hidden>{fill(t.offline, { time: timeOf(ticket.now) })}</span>
        </p>
      </div>
      {state === "expected"
        ? <Acts {...props} url={url} />
        : (
          <a class="button button--primary button--large button--wide" href={`/c/${establishment.slug}`}>
            {t.again}
          </a>
        )}
    </ClinicLayout>
  );
}

/** Where the holder would stand, said as what it is: nobody waits who is not there. */
function Place({ request, ticket }: Pick<RemoteTicketPageProps, "request" | "ticket">) {
  const { clinic: { ticket: t } } = request.t;
  const { place, wait, counts_from } = ticket;
  const before = place?.expected_before ?? 0;
  return (
    <div class="wait">
      {place && (
        <>
          <h2 class="wait__label">{t.place.label}</h2>
          <p class="wait__value">
            {counted(place.ahead, { none: t.place.next, one: t.place.one, other: t.place.other })}
          </p>
        </>
      )}
      {!place && <p>{t.place.triage}</p>}
      <p>{waitSentence(wait, t.wait, t.wait_unknown, request.t)}</p>
      {before > 0 && (
        <p>{before === 1 ? t.place.expected_one : fill(t.place.expected_other, { count: before })}</p>
      )}
      {place && <p>{t.place[counts_from]}</p>}
    </div>
  );
}

function Acts({ request, ticket, url, errors = [], message }: RemoteTicketPageProps) {
  const { clinic: { ticket: t }, common } = request.t;
  return (
    <>
      <section class="card clinic__card clinic__qr">
        <QrCode text={url} label={fill(t.qr, { code: ticket.code })} />
        <p>{t.qr_text}</p>
      </section>
      <form method="post" action={`/t/${ticket.token}/chegada`} class="card clinic__card form" noValidate>
        <h2>{t.arrive.title}</h2>
        <ErrorSummary title={common.error_summary} errors={errors} message={message} />
        <p class="clinic__text">{t.arrive.text}</p>
        <Field
          name="key"
          label={t.arrive.key}
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          maxLength={20}
          width="medium"
          error={errorOf(errors, "key")}
          required
        />
        <button type="submit" class="button button--primary button--large">{t.arrive.submit}</button>
      </form>
      <details class="clinic__leave">
        <summary>{t.leave.title}</summary>
        <form method="post" action={`/t/${ticket.token}/devolver`} class="form">
          <p>{t.leave.text}</p>
          <button type="submit" class="button">{t.leave.submit}</button>
        </form>
      </details>
    </>
  );
}
