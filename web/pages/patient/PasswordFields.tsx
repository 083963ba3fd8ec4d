import { errorOf, type FieldError } from "../../components/ErrorSummary.tsx";
import { Field, FieldFrame } from "../../components/Field.tsx";
import type { PageRequest } from "../../web_env.ts";

interface PasswordFieldsProps {
  request: PageRequest;
  /** Label of the first field, and of the second. */
  labels: { password: string; again: string };
  hint: string;
  errors: readonly FieldError[];
}

/** A new password, typed twice, with a word on its strength where scripts run. */
export function PasswordFields({ request, labels, hint, errors }: PasswordFieldsProps) {
  const t = request.t.account.strength;
  const error = errorOf(errors, "password");
  const described = ["password-hint", ...(error ? ["password-error"] : []), "password-strength"].join(" ");
  return (
    <>
      <FieldFrame name="password" label={labels.password} hint={hint} error={error}>
        <input
          id="password"
          name="password"
          type="password"
          class="input"
          autocomplete="new-password"
          required
          aria-invalid={error ? "true" : undefined}
          aria-describedby={described}
          data-strength="password-strength"
        />
        <div
          id="password-strength"
          class="strength"
          role="status"
          data-label={t.label}
          data-levels={t.levels.join("|")}
          data-hint={t.hint}
        />
      </FieldFrame>
      <Field
        name="password_again"
        type="password"
        label={labels.again}
        autocomplete="new-password"
        error={errorOf(errors, "password_again")}
        required
      />
    </>
  );
}
