import { MAX_CONTACTS } from "../../../../edge/domain/patient.ts";
import { PRIORITIES } from "../../../../edge/domain/priority.ts";
import type { ComponentChildren } from "preact";
import { FormDraft } from "../../../components/DraftNotice.tsx";
import { ErrorSummary } from "../../../components/ErrorSummary.tsx";
import { Field, fieldOf, SelectField, TextAreaField } from "../../../components/Field.tsx";
import { FormEnd } from "../../../components/FormEnd.tsx";
import { CpfField, NameField, PhoneField } from "../../../components/PersonField.tsx";
import type { PatientsMessages } from "../../../i18n/patients/pt_BR.ts";
import type { PageRequest } from "../../../web_env.ts";
import type { Refused } from "./chart_form.ts";
import {
  type ChartField,
  type ChartValues,
  contactField,
  type ContactPart,
  contactRows,
} from "./chart_values.ts";

/** What a form about a chart shows. */
export interface ChartFormContent extends Refused {
  /** What was typed before, or what is kept. */
  values: ChartValues;
}

interface ChartFormProps extends ChartFormContent {
  request: PageRequest;
  /** Where it is sent. */
  action: string;
  submit: string;
  /** Where all charts are. */
  list: string;
  /** Sent along unseen. */
  hidden: Readonly<Record<string, string>>;
  /** What stands above the fields, as part of the form. */
  children?: ComponentChildren;
  /** What stands above tells what is wrong. */
  isExplained?: boolean;
}

/** All fields of a chart; works without JavaScript, and a refused form comes back as it was typed. */
export function ChartForm(props: ChartFormProps) {
  const { request, errors, message, taken, hidden, list } = props;
  const t = request.t.patients.form;
  return (
    <>
      {!props.isExplained && (
        <ErrorSummary
          title={request.t.common.error_summary}
          errors={errors.map((error) => ({
            ...error,
            message: `${fieldLabel(t, error.field)}: ${error.message}`,
          }))}
          message={message}
        />
      )}
      {taken && (
        <p class="actions">
          <a class="button" href={`${list}/${taken}`}>{t.openTaken}</a>
        </p>
      )}
      <form class="form" method="post" action={props.action} noValidate data-form>
        <FormDraft request={request} />
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {props.children}
        <WhoFields {...props} />
        <ReachFields {...props} />
        <LegalFields {...props} />
        <FormEnd submit={props.submit} busy={request.t.board.sending} cancel={t.cancel} back={list} />
      </form>
    </>
  );
}

/** What a field of the form is called in a sentence: `Pessoa 2, telefone`. */
export function fieldLabel(t: PatientsMessages["form"], field: string): string {
  const labels: Readonly<Record<string, unknown>> = t;
  const [, row, part] = /^contacts\.(\d)\.(\w+)$/.exec(field) ?? [];
  if (row) return `${t.contact(Number(row) + 1)}, ${contactLabels(t)[part]?.toLowerCase() ?? part}`;
  const label = labels[field];
  return typeof label === "string" ? label : field;
}

function contactLabels(t: PatientsMessages["form"]): Readonly<Record<string, string>> {
  return { name: t.contactName, relation: t.contactRelation, phone: t.contactPhone };
}

/** Name, content and error of a field. The browser proposes nothing: what it knows is the writer's own data. */
function silentField(props: ChartFormProps, name: ChartField) {
  return { ...fieldOf(props, name), autocomplete: "off" };
}

function WhoFields(props: ChartFormProps) {
  const { t } = props.request;
  const { form } = t.patients;
  const { optional } = t.common;
  return (
    <fieldset class="form__group">
      <legend>{form.who}</legend>
      <NameField {...silentField(props, "name")} label={form.name} required />
      <NameField
        {...silentField(props, "social_name")}
        label={form.social_name}
        hint={form.socialHint}
        optional={optional}
      />
      <div class="form__pair">
        <Field
          {...silentField(props, "birth_date")}
          label={form.birth_date}
          optional={optional}
          type="date"
        />
        <CpfField {...silentField(props, "cpf")} label={form.cpf} optional={optional} />
        <Field
          {...silentField(props, "cns")}
          label={form.cns}
          optional={optional}
          inputMode="numeric"
          mask="cns"
          isSensitive
        />
      </div>
    </fieldset>
  );
}

function ReachFields(props: ChartFormProps) {
  const { t } = props.request;
  const { form } = t.patients;
  const { optional } = t.common;
  return (
    <fieldset class="form__group">
      <legend>{form.reach}</legend>
      <div class="form__pair">
        <PhoneField {...silentField(props, "phone")} label={form.phone} optional={optional} />
        <Field
          {...silentField(props, "email")}
          label={form.email}
          optional={optional}
          type="email"
          maxLength={254}
        />
      </div>
      <div class="contacts" role="group" aria-labelledby="contacts-title" aria-describedby="contacts-hint">
        <h3 id="contacts-title" class="contacts__title">{form.contacts}</h3>
        <p id="contacts-hint" class="field__hint">{form.contactsHint(MAX_CONTACTS)}</p>
        {contactRows(props.values).map((row) => <ContactRow key={row} row={row} {...props} />)}
      </div>
    </fieldset>
  );
}

function ContactRow(props: ChartFormProps & { row: number }) {
  const { row, request } = props;
  const t = request.t.patients.form;
  const of = (part: ContactPart) => {
    const field = fieldOf(props, contactField(row, part));
    return { ...field, label: contactLabels(t)[part], autocomplete: "off" };
  };
  return (
    <div class="contacts__row" role="group" aria-label={t.contact(row + 1)}>
      <NameField {...of("name")} />
      <Field {...of("relation")} maxLength={40} />
      <PhoneField {...of("phone")} />
    </div>
  );
}

function LegalFields(props: ChartFormProps) {
  const { t } = props.request;
  const { form } = t.patients;
  const { optional } = t.common;
  const priorities = PRIORITIES.map((value) => ({ value, label: t.board.priorities[value] }));
  return (
    <fieldset class="form__group">
      <legend>{form.legal}</legend>
      <div class="form__pair">
        <SelectField
          {...silentField(props, "priority")}
          label={form.priority}
          options={[{ value: "", label: form.priorityNone }, ...priorities]}
        />
        <Field
          {...silentField(props, "priority_until")}
          label={form.priority_until}
          hint={form.priorityUntilHint}
          optional={optional}
          type="date"
        />
      </div>
      <TextAreaField
        {...silentField(props, "priority_note")}
        label={form.priority_note}
        hint={form.priorityNoteHint}
        optional={optional}
        rows={2}
        maxLength={500}
        isSensitive
      />
    </fieldset>
  );
}
