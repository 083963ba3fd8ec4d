import { stateOfPostalCode } from "../../edge/domain/postal_code_state.ts";
import type { CommonMessages } from "../i18n/common/pt_BR.ts";
import { Field, type FieldProps } from "./Field.tsx";

interface PostalCodeFieldProps extends FieldProps {
  words: CommonMessages["postal_code"];
  /** The state that the same form says. */
  state: string;
}

/**
 * A CEP, and a word when it lies in another state than the form says. In a browser with script it also chooses the
 * state as long as nobody has.
 */
export function PostalCodeField({ words, state, ...field }: PostalCodeFieldProps) {
  const own = stateOfPostalCode(field.value ?? "");
  const isElsewhere = own !== null && state !== "" && own !== state;
  return (
    <div class="postal-code">
      <Field
        mask="postal_code"
        inputMode="numeric"
        autocomplete="postal-code"
        width="short"
        {...field}
      />
      <p class="field__warning" role="status" data-postal-warning={words.elsewhere}>
        {isElsewhere && words.elsewhere.replace("{state}", own)}
      </p>
    </div>
  );
}
