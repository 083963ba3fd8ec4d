import type { Clinic } from "../../../edge/domain/clinic.ts";
import { CLAIMABLE } from "../../../edge/domain/remote_ticket.ts";
import { ErrorSummary, type FieldError } from "../../components/ErrorSummary.tsx";
import { fieldOf, SelectField, TextAreaField } from "../../components/Field.tsx";
import { BirthDateField, CpfField, NameField } from "../../components/PersonField.tsx";
import { WideSubmit } from "../../components/WideSubmit.tsx";
import { fill } from "../../islands/ticket/words.ts";
import { durationOf } from "../../islands/wait_words.ts";
import type { PageRequest } from "../../web_env.ts";
import type { JoinValues } from "./join_form.ts";

interface JoinFormProps {
  request: PageRequest;
  clinic: Clinic;
  values: JoinValues;
  errors?: readonly FieldError[];
  message?: string;
}

/** Taking a ticket from outside, or why there is none now. What was typed stays, whatever the answer. */
export function JoinForm({ request, clinic, values, errors = [], message }: JoinFormProps) {
  const { common, clinic: { remote: t } } = request.t;
  const { state, minutes, counts_from } = clinic.remote;
  const wasSent = errors.length > 0 || message !== undefined || values.name !== "";
  if (state !== "open" && !wasSent) {
    return (
      <section class="card clinic__card" aria-labelledby="join">
        <h2 id="join">{t.title}</h2>
        <p>{t[state]}</p>
      </section>
    );
  }
  return (
    <section class="card clinic__card" aria-labelledby="join">
      <h2 id="join">{t.title}</h2>
      <p class="notice notice--warning">{t.urgent}</p>
      <p class="clinic__text">{fill(t.intro[counts_from], { limit: durationOf(minutes) })}</p>
      <form method="post" action={`/c/${clinic.slug}#join`} class="form" data-form noValidate>
        <ErrorSummary title={common.error_summary} errors={errors} message={message} />
        <PersonFields request={request} clinic={clinic} values={values} errors={errors} />
        <p class="clinic__text">{t.privacy}</p>
        <WideSubmit label={t.submit} busy={t.submit_busy} />
      </form>
    </section>
  );
}

function PersonFields(props: JoinFormProps) {
  const { clinic } = props;
  const { common, board, clinic: { remote: t } } = props.request.t;
  const classes = CLAIMABLE.map((value) => ({ value, label: board.priorities[value] }));
  return (
    <>
      {clinic.services.length > 1 && (
        <SelectField
          {...fieldOf(props, "service_id")}
          label={t.service}
          options={clinic.services.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <NameField {...fieldOf(props, "name")} label={t.name} autocomplete="name" required />
      <BirthDateField
        {...fieldOf(props, "birth_date")}
        label={t.birth_date}
        hint={t.birth_date_hint}
        required
      />
      <TextAreaField
        {...fieldOf(props, "symptoms")}
        label={t.symptoms}
        hint={t.symptoms_hint}
        rows={3}
        maxLength={500}
        required
      />
      <CpfField
        {...fieldOf(props, "cpf")}
        label={t.cpf}
        hint={t.cpf_hint}
        width="medium"
        optional={common.optional}
      />
      <SelectField
        {...fieldOf(props, "priority")}
        label={t.priority}
        hint={t.priority_hint}
        options={[{ value: "", label: t.priority_none }, ...classes]}
      />
    </>
  );
}
