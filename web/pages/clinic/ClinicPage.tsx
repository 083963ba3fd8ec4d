import type { Clinic, ClinicService } from "../../../edge/domain/clinic.ts";
import { WEEKDAYS } from "../../../edge/domain/establishment.ts";
import type { FieldError } from "../../components/ErrorSummary.tsx";
import { fill } from "../../islands/ticket/words.ts";
import type { PageRequest } from "../../web_env.ts";
import { formatSpans } from "../staff/settings/opening_hours.ts";
import { ClinicLayout } from "./ClinicLayout.tsx";
import type { JoinValues } from "./join_form.ts";
import { JoinForm } from "./JoinForm.tsx";
import { counted, waitSentence } from "./wait_words.ts";

interface ClinicPageProps {
  request: PageRequest;
  clinic: Clinic;
  values: JoinValues;
  errors?: readonly FieldError[];
  /** What is wrong with the attempt as a whole. */
  message?: string;
  /** Tickets that this phone has taken here and that are not over. */
  own: readonly { code: string; token: string }[];
}

/** `/c/:slug`: what a clinic tells everybody, and where a ticket is taken from outside. */
export function ClinicPage(props: ClinicPageProps) {
  const { request, clinic, own } = props;
  const t = request.t.clinic;
  return (
    <ClinicLayout
      request={request}
      place={clinic}
      title={clinic.name}
      description={fill(t.description, { place: clinic.name })}
      islands={["Forms"]}
    >
      <div class="clinic__head">
        <h1>{clinic.name}</h1>
        <p class={clinic.is_open ? "clinic__state clinic__state--open" : "clinic__state"}>
          {clinic.is_open ? t.open : t.closed}
        </p>
        {clinic.description && <p class="clinic__text">{clinic.description}</p>}
      </div>
      {own.map(({ code, token }) => (
        <a key={token} class="button button--primary button--large button--wide" href={`/t/${token}`}>
          {t.remote.yours}: {code}
        </a>
      ))}
      <Services request={request} clinic={clinic} />
      <JoinForm {...props} />
      <Hours request={request} clinic={clinic} />
      <section class="card clinic__card" aria-labelledby="contact">
        <h2 id="contact">{t.contact}</h2>
        <address class="clinic__address">
          {clinic.address}
          <br />
          {clinic.city} – {clinic.state}, {clinic.postal_code.replace(/^(\d{5})(\d{3})$/, "$1-$2")}
        </address>
        <p>
          {t.phone}: <a href={`tel:+55${clinic.phone}`}>{shownPhone(clinic.phone)}</a>
        </p>
      </section>
    </ClinicLayout>
  );
}

function Services({ request, clinic }: Pick<ClinicPageProps, "request" | "clinic">) {
  const t = request.t.clinic;
  const names = new Intl.ListFormat(request.locale);
  return (
    <section class="card clinic__card" aria-labelledby="services">
      <h2 id="services">{t.services}</h2>
      <p class="clinic__text">{t.services_text}</p>
      <ul class="clinic__services">
        {alike(clinic.services).map(([service, ...others]) => (
          <li key={service.id}>
            <strong>{names.format([service, ...others].map(({ name }) => name))}</strong>
            <span>{waitSentence(service.wait, t.wait, t.wait_unknown, request.t)}</span>
            <span class="clinic__count">{counted(service.waiting, t.waiting)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Services of which the same is said, as of those whose people wait for the same professionals. */
function alike(services: readonly ClinicService[]): ClinicService[][] {
  const said = ({ wait, waiting }: ClinicService) =>
    [waiting, wait?.about_minutes, wait?.up_to_minutes].join();
  return [...Map.groupBy(services, said).values()];
}

function Hours({ request, clinic }: Pick<ClinicPageProps, "request" | "clinic">) {
  const t = request.t.clinic;
  if (Object.keys(clinic.opening_hours).length === 0) return null;
  const today = new Intl.DateTimeFormat("en", { weekday: "long", timeZone: clinic.timezone }).format()
    .toLowerCase();
  const nameOf = new Intl.DateTimeFormat(request.locale, { weekday: "long", timeZone: "UTC" });
  return (
    <section class="card clinic__card" aria-labelledby="hours">
      <h2 id="hours">{t.hours}</h2>
      <dl class="clinic__hours">
        {WEEKDAYS.map((day, i) => (
          <div key={day} class={day === today ? "clinic__today" : undefined}>
            {/* 1 January 2024 was a Monday. */}
            <dt>
              {nameOf.format(Date.UTC(2024, 0, 1 + i))}
              {day === today && ` (${t.today})`}
            </dt>
            <dd>{formatSpans(clinic.opening_hours[day]) || t.closed_day}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function shownPhone(phone: string): string {
  return phone.replace(/^(\d{2})(\d{4,5})(\d{4})$/, "($1) $2-$3");
}
