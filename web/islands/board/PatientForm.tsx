import type { RefObject } from "preact";
import { useEffect } from "preact/hooks";
import { RISK_SETTERS } from "../../../edge/domain/member.ts";
import { PRIORITIES } from "../../../edge/domain/priority.ts";
import { RISKS } from "../../../edge/domain/risk.ts";
import type { Problem } from "../../backend/api.ts";
import { errorOf, ErrorSummary, type FieldError } from "../../components/ErrorSummary.tsx";
import { Field, SelectField, TextAreaField } from "../../components/Field.tsx";
import { maskInputs } from "../enhance_form.ts";
import { PATIENT_FIELDS } from "../../state/patient_form.ts";
import { useBoard } from "./board_page.ts";
import { problemText } from "./Notices.tsx";

interface PatientFormProps {
  formRef: RefObject<HTMLFormElement | null>;
  isHidden: boolean;
  problem: Problem | "lost" | null;
  onSubmit: () => void;
}

/** Everything but the name may stay empty: people without papers are cared for too. */
export function PatientForm({ formRef, isHidden, problem, onSubmit }: PatientFormProps) {
  const { t, desk, props } = useBoard();
  const errors = fieldErrors(problem);
  const of = (name: string) => ({ name, error: errorOf(errors, name) });
  const isSending = desk.pending.value.has("add");
  useEffect(() => {
    if (formRef.current) maskInputs(formRef.current);
  }, []);
  const mayClassify = RISK_SETTERS.includes(props.establishment.role);
  return (
    <form
      ref={formRef}
      class="dialog__body patient-form"
      hidden={isHidden}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {problem && (
        <ErrorSummary title={t.patient.errorsTitle} errors={errors} message={summaryOf(problem, errors)} />
      )}
      <Field
        {...of("patient.name")}
        label={t.patient.name}
        autocomplete="off"
        required
        maxLength={120}
        autocapitalize="words"
      />
      <div class="patient-form__pair">
        <Field
          {...of("patient.cpf")}
          label={t.patient.cpf}
          optional={t.patient.optional}
          inputMode="numeric"
          mask="cpf"
          autocomplete="off"
        />
        <Field
          {...of("patient.birth_date")}
          label={t.patient.birthDate}
          optional={t.patient.optional}
          type="date"
          autocomplete="off"
        />
        <Field
          {...of("patient.phone")}
          label={t.patient.phone}
          optional={t.patient.optional}
          type="tel"
          inputMode="tel"
          mask="phone"
          autocomplete="off"
        />
        <Field
          {...of("patient.email")}
          label={t.patient.email}
          optional={t.patient.optional}
          type="email"
          autocomplete="off"
        />
      </div>
      <TextAreaField
        {...of("symptoms")}
        label={t.patient.symptoms}
        optional={t.patient.optional}
        rows={2}
        maxLength={2000}
      />
      <SelectField
        {...of("priority")}
        label={t.patient.priority}
        options={[
          { value: "", label: t.patient.priorityAuto },
          ...PRIORITIES.map((value) => ({ value, label: t.priorities[value] })),
        ]}
      />
      {props.services.length > 1 && (
        <SelectField
          {...of("service_id")}
          label={t.patient.service}
          options={props.services.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      {mayClassify && (
        <SelectField
          {...of("risk")}
          label={t.patient.risk}
          options={[
            { value: "", label: t.patient.riskNone },
            ...RISKS.map((value) => ({ value, label: props.risks[value] })),
          ]}
        />
      )}
      <div class="dialog__acts">
        <button type="submit" class="button button--primary" aria-disabled={isSending}>
          {isSending ? t.sending : t.patient.submit}
        </button>
      </div>
    </form>
  );

  function summaryOf(problem: Problem | "lost", errors: readonly FieldError[]): string | undefined {
    if (problem === "lost") return t.notice.lost;
    return errors.length > 0 ? undefined : problemText(t.problems, problem);
  }
}

/** Errors of fields that stand in the form, in the reader's language as the API words them. */
function fieldErrors(problem: Problem | "lost" | null): FieldError[] {
  if (problem === null || problem === "lost") return [];
  return problem.errors
    .filter((error) => PATIENT_FIELDS.some((field) => field === error.path))
    .map((error) => ({ field: error.path, message: error.message }));
}
