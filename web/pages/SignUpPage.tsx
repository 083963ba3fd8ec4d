import { SEGMENTS } from "../../edge/domain/establishment.ts";
import type { Membership } from "../backend/me.ts";
import { errorOf, ErrorSummary, type FieldError } from "../components/ErrorSummary.tsx";
import { Field, SelectField, TextAreaField } from "../components/Field.tsx";
import type { PageRequest } from "../web_env.ts";
import { STATE_OPTIONS } from "./brazilian_states.ts";
import { FormPage } from "./FormPage.tsx";
import type { SignUpValues } from "./sign_up_form.ts";

export interface SignUpPageProps {
  request: PageRequest;
  values: SignUpValues;
  /** Names this opening of the form, so that sending it twice makes one clinic. */
  formKey: string;
  errors?: readonly FieldError[];
  message?: string;
  yours?: readonly Membership[];
  /** The account was opened by this very form; only the clinic is missing. */
  accountReady?: boolean;
}

/** `/cadastro/clinica`. */
export function SignUpPage(props: SignUpPageProps) {
  const { request, formKey, errors = [], message } = props;
  const { auth, common } = request.t;
  const t = auth.sign_up;
  return (
    <FormPage
      request={request}
      title={t.document_title}
      heading={t.title}
      intro={t.intro}
      steps={t.steps}
      islands={["Forms"]}
    >
      <form method="post" action="/cadastro/clinica" class="form card" data-form noValidate>
        <ErrorSummary title={common.error_summary} errors={errors} message={message} />
        <Yours {...props} />
        <input type="hidden" name="form_key" value={formKey} />
        <ClinicFields {...props} />
        <PlaceFields {...props} />
        <AccountFields {...props} />
        <p class="form__terms">
          {t.terms_before} <a href="/termos">{t.terms}</a> {t.terms_between}{" "}
          <a href="/privacidade">{t.privacy}</a>.
        </p>
        <button
          type="submit"
          class="button button--primary button--large button--wide"
          data-busy={t.submit_busy}
        >
          {t.submit}
        </button>
      </form>
      {!request.session && (
        <p class="form-page__aside">
          {t.have_account} <a href="/entrar?next=/cadastro/clinica">{t.sign_in}</a>
        </p>
      )}
    </FormPage>
  );
}

function Yours({ request, yours = [] }: SignUpPageProps) {
  if (yours.length === 0) return null;
  return (
    <div class="notice">
      <div>
        <p>{request.t.auth.sign_up.yours}</p>
        <ul>
          {yours.map((membership) => (
            <li key={membership.id}>
              <a href={`/app/${membership.slug}`}>{membership.name}</a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

function ClinicFields({ request, values, errors = [] }: SignUpPageProps) {
  const { auth, common } = request.t;
  const t = auth.sign_up;
  const error = (field: string) => errorOf(errors, field);
  const segments = SEGMENTS.map((value) => ({ value, label: auth.segments[value] }));
  return (
    <fieldset class="form__group">
      <legend>{t.clinic}</legend>
      <Field
        name="name"
        label={t.name}
        hint={t.name_hint}
        value={values.name}
        autocomplete="organization"
        maxLength={120}
        error={error("name")}
        required
      />
      <Field
        name="cnpj"
        label={t.cnpj}
        hint={t.cnpj_hint}
        value={values.cnpj}
        mask="cnpj"
        autocapitalize="characters"
        autocomplete="off"
        spellcheck={false}
        width="medium"
        error={error("cnpj")}
        required
      />
      <SelectField
        name="segment"
        label={t.segment}
        value={values.segment}
        options={[{ value: "", label: t.segment_choose }, ...segments]}
        width="medium"
        error={error("segment")}
        required
      />
      <Field
        name="employees"
        label={t.employees}
        value={values.employees}
        inputMode="numeric"
        autocomplete="off"
        width="short"
        optional={common.optional}
        error={error("employees")}
      />
      <Field
        name="website"
        label={t.website}
        value={values.website}
        inputMode="url"
        autocomplete="url"
        autocapitalize="none"
        optional={common.optional}
        error={error("website")}
      />
      <TextAreaField
        name="description"
        label={t.description}
        hint={t.description_hint}
        value={values.description}
        rows={3}
        optional={common.optional}
        error={error("description")}
      />
    </fieldset>
  );
}

function PlaceFields({ request, values, errors = [] }: SignUpPageProps) {
  const t = request.t.auth.sign_up;
  const error = (field: string) => errorOf(errors, field);
  return (
    <fieldset class="form__group">
      <legend>{t.place}</legend>
      <Field
        name="email"
        type="email"
        label={t.email}
        hint={t.email_hint}
        value={values.email}
        autocomplete="email"
        autocapitalize="none"
        optional={request.t.common.optional}
        error={error("email")}
      />
      <Field
        name="phone"
        type="tel"
        label={t.phone}
        hint={t.phone_hint}
        value={values.phone}
        mask="phone"
        autocomplete="tel-national"
        width="medium"
        error={error("phone")}
        required
      />
      <Field
        name="postal_code"
        label={t.postal_code}
        value={values.postal_code}
        mask="postal_code"
        inputMode="numeric"
        autocomplete="postal-code"
        width="short"
        error={error("postal_code")}
        required
      />
      <Field
        name="address"
        label={t.address}
        hint={t.address_hint}
        value={values.address}
        autocomplete="street-address"
        error={error("address")}
        required
      />
      <div class="form__pair">
        <Field
          name="city"
          label={t.city}
          value={values.city}
          autocomplete="address-level2"
          error={error("city")}
          required
        />
        <SelectField
          name="state"
          label={t.state}
          value={values.state}
          options={[{ value: "", label: t.state_choose }, ...STATE_OPTIONS]}
          autocomplete="address-level1"
          error={error("state")}
          required
        />
      </div>
    </fieldset>
  );
}

function AccountFields({ request, values, errors = [], accountReady }: SignUpPageProps) {
  const t = request.t.auth.sign_up;
  if (request.session) {
    return (
      <p class={accountReady ? "notice notice--success" : "notice"}>
        <span>
          {accountReady && `${t.account_ready} `}
          {t.signed_in} <strong>{request.session.email}</strong>.
        </span>
      </p>
    );
  }
  return (
    <fieldset class="form__group">
      <legend>{t.account}</legend>
      <p class="form__note">{t.account_intro}</p>
      <Field
        name="login_email"
        type="email"
        label={t.login_email}
        value={values.login_email}
        autocomplete="username"
        autocapitalize="none"
        error={errorOf(errors, "login_email")}
        required
      />
      <Field
        name="login_password"
        type="password"
        label={t.login_password}
        hint={errors.length > 0 ? `${t.password_again} ${t.login_password_hint}` : t.login_password_hint}
        autocomplete="new-password"
        error={errorOf(errors, "login_password")}
        required
      />
    </fieldset>
  );
}
