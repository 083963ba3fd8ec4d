import { CheckField } from "../../../components/CheckField.tsx";
import { errorOf, type FieldError } from "../../../components/ErrorSummary.tsx";
import { Field, SelectField, TextAreaField } from "../../../components/Field.tsx";
import { PostalCodeField } from "../../../components/PostalCodeField.tsx";
import type { PageRequest } from "../../../web_env.ts";
import { TICKS, type Values } from "./settings_fields.ts";
import { hintOf, labelOf, optionsOf, timezoneOptions } from "./settings_words.ts";

export interface FieldsProps {
  request: PageRequest;
  values: Values;
  errors: readonly FieldError[];
  /** Zone of the state that is held, for the choice of zones. */
  zoneOfState: string;
}

const OPTIONAL: ReadonlySet<string> = new Set(["employees", "website", "description"]);

/** What is typed into a field, where it is more than a line of text. */
const INPUTS: Readonly<Record<string, Partial<Parameters<typeof Field>[0]>>> = {
  name: { maxLength: 120, autocomplete: "organization" },
  cnpj: { mask: "cnpj", width: "medium", autocapitalize: "characters", spellcheck: false },
  employees: { inputMode: "numeric", width: "short" },
  website: { inputMode: "url", autocomplete: "url", autocapitalize: "none" },
  email: { type: "email", autocomplete: "email", autocapitalize: "none", maxLength: 254 },
  phone: { type: "tel", mask: "phone", autocomplete: "tel-national", width: "medium" },
  address: { autocomplete: "street-address", maxLength: 300 },
  city: { autocomplete: "address-level2", maxLength: 120 },
};
const NUMBER = { inputMode: "numeric", width: "short" } as const;
const HOURS = { autocomplete: "off", maxLength: 120 } as const;

/** One field of the settings, as its name says what it is. */
export function SettingField({ name, hint, ...props }: FieldsProps & { name: string; hint?: string }) {
  const { request: { t }, values, errors } = props;
  const value = values[name] ?? "";
  const frame = {
    name,
    label: labelOf(t, name) ?? name,
    hint: hint ?? hintOf(t, name),
    error: errorOf(errors, name),
  };
  if (TICKS.has(name)) {
    return <CheckField name={name} label={frame.label} hint={frame.hint} isChecked={value === "on"} />;
  }
  const optional = OPTIONAL.has(name) ? t.common.optional : undefined;
  if (name === "description") {
    return <TextAreaField {...frame} value={value} optional={optional} rows={3} maxLength={2000} />;
  }
  if (name === "postal_code") {
    const own = { words: t.common.postal_code, state: values.state ?? "" };
    return <PostalCodeField {...frame} {...own} value={value} required />;
  }
  const options = name === "timezone" ? timezoneOptions(t, props.zoneOfState, value) : optionsOf(t, name);
  if (options.length > 0) return <SelectField {...frame} value={value} options={options} />;
  const isHours = name.startsWith("opening_hours.");
  const input = INPUTS[name] ?? (isHours ? HOURS : NUMBER);
  return <Field {...frame} {...input} value={value} optional={optional} required={!optional && !isHours} />;
}
