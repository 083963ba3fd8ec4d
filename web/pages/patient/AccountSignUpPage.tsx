import { PRIVACY_VERSION, TERMS_VERSION } from "../../../edge/domain/legal.ts";
import { FormDraft } from "../../components/DraftNotice.tsx";
import { errorOf, ErrorSummary, type FieldError } from "../../components/ErrorSummary.tsx";
import { Field } from "../../components/Field.tsx";
import { WideSubmit } from "../../components/WideSubmit.tsx";
import type { PageRequest } from "../../web_env.ts";
import { FormPage } from "../FormPage.tsx";
import type { AccountValues } from "./account_form.ts";
import { PasswordFields } from "./PasswordFields.tsx";
import { PersonFields } from "./PersonFields.tsx";

export interface AccountSignUpPageProps {
  request: PageRequest;
  values: AccountValues;
  /** Own path to go to afterwards, or empty. */
  next: string;
  errors?: readonly FieldError[];
  message?: string;
  /** The login was opened by this very form; only the account is missing. */
  loginReady?: boolean;
}

/** `/cadastro/paciente`. */
export function AccountSignUpPage(props: AccountSignUpPageProps) {
  const { request, values, next, errors = [], message } = props;
  const { account, common } = request.t;
  const t = account.sign_up;
  return (
    <FormPage
      request={request}
      title={t.document_title}
      heading={t.title}
      intro={t.intro}
      islands={["Forms"]}
    >
      <form method="post" action="/cadastro/paciente" class="form card" data-form noValidate>
        <FormDraft request={request} />
        <ErrorSummary title={common.error_summary} errors={errors} message={message} />
        <input type="hidden" name="next" value={next} />
        <fieldset class="form__group">
          <legend>{t.person}</legend>
          <PersonFields request={request} values={values} errors={errors} />
        </fieldset>
        <LoginFields {...props} />
        <Consent {...props} />
        <WideSubmit label={t.submit} busy={t.submit_busy} />
      </form>
      {!request.patient && (
        <p class="form-page__aside">
          {t.have_account}{" "}
          <a href={`/entrar?next=${encodeURIComponent(next || "/minha/fila")}`}>{t.sign_in}</a>
        </p>
      )}
    </FormPage>
  );
}

/** How the person will sign in, or as whom they are signed in already. */
function LoginFields({ request, values, errors = [], loginReady }: AccountSignUpPageProps) {
  const t = request.t.account.sign_up;
  if (request.patient) {
    return (
      <p class={loginReady ? "notice notice--success" : "notice"}>
        <span>
          {loginReady && `${t.account_ready} `}
          {t.signed_in} <strong>{request.patient.email}</strong>.
        </span>
      </p>
    );
  }
  return (
    <fieldset class="form__group">
      <legend>{t.access}</legend>
      <Field
        name="email"
        type="email"
        label={t.email}
        hint={t.email_hint}
        value={values.email}
        autocomplete="username"
        autocapitalize="none"
        error={errorOf(errors, "email")}
        required
      />
      <PasswordFields
        request={request}
        labels={{ password: t.password, again: t.password_again }}
        hint={errors.length > 0 ? `${t.once_more} ${t.password_hint}` : t.password_hint}
        errors={errors}
      />
    </fieldset>
  );
}

/** The texts that were shown are named in the form: those are agreed to, not others that came meanwhile. */
function Consent({ request, values, errors = [] }: AccountSignUpPageProps) {
  const t = request.t.account.sign_up;
  const error = errorOf(errors, "consent");
  return (
    <div class={error ? "field field--error" : "field"}>
      <input type="hidden" name="terms_version" value={TERMS_VERSION} />
      <input type="hidden" name="privacy_version" value={PRIVACY_VERSION} />
      {error && <p class="field__error" id="consent-error">{error}</p>}
      <div class="choice">
        <input
          type="checkbox"
          id="consent"
          name="consent"
          value="yes"
          checked={values.consent}
          required
          aria-invalid={error ? "true" : undefined}
          aria-describedby={error ? "consent-error" : undefined}
        />
        <label for="consent">
          {t.consent_before} <a href="/termos" target="_blank">{t.terms}</a> {t.consent_between}{" "}
          <a href="/privacidade" target="_blank">{t.privacy}</a>.
        </label>
      </div>
    </div>
  );
}
