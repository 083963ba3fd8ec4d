import type { Account } from "../../../edge/domain/account.ts";
import { AccountLayout } from "../../components/AccountLayout.tsx";
import { CurrentPasswordField } from "../../components/CurrentPasswordField.tsx";
import { errorOf, ErrorSummary, type FieldError } from "../../components/ErrorSummary.tsx";
import { Field } from "../../components/Field.tsx";
import { WideSubmit } from "../../components/WideSubmit.tsx";
import type { PageRequest } from "../../web_env.ts";
import type { ComponentChildren } from "preact";
import type { PersonValues } from "./account_form.ts";
import { PasswordFields } from "./PasswordFields.tsx";
import { PersonFields } from "./PersonFields.tsx";

/** What a form comes back with when it was refused. */
export interface Refused {
  errors?: readonly FieldError[];
  message?: string;
}

interface AccountFormPageProps extends Refused {
  request: PageRequest;
  title: string;
  intro?: string;
  action: string;
  submit: string;
  busy: string;
  children: ComponentChildren;
}

/** A page of the account that is one form. */
function AccountFormPage(props: AccountFormPageProps) {
  const { request, title, intro, action, submit, busy, errors = [], message, children } = props;
  const { account, common } = request.t;
  return (
    <AccountLayout request={request} title={title} area="account" islands={["Forms"]}>
      <div class="account-page">
        <h1>{title}</h1>
        {intro && <p>{intro}</p>}
        <form method="post" action={action} class="form card" data-form noValidate>
          <ErrorSummary title={common.error_summary} errors={errors} message={message} />
          {children}
          <WideSubmit label={submit} busy={busy} />
        </form>
        <p>
          <a class="button button--quiet" href="/minha/conta">{account.details.back}</a>
        </p>
      </div>
    </AccountLayout>
  );
}

/** `/minha/conta/dados`. */
export function DetailsPage(props: Refused & { request: PageRequest; values: PersonValues }) {
  const { request, values, errors = [] } = props;
  const { account: { details: t }, common } = request.t;
  return (
    <AccountFormPage
      {...props}
      title={t.change_title}
      action="/minha/conta/dados"
      submit={common.save}
      busy={t.save_busy}
    >
      <PersonFields request={request} values={values} errors={errors} />
    </AccountFormPage>
  );
}

/** `/minha/conta/email`. */
export function EmailPage(props: Refused & { request: PageRequest; account: Account; email: string }) {
  const { request, account, email, errors = [] } = props;
  const { email: t, password } = request.t.account;
  return (
    <AccountFormPage
      {...props}
      title={t.change_title}
      intro={t.change_intro}
      action="/minha/conta/email"
      submit={t.submit}
      busy={t.prove_busy}
    >
      <p>
        {t.title}: <strong class="form__email">{account.email}</strong>
      </p>
      <Field
        name="email"
        type="email"
        label={t.new}
        value={email}
        autocomplete="email"
        autocapitalize="none"
        error={errorOf(errors, "email")}
        required
      />
      <CurrentPasswordField
        name="current_password"
        label={password.current}
        error={errorOf(errors, "current_password")}
      />
    </AccountFormPage>
  );
}

/** `/minha/conta/senha`. */
export function PasswordPage(props: Refused & { request: PageRequest; account: Account }) {
  const { request, account, errors = [] } = props;
  const { password: t, sign_up } = request.t.account;
  return (
    <AccountFormPage
      {...props}
      title={t.change_title}
      intro={t.text}
      action="/minha/conta/senha"
      submit={t.submit}
      busy={t.submit_busy}
    >
      {/* Tells password managers whose password it is. */}
      <input type="hidden" name="username" autocomplete="username" value={account.email ?? ""} />
      <CurrentPasswordField
        name="current_password"
        label={t.current}
        error={errorOf(errors, "current_password")}
      />
      <p class="form__aside">
        <a href="/recuperar-senha">{t.forgotten}</a>
      </p>
      <PasswordFields
        request={request}
        labels={{ password: t.new, again: t.again }}
        hint={sign_up.password_hint}
        errors={errors}
      />
    </AccountFormPage>
  );
}
