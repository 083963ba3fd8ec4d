import {
  DISPLAY_KINDS,
  PANEL_LANGUAGES,
  PANEL_SIZES,
  PANEL_THEMES,
} from "../../../../edge/domain/panel_look.ts";
import { FormDraft } from "../../../components/DraftNotice.tsx";
import { CheckField, CheckGroup } from "../../../components/CheckField.tsx";
import { errorOf, ErrorSummary, type FieldError } from "../../../components/ErrorSummary.tsx";
import { Field, fieldOf, SelectField } from "../../../components/Field.tsx";
import { FormEnd } from "../../../components/FormEnd.tsx";
import type { PageRequest } from "../../../web_env.ts";
import { LANGUAGE_FIELDS, type PanelValues } from "./panel_form.ts";

export interface PanelFormProps {
  request: PageRequest;
  values: PanelValues;
  errors: readonly FieldError[];
  message?: string;
  services: readonly { id: string; name: string }[];
  action: string;
  submit: string;
  /** Where giving up leads. */
  list: string;
  /** Address of the panel, once it has one. */
  link?: string;
  /** Makes a form that is sent twice one panel. */
  idempotencyKey?: string;
}

/** What a panel shows, and how; works without JavaScript. */
export function PanelForm(props: PanelFormProps) {
  const { request, errors, message, idempotencyKey } = props;
  const t = request.t.panels.form;
  return (
    <>
      <ErrorSummary title={request.t.common.error_summary} errors={errors} message={message} />
      <form class="form" method="post" action={props.action} noValidate data-form>
        <FormDraft request={request} />
        {idempotencyKey && <input type="hidden" name="idempotency_key" value={idempotencyKey} />}
        <What {...props} />
        <How {...props} />
        <FormEnd submit={props.submit} busy={request.t.board.sending} cancel={t.cancel} back={props.list} />
      </form>
    </>
  );
}

function What({ request, values, errors, services, link, idempotencyKey }: PanelFormProps) {
  const t = request.t.panels.form;
  return (
    <fieldset class="form__group">
      <legend>{t.what}</legend>
      {idempotencyKey && (
        <SelectField
          name="kind"
          label={t.kind}
          hint={t.kind_hint}
          value={values.kind}
          options={DISPLAY_KINDS.map((value) => ({ value, label: t.kinds[value] }))}
          width="medium"
        />
      )}
      <Field
        {...fieldOf({ values, errors }, "name")}
        label={t.name}
        hint={t.name_hint}
        required
        maxLength={40}
        autocomplete="off"
      />
      {services.length > 1 && (
        <CheckGroup
          name="services"
          label={t.services}
          hint={t.services_hint}
          error={errorOf(errors, "services")}
          options={services.map(({ id, name }) => ({ value: id, label: name }))}
          checked={values.services}
        />
      )}
      <Field
        {...fieldOf({ values, errors }, "message")}
        label={t.message}
        hint={t.message_hint}
        optional={request.t.common.optional}
        maxLength={160}
        autocomplete="off"
      />
      <CheckField name="names" label={t.names} hint={t.names_hint} isChecked={values.names} />
      <CheckField name="waits" label={t.waits} hint={t.waits_hint} isChecked={values.waits} />
      <CheckField
        name="link_open"
        label={t.link_open}
        hint={
          <>
            {t.link_hint} {link && (
              <>
                {t.link_is} <span class="panel-link">{link}</span>
              </>
            )}
          </>
        }
        isChecked={values.link_open}
      />
    </fieldset>
  );
}

function How({ request, values }: PanelFormProps) {
  const t = request.t.panels.form;
  const languages = PANEL_LANGUAGES.map((value) => ({ value, label: t.languages[value] }));
  const none = { value: "", label: t.no_language };
  return (
    <fieldset class="form__group">
      <legend>{t.how}</legend>
      <div class="form__pair form__pair--three">
        {LANGUAGE_FIELDS.map((name, place) => (
          <SelectField
            key={name}
            name={name}
            label={t[name]}
            value={values.languages[place] ?? ""}
            options={place === 0 ? languages : [none, ...languages]}
          />
        ))}
      </div>
      <p class="field__hint">{t.languages_hint}</p>
      <div class="form__pair">
        <SelectField
          name="theme"
          label={t.theme}
          value={values.theme}
          options={PANEL_THEMES.map((value) => ({ value, label: t.themes[value] }))}
        />
        <SelectField
          name="size"
          label={t.size}
          value={values.size}
          options={PANEL_SIZES.map((value) => ({ value, label: t.sizes[value] }))}
        />
      </div>
      <CheckField name="clock" label={t.clock} isChecked={values.clock} />
    </fieldset>
  );
}
