import { useEffect, useRef, useState } from "preact/hooks";
import { VITAL_SIGN_NAMES, type VitalSign } from "../../../edge/domain/triage.ts";
import { errorOf, ErrorSummary, type FieldError } from "../../components/ErrorSummary.tsx";
import { DraftNotice } from "../../components/DraftNotice.tsx";
import { Field, SelectField, TextAreaField } from "../../components/Field.tsx";
import type { BoardVisit } from "../../state/create_board.ts";
import type { Classifier } from "../../state/create_classifiers.ts";
import { readTriage } from "../../state/triage_form.ts";
import { whoOf } from "../board/words.ts";
import { problemText } from "../board/Notices.tsx";
import { useDraft } from "../drafts/use_draft.ts";
import { History } from "./History.tsx";
import { RiskChoice } from "./RiskChoice.tsx";
import { draftOf, focusForm, type TriagePage, useTriage } from "./triage_page.ts";

/** What is found of the selected patient, and the colour that follows. */
export function TriageForm({ visit }: { visit: BoardVisit }) {
  const page = useTriage();
  const { t, desk, drafts, props } = page;
  const form = useRef<HTMLFormElement>(null);
  const [errors, setErrors] = useState<FieldError[]>([]);
  const findings = desk.findings.value;
  const draft = useDraft(form, { drafts, name: draftOf(visit.id), isBack: true });

  // What the reception noted, unless something else has been written meanwhile.
  useEffect(() => {
    const field = form.current?.querySelector<HTMLTextAreaElement>("#complaint");
    if (field?.value === "" && findings?.complaint) field.value = findings.complaint;
  }, [findings]);

  async function submit() {
    if (!form.current || desk.isSaving.value) return;
    const read = readTriage(new FormData(form.current));
    if (!read.ok) return refuse(read.errors);
    setErrors([]);
    if (await desk.save(read.body)) {
      draft.forget();
      return focusForm();
    }
    const notice = desk.notice.value;
    refuse(notice?.kind === "refused" ? notice.problem.errors : []);
  }

  function refuse(wrong: readonly { path: string; code: string }[]) {
    setErrors(explained(page, wrong));
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>(".error-summary")?.focus());
  }

  return (
    <form
      ref={form}
      id="triage-form"
      class="triage-form"
      noValidate
      aria-labelledby="triage-who"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <h2 id="triage-who" class="triage-form__who">
        <span class="muted">{visit.risk ? t.form.again : t.form.title}</span> {whoOf(visit)}
      </h2>
      <DraftNotice
        words={props.draft}
        owner={props.userId}
        isHidden={!draft.isRestored}
        onDiscard={() => {
          form.current?.reset();
          draft.forget();
          focusForm();
        }}
      />
      {visit.worse_at && (
        <p class="notice notice--warning">
          {findings?.worse_note ? t.form.worseNote(findings.worse_note) : t.form.worseNoNote}
        </p>
      )}
      <ErrorSummary
        title={t.form.errorsTitle}
        errors={errors.map(({ field, message }) => ({ field, message: `${labelOf(t, field)}: ${message}` }))}
        message={messageOf(page)}
      />
      <Findings errors={errors} />
      <Classifiers errors={errors} />
      <div class="triage-form__acts">
        <button
          type="submit"
          class="button button--primary button--large"
          aria-disabled={desk.isSaving.value}
        >
          {desk.isSaving.value ? t.form.saving : t.form.save}
          <kbd aria-hidden="true">{t.form.saveKeys}</kbd>
        </button>
      </div>
      {findings && <History findings={findings} />}
    </form>
  );
}

function Findings({ errors }: { errors: readonly FieldError[] }) {
  const { t, desk } = useTriage();
  const { form } = t;
  const visit = desk.selected.value;
  return (
    <>
      <TextAreaField
        name="complaint"
        label={form.complaint}
        rows={2}
        maxLength={2000}
        error={errorOf(errors, "complaint")}
      />
      <RiskChoice key={visit?.id} risk={visit?.risk ?? null} error={errorOf(errors, "risk")} />
      <Field
        name="discriminator"
        label={form.discriminator}
        hint={form.discriminatorHint}
        optional={form.optional}
        maxLength={300}
        autocomplete="off"
        error={errorOf(errors, "discriminator")}
      />
      <fieldset class="triage-form__signs">
        <legend>
          {form.signs} <span class="field__optional">({form.optional})</span>
        </legend>
        {VITAL_SIGN_NAMES.map((name) => <SignField key={name} name={name} error={errorOf(errors, name)} />)}
      </fieldset>
      <TextAreaField
        name="notes"
        label={form.notes}
        optional={form.optional}
        rows={2}
        maxLength={2000}
        error={errorOf(errors, "notes")}
      />
    </>
  );
}

function SignField({ name, error }: { name: VitalSign; error?: string }) {
  const { t } = useTriage();
  const label = `${t.signs[name]} (${t.units[name]})`;
  return (
    <Field name={name} label={label} inputMode="numeric" maxLength={6} autocomplete="off" error={error} />
  );
}

/** Only those who enter a colour in somebody's name are asked whose it is. */
function Classifiers({ errors }: { errors: readonly FieldError[] }) {
  const { t, classifiers } = useTriage();
  const [chosen, setChosen] = useState<Classifier | null>(null);
  if (!classifiers) return null;
  const text = classifiers.text.value;
  const { people, isPart } = classifiers.found.value;
  const shown = chosen && !people.some(({ id }) => id === chosen.id) ? [chosen, ...people] : people;
  const isNobody = people.length === 0 && text !== "" && !classifiers.isOpen.value;
  return (
    <>
      {(isPart || text !== "") && (
        <Field
          name="classifier-search"
          type="search"
          label={t.form.classifierSearch}
          hint={<span role="status">{isNobody ? t.form.classifierNobody : t.form.classifierMore}</span>}
          value={text}
          autocomplete="off"
          onInput={(event) => classifiers.ask(event.currentTarget.value)}
        />
      )}
      <SelectField
        name="classified_by"
        label={t.form.classifier}
        hint={t.form.classifierHint}
        value={chosen?.id ?? ""}
        onChange={(event) => setChosen(shown.find(({ id }) => id === event.currentTarget.value) ?? null)}
        options={[
          { value: "", label: t.form.classifierChoose },
          ...shown.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        error={errorOf(errors, "classified_by")}
      />
    </>
  );
}

function messageOf({ t, words, desk }: TriagePage): string | undefined {
  const notice = desk.notice.value;
  if (notice?.kind === "lost") return t.lost;
  if (notice?.kind === "late") return t.late;
  if (notice?.kind !== "refused" || notice.problem.errors.length > 0) return undefined;
  return problemText(words.problems, notice.problem);
}

function explained({ t }: TriagePage, errors: readonly { path: string; code: string }[]): FieldError[] {
  const texts: Readonly<Record<string, string>> = t.fields;
  return errors.map(({ path, code }) => ({
    field: path,
    message: texts[path === "risk" ? "required" : code] ?? t.fields.invalid,
  }));
}

function labelOf({ form, signs }: TriagePage["t"], path: string): string {
  const labels: Readonly<Record<string, string>> = {
    ...signs,
    risk: form.risk,
    complaint: form.complaint,
    discriminator: form.discriminator,
    notes: form.notes,
    classified_by: form.classifier,
  };
  return labels[path] ?? path;
}
