import { writeLongDay } from "../i18n/formats.ts";
import { fitsMask, type OpenInvitation } from "../../edge/domain/member.ts";
import { errorOf, ErrorSummary, type FieldError } from "../components/ErrorSummary.tsx";
import { Field } from "../components/Field.tsx";
import { WideSubmit } from "../components/WideSubmit.tsx";
import type { PageRequest } from "../web_env.ts";
import { FormPage } from "./FormPage.tsx";

export interface InvitationPageProps {
  request: PageRequest;
  token: string;
  invitation: OpenInvitation;
  /** What was typed before. */
  email?: string;
  errors?: readonly FieldError[];
  message?: string;
}

/** `/convite/:token` while it is open: accept it, or first get a login. */
export function InvitationPage(props: InvitationPageProps) {
  const { request, invitation, errors = [], message } = props;
  const { team: { invitation: t }, staff, common } = request.t;
  const until = writeLongDay(invitation.expires_at, request.locale, "America/Sao_Paulo");
  const intro = `${t.role(staff.roles[invitation.role])} ${t.sent_to(invitation.email)} ${t.until(until)}`;
  return (
    <FormPage
      request={request}
      title={t.title}
      heading={t.heading(invitation.establishment.name)}
      intro={intro}
      islands={["Forms"]}
    >
      <ErrorSummary title={common.error_summary} errors={errors} message={message} />
      {request.session ? <Accept {...props} /> : <NewLogin {...props} />}
    </FormPage>
  );
}

function Accept({ request, token, invitation }: InvitationPageProps) {
  const t = request.t.team.invitation;
  const email = request.session?.email ?? "";
  const isInvited = fitsMask(email, invitation.email);
  return (
    <div class="form card">
      <p>
        {t.as} <strong class="form__email">{email}</strong>.
      </p>
      {isInvited
        ? (
          <form method="post" action={`/convite/${token}/aceitar`} data-form>
            <WideSubmit label={t.accept} busy={t.accept_busy} />
          </form>
        )
        : <p class="notice notice--warning">{t.other}</p>}
      <form method="post" action={`/convite/${token}/trocar`}>
        <button type="submit" class="button button--wide">{t.switch}</button>
      </form>
    </div>
  );
}

function NewLogin({ request, token, email = "", errors = [] }: InvitationPageProps) {
  const t = request.t.team.invitation;
  return (
    <>
      <form method="post" action={`/convite/${token}`} class="form card" data-form noValidate>
        <h2>{t.new_title}</h2>
        <p>{t.new_text}</p>
        <Field
          name="email"
          type="email"
          label={t.email}
          value={email}
          autocomplete="username"
          autocapitalize="none"
          error={errorOf(errors, "email")}
          required
        />
        <Field
          name="password"
          type="password"
          label={t.password}
          hint={t.password_hint}
          autocomplete="new-password"
          error={errorOf(errors, "password")}
          required
        />
        <WideSubmit label={t.create} busy={t.create_busy} />
      </form>
      <div class="form card form-page__other">
        <h2>{t.have}</h2>
        <p>{t.have_text}</p>
        <a class="button button--wide" href={`/entrar?next=${encodeURIComponent(`/convite/${token}`)}`}>
          {t.sign_in}
        </a>
      </div>
    </>
  );
}
