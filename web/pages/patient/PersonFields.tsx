import { errorOf, type FieldError } from "../../components/ErrorSummary.tsx";
import { Field } from "../../components/Field.tsx";
import type { PageRequest } from "../../web_env.ts";
import type { PersonValues } from "./account_form.ts";

interface PersonFieldsProps {
  request: PageRequest;
  values: PersonValues;
  errors: readonly FieldError[];
}

/** Who somebody is: when signing up, and when correcting it. */
export function PersonFields({ request, values, errors }: PersonFieldsProps) {
  const { account: { sign_up: t }, common } = request.t;
  return (
    <>
      <Field
        name="name"
        label={t.name}
        value={values.name}
        autocomplete="name"
        autocapitalize="words"
        maxLength={120}
        error={errorOf(errors, "name")}
        required
      />
      <Field
        name="birth_date"
        label={t.birth_date}
        hint={t.birth_date_hint}
        value={values.birth_date}
        mask="date"
        inputMode="numeric"
        autocomplete="bday"
        width="medium"
        error={errorOf(errors, "birth_date")}
        required
      />
      <Field
        name="cpf"
        label={t.cpf}
        hint={t.cpf_hint}
        value={values.cpf}
        mask="cpf"
        inputMode="numeric"
        autocomplete="off"
        width="medium"
        error={errorOf(errors, "cpf")}
        required
      />
      <Field
        name="rg"
        label={t.rg}
        value={values.rg}
        autocomplete="off"
        autocapitalize="characters"
        spellcheck={false}
        width="medium"
        optional={common.optional}
        error={errorOf(errors, "rg")}
      />
    </>
  );
}
