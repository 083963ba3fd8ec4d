import { type FieldError } from "../../components/ErrorSummary.tsx";
import { Field, fieldOf } from "../../components/Field.tsx";
import { BirthDateField, CpfField, NameField } from "../../components/PersonField.tsx";
import type { PageRequest } from "../../web_env.ts";
import type { PersonValues } from "./account_form.ts";

interface PersonFieldsProps {
  request: PageRequest;
  values: PersonValues;
  errors: readonly FieldError[];
}

/** Who somebody is: when signing up, and when correcting it. */
export function PersonFields(props: PersonFieldsProps) {
  const { account: { sign_up: t }, common } = props.request.t;
  return (
    <>
      <NameField {...fieldOf(props, "name")} label={t.name} autocomplete="name" required />
      <BirthDateField
        {...fieldOf(props, "birth_date")}
        label={t.birth_date}
        hint={t.birth_date_hint}
        required
      />
      <CpfField {...fieldOf(props, "cpf")} label={t.cpf} hint={t.cpf_hint} width="medium" required />
      <Field
        {...fieldOf(props, "rg")}
        label={t.rg}
        isSensitive
        autocomplete="off"
        autocapitalize="characters"
        spellcheck={false}
        width="medium"
        optional={common.optional}
      />
    </>
  );
}
