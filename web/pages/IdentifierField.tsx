import { Field } from "../components/Field.tsx";

interface IdentifierFieldProps {
  label: string;
  /** E-mail or CPF, as typed. */
  value: string;
  error?: string;
}

/** Who somebody is, in the words that their login knows. */
export function IdentifierField(props: IdentifierFieldProps) {
  return (
    <Field
      {...props}
      name="identifier"
      autocomplete="username"
      autocapitalize="none"
      spellcheck={false}
      required
    />
  );
}
