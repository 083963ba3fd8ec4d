import type { Membership } from "../backend/me.ts";
import { FormDraft } from "../components/DraftNotice.tsx";
import { ErrorSummary } from "../components/ErrorSummary.tsx";
import { WideSubmit } from "../components/WideSubmit.tsx";
import { FormPage } from "./FormPage.tsx";
import { AccountFields, ClinicFields, PlaceFields, type SignUpFieldsProps } from "./SignUpFields.tsx";

export interface SignUpPageProps extends SignUpFieldsProps {
  /** Names this opening of the form, so that sending it twice makes one clinic. */
  formKey: string;
  message?: string;
  yours?: readonly Membership[];
}

/** `/cadastro/clinica`. */
export function SignUpPage(props: SignUpPageProps) {
  const { request, formKey, errors = [], message } = props;
  const { auth, common } = request.t;
  const t = auth.sign_up;
  return (
    <FormPage
      request={request}
      title={t.document_title}
      heading={t.title}
      intro={t.intro}
      steps={t.steps}
      islands={["Forms"]}
    >
      <form method="post" action="/cadastro/clinica" class="form card" data-form noValidate>
        <FormDraft request={request} />
        <ErrorSummary title={common.error_summary} errors={errors} message={message} />
        <Yours {...props} />
        <input type="hidden" name="form_key" value={formKey} />
        <ClinicFields {...props} />
        <PlaceFields {...props} />
        <AccountFields {...props} />
        <p class="form__terms">
          {t.terms_before} <a href="/termos">{t.terms}</a> {t.terms_between}{" "}
          <a href="/privacidade">{t.privacy}</a>.
        </p>
        <WideSubmit label={t.submit} busy={t.submit_busy} />
      </form>
      {!request.session && (
        <p class="form-page__aside">
          {t.have_account} <a href="/entrar?next=/cadastro/clinica">{t.sign_in}</a>
        </p>
      )}
    </FormPage>
  );
}

function Yours({ request, yours = [] }: SignUpPageProps) {
  if (yours.length === 0) return null;
  return (
    <div class="notice">
      <div>
        <p>{request.t.auth.sign_up.yours}</p>
        <ul>
          {yours.map((membership) => (
            <li key={membership.id}>
              <a href={`/app/${membership.slug}`}>{membership.name}</a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
