import { SEGMENTS } from "../../edge/domain/establishment.ts";
import { errorOf, type FieldError } from "../components/ErrorSummary.tsx";
import { Field, fieldOf, SelectField, TextAreaField } from "../components/Field.tsx";
import { PhoneField } from "../components/PersonField.tsx";
import { PostalCodeField } from "../components/PostalCodeField.tsx";
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
export function ClinicFields(props: SignUpFieldsProps) {
  const { auth, common } = props.request.t;
  const t = auth.sign_up;
  const segments = SEGMENTS.map((value) => ({ value, label: auth.segments[value] }));
  return (
    <fieldset class="form__group">
      <legend>{t.clinic}</legend>
      <Field
        {...fieldOf(props, "name")}
        label={t.name}
        hint={t.name_hint}
        autocomplete="organization"
        maxLength={120}
        required
      />
      <Field
        {...fieldOf(props, "cnpj")}
        label={t.cnpj}
        hint={t.cnpj_hint}
        mask="cnpj"
        autocapitalize="characters"
        autocomplete="off"
        spellcheck={false}
        width="medium"
        required
      />
      <SelectField
        {...fieldOf(props, "segment")}
        label={t.segment}
        options={[{ value: "", label: t.segment_choose }, ...segments]}
        width="medium"
        required
      />
      <Field
        {...fieldOf(props, "employees")}
        label={t.employees}
        inputMode="numeric"
        autocomplete="off"
        width="short"
        optional={common.optional}
      />
      <Field
        {...fieldOf(props, "website")}
        label={t.website}
        inputMode="url"
        autocomplete="url"
        autocapitalize="none"
        optional={common.optional}
      />
      <TextAreaField
        {...fieldOf(props, "description")}
        label={t.description}
        hint={t.description_hint}
        rows={3}
        optional={common.optional}
      />
    </fieldset>
  );
}

/** How it is reached. */
export function PlaceFields(props: SignUpFieldsProps) {
  const { common, auth: { sign_up: t } } = props.request.t;
  return (
    <fieldset class="form__group">
      <legend>{t.place}</legend>
      <Field
        {...fieldOf(props, "email")}
        type="email"
        label={t.email}
        hint={t.email_hint}
        autocomplete="email"
        autocapitalize="none"
        optional={common.optional}
      />
      <PhoneField
        {...fieldOf(props, "phone")}
        label={t.phone}
        hint={t.phone_hint}
        autocomplete="tel-national"
        width="medium"
        required
      />
      <PostalCodeField
        {...fieldOf(props, "postal_code")}
        words={props.request.t.common.postal_code}
        state={props.values.state}
        label={t.postal_code}
        required
      />
      <Field
        {...fieldOf(props, "address")}
        label={t.address}
        hint={t.address_hint}
        autocomplete="street-address"
        required
      />
      <div class="form__pair">
        <Field {...fieldOf(props, "city")} label={t.city} autocomplete="address-level2" required />
        <SelectField
          {...fieldOf(props, "state")}
          label={t.state}
          options={[{ value: "", label: t.state_choose }, ...STATE_OPTIONS]}
          autocomplete="address-level1"
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
