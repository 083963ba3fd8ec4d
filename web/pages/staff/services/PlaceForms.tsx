import type { ComponentChildren } from "preact";
import { FormDraft } from "../../../components/DraftNotice.tsx";
import { errorOf } from "../../../components/ErrorSummary.tsx";
import { Field, SelectField } from "../../../components/Field.tsx";
import type { PageRequest } from "../../../web_env.ts";
import type { Refusal, ServiceValues } from "./place_form.ts";

interface FormProps extends Pick<Refusal, "errors"> {
  request: PageRequest;
  action: string;
  submit: string;
  /** Makes a form that is sent twice one entry. */
  idempotencyKey?: string;
}

interface ServiceFormProps extends FormProps {
  values: ServiceValues;
  /** Whether people wait for triage where a service says nothing. */
  isTriaged: boolean;
}

/** What is said of a service; works without JavaScript. */
export function ServiceForm({ values, isTriaged, ...form }: ServiceFormProps) {
  const t = form.request.t.services.form;
  return (
    <PlaceForm {...form}>
      <div class="form__pair">
        <Field
          name="service_name"
          label={t.name}
          hint={t.name_hint}
          value={values.service_name}
          error={errorOf(form.errors, "service_name")}
          required
          maxLength={80}
          autocomplete="off"
        />
        <Field
          name="prefix"
          label={t.prefix}
          hint={t.prefix_hint}
          value={values.prefix}
          error={errorOf(form.errors, "prefix")}
          required
          maxLength={2}
          autocomplete="off"
          autocapitalize="characters"
          width="short"
        />
      </div>
      <SelectField
        name="triage"
        label={t.triage}
        value={values.triage}
        options={[
          { value: "", label: t.like_clinic(isTriaged) },
          { value: "yes", label: t.triaged },
          { value: "no", label: t.untriaged },
        ]}
      />
    </PlaceForm>
  );
}

/** The name of a room; works without JavaScript. */
export function RoomForm({ name, ...form }: FormProps & { name: string }) {
  const t = form.request.t.services.rooms;
  return (
    <PlaceForm {...form}>
      <Field
        name="room_name"
        label={t.name}
        hint={t.name_hint}
        value={name}
        error={errorOf(form.errors, "room_name")}
        required
        maxLength={40}
        autocomplete="off"
      />
    </PlaceForm>
  );
}

function PlaceForm(
  { request, action, submit, idempotencyKey, children }: FormProps & { children: ComponentChildren },
) {
  return (
    <form class="form" method="post" action={action} noValidate data-form>
      <FormDraft request={request} />
      {idempotencyKey && <input type="hidden" name="idempotency_key" value={idempotencyKey} />}
      {children}
      <p class="actions">
        <button type="submit" class="button button--primary" data-busy={request.t.services.busy}>
          {submit}
        </button>
      </p>
    </form>
  );
}
