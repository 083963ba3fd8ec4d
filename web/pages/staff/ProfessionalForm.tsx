import { STATES } from "../../../edge/domain/documents.ts";
import { PROFESSIONAL_STATUSES, SHIFTS } from "../../../edge/domain/professional.ts";
import { FormDraft } from "../../components/DraftNotice.tsx";
import { ErrorSummary, type FieldError } from "../../components/ErrorSummary.tsx";
import { Field, fieldOf, SelectField, TextAreaField } from "../../components/Field.tsx";
import { FormEnd } from "../../components/FormEnd.tsx";
import { NameField, PhoneField } from "../../components/PersonField.tsx";
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
        <FormDraft request={request} />
        {idempotencyKey && <input type="hidden" name="idempotency_key" value={idempotencyKey} />}
        <PersonFields {...props} />
        <WorkFields {...props} />
        <FormEnd submit={props.submit} busy={request.t.board.sending} cancel={t.cancel} back={props.list} />
      </form>
    </>
  );
}

function labelOf(labels: Readonly<Record<string, string>>, field: string): string {
  return labels[field] ?? field;
}

function PersonFields(props: ProfessionalFormProps) {
  const { form: t } = props.request.t.professionals;
  const { optional } = props.request.t.common;
  const field = (name: ProfessionalField) => fieldOf(props, name);
  return (
    <fieldset class="form__group">
      <legend>{t.person}</legend>
      <NameField {...field("full_name")} label={t.full_name} required autocomplete="off" />
      <Field {...field("email")} label={t.email} type="email" required maxLength={254} autocomplete="off" />
      <div class="form__pair">
        <PhoneField {...field("phone")} label={t.phone} optional={optional} autocomplete="off" />
        <Field
          {...field("birth_date")}
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
  const field = (name: ProfessionalField) => fieldOf(props, name);
  const shift = field("shift");
  const status = field("status");
  const council = field("council");
  const councils = new Set<string>([...COUNCILS, ...council.value ? [council.value] : []]);
  return (
    <fieldset class="form__group">
      <legend>{t.work}</legend>
      <Field
        {...field("specialty")}
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
        <SelectField {...council} label={t.council} required options={[choose, ...same([...councils])]} />
        <SelectField
          {...field("council_state")}
          label={t.council_state}
          required
          options={[choose, ...same(STATES)]}
        />
        <Field
          {...field("council_number")}
          label={t.council_number}
          required
          maxLength={40}
          autocomplete="off"
        />
        <Field
          {...field("council_category")}
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
        {...field("notes")}
        label={t.notes}
        optional={common.optional}
        rows={3}
        maxLength={2000}
      />
    </fieldset>
  );
}
