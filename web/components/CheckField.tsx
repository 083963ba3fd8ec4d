import type { ComponentChildren } from "preact";

interface CheckFieldProps {
  name: string;
  label: string;
  hint?: ComponentChildren;
  isChecked: boolean;
}

/** A box to tick, with what it means. */
export function CheckField({ name, label, hint, isChecked }: CheckFieldProps) {
  return (
    <div class="tick">
      <input
        type="checkbox"
        id={name}
        name={name}
        value="on"
        checked={isChecked}
        aria-describedby={hint ? `${name}-hint` : undefined}
      />
      <label for={name}>{label}</label>
      {hint && <p class="field__hint" id={`${name}-hint`}>{hint}</p>}
    </div>
  );
}

interface CheckGroupProps {
  name: string;
  label: string;
  hint?: string;
  error?: string;
  options: readonly { value: string; label: string }[];
  checked: readonly string[];
}

/** Several boxes of one question; each ticked one is sent under the same name. */
export function CheckGroup({ name, label, hint, error, options, checked }: CheckGroupProps) {
  const ids = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(" ");
  return (
    <fieldset
      id={name}
      class={error ? "ticks field--error" : "ticks"}
      aria-describedby={ids || undefined}
      tabIndex={-1}
    >
      <legend class="field__label">{label}</legend>
      {hint && <p class="field__hint" id={`${name}-hint`}>{hint}</p>}
      {error && <p class="field__error" id={`${name}-error`}>{error}</p>}
      {options.map(({ value, label }) => (
        <div key={value} class="tick">
          <input
            type="checkbox"
            id={`${name}-${value}`}
            name={name}
            value={value}
            checked={checked.includes(value)}
          />
          <label for={`${name}-${value}`}>{label}</label>
        </div>
      ))}
    </fieldset>
  );
}
