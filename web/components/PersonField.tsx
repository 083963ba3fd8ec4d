/** Fields about a person, the same on every form: their masks, keyboards and limits. */
import { Field, type FieldProps } from "./Field.tsx";

/** A person's name. */
export function NameField(props: FieldProps) {
  return <Field maxLength={120} autocapitalize="words" {...props} />;
}

/** One's own birth date, typed in figures: calendars of phones begin at today. */
export function BirthDateField(props: FieldProps) {
  return <Field mask="date" inputMode="numeric" autocomplete="bday" width="medium" {...props} />;
}

/** A CPF. The browser proposes none: what it knows may be somebody else's; drafts keep none either. */
export function CpfField(props: FieldProps) {
  return <Field mask="cpf" isSensitive inputMode="numeric" autocomplete="off" {...props} />;
}

/** A Brazilian telephone number. */
export function PhoneField(props: FieldProps) {
  return <Field type="tel" mask="phone" inputMode="tel" {...props} />;
}
