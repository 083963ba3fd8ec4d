import type { Account } from "../../../edge/domain/account.ts";
import { formatCpf } from "../../../edge/domain/documents.ts";
import { PRIVACY_VERSION, TERMS_VERSION } from "../../../edge/domain/legal.ts";
import type { LoginSession } from "../../../edge/domain/login_session.ts";
import { AccountLayout } from "../../components/AccountLayout.tsx";
import { ErrorSummary } from "../../components/ErrorSummary.tsx";
import type { PageRequest } from "../../web_env.ts";
import { writeDay } from "./account_form.ts";
import { longDay } from "./account_times.ts";
import { ChartsCard } from "./ChartsCard.tsx";
import { Done, type DoneName } from "./Done.tsx";
import { LeavingCard } from "./LeavingPages.tsx";
import { SessionsCard } from "./SessionsCard.tsx";

export interface AccountPageProps {
  request: PageRequest;
  account: Account;
  sessions: readonly LoginSession[];
  /** What has just been done. */
  done?: DoneName;
  message?: string;
}

/** `/minha/conta`: everything about the account, and the ways to change it. */
export function AccountPage({ request, account, sessions, done, message }: AccountPageProps) {
  const { account: t, common } = request.t;
  return (
    <AccountLayout request={request} title={t.details.title} area="account" islands={["Forms"]}>
      <div class="account-page">
        <h1>{t.details.title}</h1>
        <Done request={request} name={done} />
        <ErrorSummary title={common.error_summary} errors={[]} message={message} />
        <DataCard request={request} account={account} />
        <EmailCard request={request} account={account} />
        <ChartsCard request={request} charts={account.charts} />
        <section class="card account-card" aria-labelledby="password-title">
          <h2 id="password-title">{t.password.title}</h2>
          <p class="muted">{t.password.text}</p>
          <a class="button" href="/minha/conta/senha">{t.password.change}</a>
        </section>
        <SessionsCard request={request} sessions={sessions} />
        <TermsCard request={request} account={account} />
        <LeavingCard request={request} />
      </div>
    </AccountLayout>
  );
}

interface CardProps {
  request: PageRequest;
  account: Account;
}

function DataCard({ request, account }: CardProps) {
  const { details: t, sign_up } = request.t.account;
  const rows = [
    [sign_up.name, account.name],
    [t.age_date, writeDay(account.birth_date)],
    [sign_up.cpf, formatCpf(account.cpf)],
    [sign_up.rg, account.rg ?? t.none],
  ];
  return (
    <section class="card account-card" aria-labelledby="data-title">
      <h2 id="data-title">{t.data}</h2>
      <dl class="facts">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <a class="button" href="/minha/conta/dados">{t.change}</a>
    </section>
  );
}

function EmailCard({ request, account }: CardProps) {
  const t = request.t.account.email;
  return (
    <section class="card account-card" aria-labelledby="email-title">
      <h2 id="email-title">{t.title}</h2>
      <p class="account-card__email">
        <strong>{account.email}</strong>{" "}
        <span class={account.email_verified ? "tag tag--good" : "tag tag--open"}>
          {account.email_verified ? t.verified : t.unverified}
        </span>
      </p>
      {!account.email_verified && <p class="muted">{t.why}</p>}
      <div class="actions">
        {!account.email_verified && (
          <form method="post" action="/minha/conta/email/confirmar" data-form>
            <button type="submit" class="button button--primary" data-busy={t.prove_busy}>{t.prove}</button>
          </form>
        )}
        <a class="button" href="/minha/conta/email">{t.change}</a>
      </div>
    </section>
  );
}

function TermsCard({ request, account }: CardProps) {
  const { account: { terms: t }, common } = request.t;
  const { locale } = request;
  const isCurrent = account.terms_version === TERMS_VERSION && account.privacy_version === PRIVACY_VERSION;
  return (
    <section class="card account-card" aria-labelledby="terms-title">
      <h2 id="terms-title">{t.title}</h2>
      <p class="muted">
        {t.accepted(longDay(account.terms_accepted_at, locale), longDay(account.privacy_accepted_at, locale))}
      </p>
      <p class="account-card__links">
        <a href="/termos">{common.footer.terms}</a>
        <a href="/privacidade">{common.footer.privacy}</a>
      </p>
      {!isCurrent && (
        <form method="post" action="/minha/conta/termos" class="notice notice--warning" data-form>
          <div>
            <p>{t.changed}</p>
            <input type="hidden" name="terms_version" value={TERMS_VERSION} />
            <input type="hidden" name="privacy_version" value={PRIVACY_VERSION} />
            <button type="submit" class="button">{t.accept}</button>
          </div>
        </form>
      )}
    </section>
  );
}
