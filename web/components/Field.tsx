import { type ComponentChildren, h, type TargetedEvent, type TargetedInputEvent } from "preact";
import { errorOf, type FieldError } from "./ErrorSummary.tsx";

interface FieldFrameProps {
  /** Name and id of the control. */
  name: string;
  label: string;
  hint?: ComponentChildren;
  error?: string;
  /** The word "optional", beside the label of what may stay empty. */
  optional?: string;
}

/** An input, its label and what stands beside it. */
export interface FieldProps extends FieldFrameProps {
  type?: "text" | "email" | "password" | "tel" | "url" | "date" | "number" | "search";
  value?: string;
  autocomplete?: string;
  inputMode?: "text" | "numeric" | "tel" | "email" | "url";
  maxLength?: number;
  required?: boolean;
  /** Mask that the Masks island applies: see `web/islands/masks.ts`. */
  mask?: string;
  autocapitalize?: "characters" | "none" | "words";
  spellcheck?: boolean;
  /** Id of a `<datalist>` with proposals. */
  list?: string;
  min?: string;
  max?: string;
  /** Width by what is typed: a state is not an address. */
  width?: "short" | "medium";
  /** What no draft keeps, such as the number of a document. */
  isSensitive?: boolean;
  onInput?: (event: TargetedInputEvent<HTMLInputElement>) => void;
}

/** A labelled input with its hint and its error. */
export function Field({ label, hint, error, optional, mask, width, isSensitive, ...input }: FieldProps) {
  return (
    <FieldFrame name={input.name} label={label} hint={hint} error={error} optional={optional}>
      {/* Not JSX: its types want the kind of an input to be one literal. */}
      {h("input", {
        ...input,
        id: input.name,
        type: input.type ?? "text",
        class: width ? `input input--${width}` : "input",
        "data-mask": mask,
        "data-sensitive": isSensitive ? "" : undefined,
        "aria-invalid": error ? "true" : undefined,
        "aria-describedby": describedBy(input.name, hint, error),
      })}
    </FieldFrame>
  );
}

interface SelectFieldProps extends FieldFrameProps {
  options: readonly { value: string; label: string }[];
  value?: string;
  required?: boolean;
  autocomplete?: string;
  width?: "short" | "medium";
  onChange?: (event: TargetedEvent<HTMLSelectElement, Event>) => void;
}

/** A labelled choice from a list. */
export function SelectField(props: SelectFieldProps) {
  const { label, hint, error, optional, options, value, width, ...select } = props;
  return (
    <FieldFrame name={select.name} label={label} hint={hint} error={error} optional={optional}>
      <select
        {...select}
        id={select.name}
        class={width ? `input input--${width}` : "input"}
        aria-invalid={error ? "true" : undefined}
        aria-describedby={describedBy(select.name, hint, error)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === value}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}

interface TextAreaFieldProps extends FieldFrameProps {
  value?: string;
  rows?: number;
  maxLength?: number;
  required?: boolean;
  /** What no draft keeps. */
  isSensitive?: boolean;
  onInput?: (event: TargetedInputEvent<HTMLTextAreaElement>) => void;
}

/** A labelled text of several lines. */
export function TextAreaField({ label, hint, error, optional, isSensitive, ...area }: TextAreaFieldProps) {
  return (
    <FieldFrame name={area.name} label={label} hint={hint} error={error} optional={optional}>
      <textarea
        {...area}
        id={area.name}
        rows={area.rows ?? 4}
        data-sensitive={isSensitive ? "" : undefined}
        class="input"
        aria-invalid={error ? "true" : undefined}
        aria-describedby={describedBy(area.name, hint, error)}
      />
    </FieldFrame>
  );
}

/** Label above, hint and error between label and control, for any control whose id is `name`. */
export function FieldFrame(props: FieldFrameProps & { children: ComponentChildren }) {
  const { name, label, hint, error, optional, children } = props;
  return (
    <div class={error ? "field field--error" : "field"}>
      <label class="field__label" for={name}>
        {label}
        {optional && <span class="field__optional">({optional})</span>}
      </label>
      {hint && <p class="field__hint" id={`${name}-hint`}>{hint}</p>}
      {error && <p class="field__error" id={`${name}-error`}>{error}</p>}
      {children}
    </div>
  );
}

/** What a field of a form is filled with: its name, what was typed before or is kept, and what is wrong with it. */
export function fieldOf<Name extends string>(
  form: { values: Readonly<Partial<Record<NoInfer<Name>, string>>>; errors?: readonly FieldError[] },
  name: Name,
) {
  return { name, value: form.values[name] ?? "", error: errorOf(form.errors ?? [], name) };
}

function describedBy(name: string, hint: ComponentChildren, error: string | undefined): string | undefined {
  const ids = [...(hint ? [`${name}-hint`] : []), ...(error ? [`${name}-error`] : [])];
  return ids.length > 0 ? ids.join(" ") : undefined;
}
