import type { Account } from "../../../edge/domain/account.ts";
import { AccountLayout } from "../../components/AccountLayout.tsx";
import { CurrentPasswordField } from "../../components/CurrentPasswordField.tsx";
import { errorOf, ErrorSummary } from "../../components/ErrorSummary.tsx";
import { WideSubmit } from "../../components/WideSubmit.tsx";
import type { PageRequest } from "../../web_env.ts";
import type { Refused } from "./AccountFormPages.tsx";

/** The ways to a copy of the data and out of the account, on `/minha/conta`. */
export function LeavingCard({ request }: { request: PageRequest }) {
  const t = request.t.leaving.account;
  return (
    <section class="card account-card" aria-labelledby="leaving-title">
      <h2 id="leaving-title">{t.card_title}</h2>
      <p class="muted">{t.card_text}</p>
      <div class="actions">
        <a class="button" href="/minha/conta/exportar">{t.export_link}</a>
        <a class="button button--quiet" href="/minha/conta/excluir">{t.delete_link}</a>
      </div>
    </section>
  );
}

/** `/minha/conta/exportar`. */
export function ExportPage({ request, message }: { request: PageRequest; message?: string }) {
  const { leaving: { account: t }, account, common } = request.t;
  return (
    <AccountLayout request={request} title={t.export_title} area="account">
      <div class="account-page">
        <h1>{t.export_title}</h1>
        <ErrorSummary title={common.error_summary} errors={[]} message={message} />
        <div class="card account-card">
          <p>{t.export_text}</p>
          <p class="muted">{t.export_care}</p>
          <form method="post" action="/minha/conta/exportar" class="actions">
            <button type="submit" class="button button--primary button--large">{t.export_submit}</button>
          </form>
        </div>
        <p>
          <a class="button button--quiet" href="/minha/conta">{account.details.back}</a>
        </p>
      </div>
    </AccountLayout>
  );
}

/** `/minha/conta/excluir`: what goes, what stays with whom, and the password. */
export function DeletionPage(props: Refused & { request: PageRequest; account: Account }) {
  const { request, account, errors = [], message } = props;
  const { leaving: { account: t }, account: { details }, common } = request.t;
  const keepers = [...new Set(account.charts.map((chart) => chart.establishment.name))];
  return (
    <AccountLayout request={request} title={t.delete_title} area="account" islands={["Forms"]}>
      <div class="account-page">
        <h1>{t.delete_title}</h1>
        <p>{t.delete_text}</p>
        {keepers.length > 0 && (
          <div>
            <p>{t.delete_kept}</p>
            <ul class="bullets">{keepers.map((name) => <li key={name}>{name}</li>)}</ul>
          </div>
        )}
        <p>
          {t.delete_first} <a href="/minha/conta/exportar">{t.delete_export}</a>.
        </p>
        <form method="post" action="/minha/conta/excluir" class="form card" data-form noValidate>
          <ErrorSummary title={common.error_summary} errors={errors} message={message} />
          <CurrentPasswordField name="password" label={t.password} error={errorOf(errors, "password")} />
          <WideSubmit label={t.delete_submit} busy={t.deleting} look="danger" />
        </form>
        <p>
          <a class="button button--quiet" href="/minha/conta">{details.back}</a>
        </p>
      </div>
    </AccountLayout>
  );
}
