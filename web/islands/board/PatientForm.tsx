import type { RefObject } from "preact";
import { useEffect } from "preact/hooks";
import { MANAGERS, RISK_SETTERS } from "../../../edge/domain/member.ts";
import { PRIORITIES } from "../../../edge/domain/priority.ts";
import { RISKS } from "../../../edge/domain/risk.ts";
import type { Problem } from "../../backend/api.ts";
import { errorOf, ErrorSummary, type FieldError } from "../../components/ErrorSummary.tsx";
import { DraftNotice } from "../../components/DraftNotice.tsx";
import { Field, SelectField, TextAreaField } from "../../components/Field.tsx";
import { CpfField, PhoneField } from "../../components/PersonField.tsx";
import type { BoardMessages } from "../../i18n/board/pt_BR.ts";
import { PATIENT_FIELDS, type PatientField } from "../../state/patient_form.ts";
import { maskInputs } from "../enhance_form.ts";
import { useBoard } from "./board_page.ts";
import { ChartCombobox } from "./ChartCombobox.tsx";
import { ChosenChart } from "./ChosenChart.tsx";
import { problemText } from "./Notices.tsx";

interface PatientFormProps {
  formRef: RefObject<HTMLFormElement | null>;
  isHidden: boolean;
  problem: Problem | "lost" | null;
  /** Whether it shows what stood here before a reload. */
  isRestored: boolean;
  onDiscard: () => void;
  onSubmit: () => void;
}

/** Everything but the name may stay empty: people without papers are cared for too. */
export function PatientForm(formProps: PatientFormProps) {
  const { formRef, isHidden, problem, isRestored, onDiscard, onSubmit } = formProps;
  const { t, desk, arrival, props } = useBoard();
  const errors = fieldErrors(problem);
  const isSending = desk.pending.value.has("add") || arrival.isChecking.value;
  const chosen = arrival.chosen.value;
  const focus = (selector: string) =>
    requestAnimationFrame(() => formRef.current?.querySelector<HTMLElement>(selector)?.focus());
  useEffect(() => {
    if (formRef.current) maskInputs(formRef.current);
  }, []);
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
        <ErrorSummary
          title={t.patient.errorsTitle}
          errors={errors.map((error) => ({
            ...error,
            message: `${labelOf(t, error.field)}: ${error.message}`,
          }))}
          message={errors.length > 0 ? undefined : summaryOf(t, problem)}
        />
      )}
      <DraftNotice words={props.draft} owner={props.userId} isHidden={!isRestored} onDiscard={onDiscard} />
      {chosen && (
        <ChosenChart
          chart={chosen}
          onChange={() => {
            arrival.release();
            focus("input");
          }}
        />
      )}
      {/* What was typed stays, for whoever has chosen wrongly. */}
      <div class="patient-form__person" hidden={chosen !== null}>
        <PersonFields errors={errors} onChosen={() => focus("button[type=submit]")} />
      </div>
      <VisitFields errors={errors} />
      <div class="dialog__acts">
        <button type="submit" class="button button--primary" aria-disabled={isSending}>
          {isSending ? t.sending : t.patient.submit}
        </button>
      </div>
    </form>
  );
}

interface FieldsProps {
  errors: readonly FieldError[];
}

function PersonFields({ errors, onChosen }: FieldsProps & { onChosen: () => void }) {
  const { t } = useBoard();
  const { optional } = t.patient;
  const of = (name: PatientField) => fieldOf(t, errors, name);
  return (
    <>
      <ChartCombobox error={errorOf(errors, "patient.name")} onChosen={onChosen} />
      <div class="patient-form__pair">
        <CpfField {...of("patient.cpf")} optional={optional} />
        <Field {...of("patient.birth_date")} optional={optional} type="date" />
        <PhoneField {...of("patient.phone")} optional={optional} />
        <Field {...of("patient.email")} optional={optional} type="email" />
      </div>
    </>
  );
}

function VisitFields({ errors }: FieldsProps) {
  const { t, props, desk } = useBoard();
  const { role } = props.establishment;
  const of = (name: PatientField) => fieldOf(t, errors, name);
  const priorities = PRIORITIES.map((value) => ({ value, label: t.priorities[value] }));
  const risks = RISKS.map((value) => ({ value, label: props.risks[value] }));
  const services = desk.services.value.filter(({ active }) => active)
    .map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <TextAreaField {...of("symptoms")} optional={t.patient.optional} rows={2} maxLength={2000} />
      <div class="patient-form__pair">
        <SelectField
          {...of("priority")}
          options={[{ value: "", label: t.patient.priorityAuto }, ...priorities]}
        />
        {RISK_SETTERS.includes(role) && !MANAGERS.includes(role) && (
          <SelectField {...of("risk")} options={[{ value: "", label: t.patient.riskNone }, ...risks]} />
        )}
      </div>
      {services.length > 1 && <SelectField {...of("service_id")} options={services} />}
    </>
  );
}

/** Name, label and error of a field. The browser proposes nothing: what it knows is the receptionist's own data. */
function fieldOf(t: BoardMessages, errors: readonly FieldError[], name: PatientField) {
  return { name, label: labelOf(t, name), error: errorOf(errors, name), autocomplete: "off" };
}

function labelOf({ patient }: BoardMessages, name: string): string {
  const labels: Readonly<Record<PatientField, string>> = {
    "patient.name": patient.name,
    "patient.cpf": patient.cpf,
    "patient.birth_date": patient.birthDate,
    "patient.phone": patient.phone,
    "patient.email": patient.email,
    service_id: patient.service,
    priority: patient.priority,
    risk: patient.risk,
    symptoms: patient.symptoms,
  };
  return Object.entries(labels).find(([field]) => field === name)?.[1] ?? name;
}

function summaryOf(t: BoardMessages, problem: Problem | "lost"): string {
  return problem === "lost" ? t.notice.lost : problemText(t.problems, problem);
}

/** Errors of fields that stand in the form, in the reader's language as the API words them. */
function fieldErrors(problem: Problem | "lost" | null): FieldError[] {
  if (problem === null || problem === "lost") return [];
  return problem.errors
    .filter((error) => PATIENT_FIELDS.some((field) => field === error.path))
    .map((error) => ({ field: error.path, message: error.message }));
}
