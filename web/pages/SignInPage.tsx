import { errorOf, ErrorSummary, type FieldError } from "../components/ErrorSummary.tsx";
import { Field } from "../components/Field.tsx";
import type { PageRequest } from "../web_env.ts";
import { FormPage } from "./FormPage.tsx";

interface SignInPageProps {
  request: PageRequest;
  email: string;
  /** Own path to go to afterwards, or empty. */
  next: string;
  errors?: readonly FieldError[];
  /** What is wrong with the attempt as a whole. */
  message?: string;
  /** Said to who has just signed out. */
  goodbye?: string;
}

/** `/entrar`. */
export function SignInPage(props: SignInPageProps) {
  const { request, email, next, errors = [], message, goodbye } = props;
  const { auth, common } = request.t;
  const t = auth.sign_in;
  return (
    <FormPage request={request} title={t.title} heading={t.title} intro={t.intro} islands={["Forms"]}>
      <form method="post" action="/entrar" class="form card" data-form noValidate>
        {goodbye && <p class="notice notice--success" role="status">{goodbye}</p>}
        <ErrorSummary title={common.error_summary} errors={errors} message={message} />
        <input type="hidden" name="next" value={next} />
        <Field
          name="email"
          type="email"
          label={t.email}
          value={email}
          autocomplete="username"
          autocapitalize="none"
          error={errorOf(errors, "email")}
          required
        />
        <Field
          name="password"
          type="password"
          label={t.password}
          autocomplete="current-password"
          error={errorOf(errors, "password")}
          required
        />
        <button type="submit" class="button button--primary button--large button--wide">{t.submit}</button>
      </form>
      <p class="form-page__aside">
        {t.no_account} <a href="/cadastro/clinica">{t.sign_up}</a>
      </p>
    </FormPage>
  );
}
