import { SEGMENTS } from "../../edge/domain/establishment.ts";
import { errorOf, type FieldError } from "../components/ErrorSummary.tsx";
import { Field, SelectField, TextAreaField } from "../components/Field.tsx";
import type { PageRequest } from "../web_env.ts";
import { STATE_OPTIONS } from "./brazilian_states.ts";
import type { SignUpValues } from "./sign_up_form.ts";

export interface SignUpFieldsProps {
  request: PageRequest;
  values: SignUpValues;
  errors?: readonly FieldError[];
  /** The account was opened by this very form; only the clinic is missing. */
  accountReady?: boolean;
}

/** What the clinic is. */
export function ClinicFields({ request, values, errors = [] }: SignUpFieldsProps) {
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

/** How it is reached. */
export function PlaceFields({ request, values, errors = [] }: SignUpFieldsProps) {
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

/** Who will own it: a new login, or whoever is signed in. */
export function AccountFields({ request, values, errors = [], accountReady }: SignUpFieldsProps) {
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
