import { CurrentPasswordField } from "../components/CurrentPasswordField.tsx";
import { errorOf, ErrorSummary, type FieldError } from "../components/ErrorSummary.tsx";
import { WideSubmit } from "../components/WideSubmit.tsx";
import type { PageRequest } from "../web_env.ts";
import { FormPage } from "./FormPage.tsx";
import { IdentifierField } from "./IdentifierField.tsx";

interface SignInPageProps {
  request: PageRequest;
  /** E-mail or CPF, as typed. */
  identifier: string;
  /** Own path to go to afterwards, or empty. */
  next: string;
  errors?: readonly FieldError[];
  /** What is wrong with the attempt as a whole. */
  message?: string;
  /** Said to who has just signed out or chosen a new password. */
  notice?: string;
}

/** `/entrar`: clinics' staff and patients alike. */
export function SignInPage(props: SignInPageProps) {
  const { request, identifier, next, errors = [], message, notice } = props;
  const { auth, common } = request.t;
  const t = auth.sign_in;
  return (
    <FormPage request={request} title={t.title} heading={t.title} intro={t.intro} islands={["Forms"]}>
      <form method="post" action="/entrar" class="form card" data-form noValidate>
        {notice && <p class="notice notice--success" role="status">{notice}</p>}
        <ErrorSummary title={common.error_summary} errors={errors} message={message} />
        <input type="hidden" name="next" value={next} />
        <IdentifierField label={t.identifier} value={identifier} error={errorOf(errors, "identifier")} />
        <CurrentPasswordField name="password" label={t.password} error={errorOf(errors, "password")} />
        <WideSubmit label={t.submit} busy={t.submit_busy} />
        <p class="form__aside">
          <a href="/recuperar-senha">{t.forgotten}</a>
        </p>
      </form>
      <p class="form-page__aside">
        {t.no_patient_account} <a href={patientSignUp(next)}>{t.sign_up_patient}</a>
      </p>
      <p class="form-page__aside">
        {t.no_account} <a href="/cadastro/clinica">{t.sign_up}</a>
      </p>
    </FormPage>
  );
}

function patientSignUp(next: string): string {
  return next ? `/cadastro/paciente?next=${encodeURIComponent(next)}` : "/cadastro/paciente";
}
