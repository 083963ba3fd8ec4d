import { errorOf, ErrorSummary, type FieldError } from "../components/ErrorSummary.tsx";
import { Field } from "../components/Field.tsx";
import { WideSubmit } from "../components/WideSubmit.tsx";
import type { PageRequest } from "../web_env.ts";
import { FormPage } from "./FormPage.tsx";
import { IdentifierField } from "./IdentifierField.tsx";

interface AskProps {
  request: PageRequest;
  /** E-mail or CPF, as typed. */
  identifier: string;
  errors?: readonly FieldError[];
  message?: string;
  /** The mail is on its way, if there is anybody to write to. */
  asked?: boolean;
}

/** `/recuperar-senha`: asks for the mail with the link. */
export function AskForRecoveryPage({ request, identifier, errors = [], message, asked }: AskProps) {
  const { auth, common } = request.t;
  const t = auth.recovery;
  const label = auth.sign_in.identifier;
  const title = asked ? t.asked_title : t.title;
  return (
    <FormPage request={request} title={title} heading={title} intro={t.intro} islands={["Forms"]}>
      <form method="post" action="/recuperar-senha" class="form card" data-form noValidate>
        {asked && <p class="notice notice--success" role="status">{t.asked}</p>}
        <ErrorSummary title={common.error_summary} errors={errors} message={message} />
        <IdentifierField label={label} value={identifier} error={errorOf(errors, "identifier")} />
        <WideSubmit
          label={asked ? t.ask_again : t.ask}
          busy={t.ask_busy}
          look={asked ? "plain" : "primary"}
        />
      </form>
      <p class="form-page__aside">
        {t.remembered} <a href="/entrar">{auth.sign_in.title}</a>
      </p>
    </FormPage>
  );
}

interface ChooseProps {
  request: PageRequest;
  token: string;
  /** Whose password it is, masked. */
  email: string;
  errors?: readonly FieldError[];
  message?: string;
}

/** `/recuperar-senha/:token`: the new password, typed twice. */
export function ChoosePasswordPage({ request, token, email, errors = [], message }: ChooseProps) {
  const { auth, common } = request.t;
  const t = auth.recovery;
  return (
    <FormPage
      request={request}
      title={t.choose_title}
      heading={t.choose_title}
      intro={t.choose_intro(email)}
      islands={["Forms"]}
    >
      <form method="post" action={`/recuperar-senha/${token}`} class="form card" data-form noValidate>
        <ErrorSummary title={common.error_summary} errors={errors} message={message} />
        <Field
          name="password"
          type="password"
          label={t.password}
          hint={auth.sign_up.login_password_hint}
          autocomplete="new-password"
          error={errorOf(errors, "password")}
          required
        />
        <Field
          name="password_again"
          type="password"
          label={t.password_again}
          autocomplete="new-password"
          error={errorOf(errors, "password_again")}
          required
        />
        <WideSubmit label={t.choose} busy={t.choose_busy} />
      </form>
    </FormPage>
  );
}
