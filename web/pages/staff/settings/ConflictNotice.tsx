import type { Messages } from "../../../i18n/pt_BR.ts";
import { choiceOf, type Clash } from "./settings_conflict.ts";
import { labelOf, wordsOf } from "./settings_words.ts";

export interface Conflict {
  clashes: readonly Clash[];
  /** Fields of this form that only the other person changed. */
  taken: readonly string[];
  /** Columns that changed and belong to other forms. */
  elsewhere: readonly string[];
}

interface ConflictNoticeProps extends Conflict {
  t: Messages;
  /** The page anew, without what was typed. */
  page: string;
}

/** Says what somebody else saved in between, and asks which of two values is to stand; stands within the form. */
export function ConflictNotice({ t, page, clashes, taken, elsewhere }: ConflictNoticeProps) {
  const words = t.settings.conflict;
  return (
    <div class="error-summary conflict" role="alert" tabIndex={-1} autofocus aria-labelledby="conflict-title">
      <h3 id="conflict-title" class="error-summary__title">{words.title}</h3>
      <p>{words.text}</p>
      {clashes.length > 0 && <p>{words.clashes}</p>}
      {clashes.map((clash) => <ClashChoice key={clash.field} t={t} clash={clash} />)}
      <Names t={t} title={words.taken} names={taken} />
      <Names t={t} title={words.elsewhere} names={elsewhere} />
      <p>
        <a href={page}>{words.discard}</a>
      </p>
    </div>
  );
}

function ClashChoice({ t, clash: { field, theirs, yours } }: { t: Messages; clash: Clash }) {
  const words = t.settings.conflict;
  const name = choiceOf(field);
  const both = [
    { choice: "yours", label: words.yours, value: yours },
    { choice: "theirs", label: words.theirs, value: theirs },
  ];
  return (
    <fieldset class="conflict__choice">
      <legend class="field__label">{labelOf(t, field) ?? field}</legend>
      {both.map(({ choice, label, value }) => (
        <label key={choice} class="choice">
          <input type="radio" name={name} value={choice} checked={choice === "yours"} />
          <span>
            <span class="muted">{label}:</span> {wordsOf(t, field, value)}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function Names({ t, title, names }: { t: Messages; title: string; names: readonly string[] }) {
  const labels = names.flatMap((name) => labelOf(t, name) ?? []);
  if (labels.length === 0) return null;
  return <p>{title} {labels.join(", ")}.</p>;
}
