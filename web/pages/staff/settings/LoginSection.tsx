import { CurrentPasswordField } from "../../../components/CurrentPasswordField.tsx";
import { errorOf, ErrorSummary, type FieldError } from "../../../components/ErrorSummary.tsx";
import { Field } from "../../../components/Field.tsx";
import type { PageRequest } from "../../../web_env.ts";
import { SettingsCard } from "./SettingsForm.tsx";

/** The form as it was refused. */
export interface LoginRefused {
  email?: string;
  errors?: readonly FieldError[];
  message?: string;
}

interface LoginSectionProps extends LoginRefused {
  request: PageRequest;
  path: string;
  done?: string;
  isWarning: boolean;
}

/** The login e-mail of whoever reads the page, and the way to another one. */
export function LoginSection(props: LoginSectionProps) {
  const { request: { t, session }, path, email = "", errors = [], message, done, isWarning } = props;
  const { labels, sections, intros, login: words } = t.settings;
  return (
    <SettingsCard id="login" title={sections.login} intro={intros.login} done={isWarning ? undefined : done}>
      {isWarning && <p class="notice notice--warning" role="status">{done}</p>}
      <p class="settings__login">
        {words.current}: <strong>{session?.email}</strong>
      </p>
      <p class="muted">{words.text}</p>
      <form class="form" method="post" action={`${path}/acesso`} noValidate data-form>
        <ErrorSummary title={t.common.error_summary} errors={errors} message={message} />
        <Field
          name="login_email"
          type="email"
          label={labels.login_email}
          value={email}
          autocomplete="email"
          autocapitalize="none"
          maxLength={254}
          error={errorOf(errors, "login_email")}
          required
        />
        <CurrentPasswordField
          name="login_password"
          label={labels.login_password}
          error={errorOf(errors, "login_password")}
        />
        <div class="actions">
          <button type="submit" class="button button--primary" data-busy={words.busy}>{words.submit}</button>
        </div>
      </form>
    </SettingsCard>
  );
}
