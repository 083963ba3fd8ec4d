import { FormDraft } from "../../../components/DraftNotice.tsx";
import { errorOf, ErrorSummary } from "../../../components/ErrorSummary.tsx";
import { Field, SelectField } from "../../../components/Field.tsx";
import { rolesWithin } from "./role_rights.ts";
import type { TeamPageProps } from "./TeamPage.tsx";

/** Asks somebody to join, by e-mail. */
export function InviteForm({ request, establishment, values, errors, message, formKey }: TeamPageProps) {
  const { team: { invite: t }, staff, common } = request.t;
  const roles = rolesWithin(establishment.role).map((role) => ({ value: role, label: staff.roles[role] }));
  return (
    <section class="card" aria-labelledby="invite">
      <h2 id="invite" class="card__title">{t.title}</h2>
      <p class="muted">{t.intro}</p>
      <form class="form" method="post" action={`/app/${establishment.slug}/equipe`} noValidate data-form>
        <FormDraft request={request} />
        <ErrorSummary title={common.error_summary} errors={errors} message={message} />
        <input type="hidden" name="idempotency_key" value={formKey} />
        <Field
          name="email"
          type="email"
          label={t.email}
          value={values.email ?? ""}
          autocomplete="off"
          autocapitalize="none"
          maxLength={254}
          error={errorOf(errors, "email")}
          required
        />
        <SelectField
          name="role"
          label={t.role}
          value={values.role ?? ""}
          options={[{ value: "", label: t.choose }, ...roles]}
          width="medium"
          error={errorOf(errors, "role")}
          required
        />
        <div class="actions">
          <button type="submit" class="button button--primary" data-busy={t.busy}>{t.submit}</button>
        </div>
      </form>
    </section>
  );
}
