import { STATES } from "../../../edge/domain/documents.ts";
import { PROFESSIONAL_STATUSES, SHIFTS } from "../../../edge/domain/professional.ts";
import { errorOf, ErrorSummary, type FieldError } from "../../components/ErrorSummary.tsx";
import { Field, SelectField, TextAreaField } from "../../components/Field.tsx";
import type { PageRequest } from "../../web_env.ts";
import { COUNCILS, type ProfessionalField } from "./professional_fields.ts";

/** What a form about a professional shows. */
export interface ProfessionalFormContent {
  /** What was typed before, or what is kept. */
  values: Readonly<Record<string, string>>;
  errors: readonly FieldError[];
  message?: string;
  /** Specialties that the clinic has already, to be offered. */
  specialties: readonly string[];
}

interface ProfessionalFormProps extends ProfessionalFormContent {
  request: PageRequest;
  /** Where it is sent. */
  action: string;
  submit: string;
  /** Where giving up leads. */
  list: string;
  /** Makes a form that is sent twice one professional. */
  idempotencyKey?: string;
}

/** All fields of a professional; works without JavaScript, and a refused form comes back as it was typed. */
export function ProfessionalForm(props: ProfessionalFormProps) {
  const { request, errors, message, idempotencyKey } = props;
  const t = request.t.professionals.form;
  return (
    <>
      <ErrorSummary
        title={request.t.common.error_summary}
        errors={errors.map((error) => ({
          ...error,
          message: `${labelOf(t, error.field)}: ${error.message}`,
        }))}
        message={message}
      />
      <form class="form" method="post" action={props.action} noValidate data-form>
        {idempotencyKey && <input type="hidden" name="idempotency_key" value={idempotencyKey} />}
        <PersonFields {...props} />
        <WorkFields {...props} />
        <div class="actions">
          <button
            type="submit"
            class="button button--primary button--large"
            data-busy={request.t.board.sending}
          >
            {props.submit}
          </button>
          <a class="button button--quiet" href={props.list}>{t.cancel}</a>
        </div>
      </form>
    </>
  );
}

/** What a field is filled with: its name, what was typed before and what is wrong with it. */
function fieldOf({ values, errors }: ProfessionalFormProps, name: ProfessionalField) {
  return { name, value: values[name] ?? "", error: errorOf(errors, name) };
}

function labelOf(labels: Readonly<Record<string, string>>, field: string): string {
  return labels[field] ?? field;
}

function PersonFields(props: ProfessionalFormProps) {
  const { form: t } = props.request.t.professionals;
  const { optional } = props.request.t.common;
  return (
    <fieldset class="form__group">
      <legend>{t.person}</legend>
      <Field
        {...fieldOf(props, "full_name")}
        label={t.full_name}
        required
        maxLength={120}
        autocomplete="off"
      />
      <Field
        {...fieldOf(props, "email")}
        label={t.email}
        type="email"
        required
        maxLength={254}
        autocomplete="off"
      />
      <div class="form__pair">
        <Field
          {...fieldOf(props, "phone")}
          label={t.phone}
          optional={optional}
          type="tel"
          inputMode="tel"
          mask="phone"
          autocomplete="off"
        />
        <Field
          {...fieldOf(props, "birth_date")}
          label={t.birth_date}
          optional={optional}
          type="date"
          autocomplete="off"
        />
      </div>
    </fieldset>
  );
}

function WorkFields(props: ProfessionalFormProps) {
  const { professionals, common } = props.request.t;
  const t = professionals.form;
  const choose = { value: "", label: t.choose };
  const same = (values: readonly string[]) => values.map((value) => ({ value, label: value }));
  const shift = fieldOf(props, "shift");
  const status = fieldOf(props, "status");
  const council = fieldOf(props, "council");
  const councils = new Set<string>([...COUNCILS, ...council.value ? [council.value] : []]);
  return (
    <fieldset class="form__group">
      <legend>{t.work}</legend>
      <Field
        {...fieldOf(props, "specialty")}
        label={t.specialty}
        hint={t.specialtyHint}
        required
        maxLength={80}
        list="specialties"
        autocomplete="off"
      />
      <datalist id="specialties">
        {props.specialties.map((name) => <option key={name} value={name} />)}
      </datalist>
      <div class="form__pair">
        <SelectField
          {...council}
          label={t.council}
          required
          options={[choose, ...same([...councils])]}
        />
        <SelectField
          {...fieldOf(props, "council_state")}
          label={t.council_state}
          required
          options={[choose, ...same(STATES)]}
        />
        <Field
          {...fieldOf(props, "council_number")}
          label={t.council_number}
          required
          maxLength={40}
          autocomplete="off"
        />
        <Field
          {...fieldOf(props, "council_category")}
          label={t.council_category}
          hint={t.councilCategoryHint}
          optional={common.optional}
          maxLength={40}
          autocomplete="off"
        />
        <SelectField
          {...shift}
          value={shift.value || "full_day"}
          label={t.shift}
          options={SHIFTS.map((value) => ({ value, label: professionals.shifts[value] }))}
        />
        <SelectField
          {...status}
          value={status.value || "active"}
          label={t.status}
          options={PROFESSIONAL_STATUSES.map((value) => ({ value, label: professionals.statuses[value] }))}
        />
      </div>
      <TextAreaField
        {...fieldOf(props, "notes")}
        label={t.notes}
        optional={common.optional}
        rows={3}
        maxLength={2000}
      />
    </fieldset>
  );
}
