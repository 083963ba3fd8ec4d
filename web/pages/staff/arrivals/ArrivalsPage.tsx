import type { ExpectedPerson } from "../../../../edge/domain/remote_ticket.ts";
import type { Membership } from "../../../backend/me.ts";
import { errorOf, ErrorSummary, type FieldError } from "../../../components/ErrorSummary.tsx";
import { Field } from "../../../components/Field.tsx";
import { StaffLayout } from "../../../components/StaffLayout.tsx";
import { clockTime, fill } from "../../../islands/ticket/words.ts";
import type { PageRequest } from "../../../web_env.ts";
import { writeDay } from "../../patient/account_form.ts";

export interface ArrivalsPageProps {
  request: PageRequest;
  establishment: Membership;
  expected: readonly ExpectedPerson[];
  /** Whether tickets by phone are given at all. */
  isOn: boolean;
  shown?: string;
  errors?: readonly FieldError[];
  message?: string;
  /** Code of the ticket that was confirmed a moment ago. */
  confirmed?: string;
}

/** `/app/:slug/chegadas`: one press confirms that somebody is here. */
export function ArrivalsPage(props: ArrivalsPageProps) {
  const { request, establishment, expected, isOn, shown = "", errors = [], message, confirmed } = props;
  const { arrivals: t, common } = request.t;
  const path = `/app/${establishment.slug}/chegadas`;
  return (
    <StaffLayout
      request={request}
      title={t.title}
      establishment={establishment}
      area="board"
      islands={["Forms"]}
    >
      <div class="sheet">
        <header class="page-header">
          <h1 class="board__title">{t.title}</h1>
          <p class="muted">{t.intro}</p>
          <p>
            <a href={`/app/${establishment.slug}/fila`}>{t.back}</a> ·{" "}
            <a href={`${path}/cartaz`}>{t.poster}</a>
          </p>
        </header>
        {confirmed && (
          <p class="notice notice--success" role="status">{fill(t.confirmed, { code: confirmed })}</p>
        )}
        {!isOn && <p class="notice">{t.off}</p>}
        <form method="post" action={path} class="form card" data-form noValidate>
          <ErrorSummary title={common.error_summary} errors={errors} message={message} />
          <Field
            name="shown"
            label={t.shown}
            hint={t.shown_hint}
            value={shown}
            autocomplete="off"
            autocapitalize="characters"
            spellcheck={false}
            maxLength={300}
            error={errorOf(errors, "shown")}
            required
          />
          <button type="submit" class="button button--primary">{t.confirm_shown}</button>
        </form>
        {expected.length === 0 && (
          <div class="empty card">
            <p class="empty__title">{t.empty}</p>
            <p>{t.empty_text}</p>
          </div>
        )}
        <ul class="arrivals">
          {expected.map((person) => (
            <Expected
              key={person.id}
              request={request}
              establishment={establishment}
              person={person}
              path={path}
            />
          ))}
        </ul>
      </div>
    </StaffLayout>
  );
}

interface ExpectedProps extends Pick<ArrivalsPageProps, "request" | "establishment"> {
  person: ExpectedPerson;
  path: string;
}

/** Somebody who is expected, with what is compared with their papers. */
function Expected({ request, establishment, person, path }: ExpectedProps) {
  const { arrivals: t, board } = request.t;
  const { id, name, code, cpf, birth_date, priority, expires_at } = person;
  const time = clockTime(request.locale, Date.parse(expires_at), establishment.timezone);
  return (
    <li class="arrivals__person card">
      <strong class="arrivals__code">{code}</strong>
      <div>
        <p class="arrivals__name">{name}</p>
        <p class="muted">
          {t.born} {writeDay(birth_date)}
          {cpf && ` · ${t.cpf} ${cpf.replace(/^(\d{3})(\d{3})(\d{3})/, "$1.$2.$3-")}`}
          {` · ${fill(t.until, { time })}`}
        </p>
        {priority && <p class="muted">{fill(t.priority, { class: board.priorities[priority] })}</p>}
      </div>
      <form method="post" action={`${path}/${id}`}>
        <button type="submit" class="button button--primary" aria-label={fill(t.confirm_of, { name })}>
          {t.confirm}
        </button>
      </form>
    </li>
  );
}
