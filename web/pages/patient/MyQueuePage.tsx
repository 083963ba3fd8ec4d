import type { Account } from "../../../edge/domain/account.ts";
import { AccountLayout } from "../../components/AccountLayout.tsx";
import { errorOf, ErrorSummary, type FieldError } from "../../components/ErrorSummary.tsx";
import { Field } from "../../components/Field.tsx";
import { Island } from "../../components/Island.tsx";
import { MyQueue } from "../../islands/MyQueue.tsx";
import type { MyQueueProps } from "../../islands/queue/my_queue.ts";
import type { PageRequest } from "../../web_env.ts";
import { NoScriptRefresh } from "../TicketPage.tsx";
import { Done, type DoneName } from "./Done.tsx";

export interface MyQueuePageProps {
  request: PageRequest;
  account: Account;
  island: MyQueueProps;
  /** Tickets that could not be read just now. */
  unread: number;
  done?: DoneName;
  /** What was typed as a ticket's link. */
  ticket?: string;
  errors?: readonly FieldError[];
  message?: string;
}

/** `/minha/fila`: where the reader stands, in every clinic; or how a chart comes into the account. */
export function MyQueuePage(props: MyQueuePageProps) {
  const { request, account, island, unread, done, errors = [], message } = props;
  const { account: { queue: t }, common } = request.t;
  const isFollowed = island.tickets.length > 0 || island.idle !== null;
  const isWaiting = isFollowed || unread > 0;
  return (
    <AccountLayout
      request={request}
      title={t.title}
      area="queue"
      islands={isWaiting ? ["MyQueue", "Forms"] : ["Forms"]}
      head={isWaiting && <NoScriptRefresh seconds={30} />}
    >
      <div class="account-page">
        <h1>{t.hello(firstName(account.name))}</h1>
        <Done request={request} name={done} />
        <ErrorSummary title={common.error_summary} errors={errors} message={message} />
        {unread > 0 && <p class="notice notice--warning">{t.failed}</p>}
        {isFollowed && (
          <Island name="MyQueue" props={island}>
            <MyQueue {...island} />
          </Island>
        )}
        {isWaiting && (
          <noscript>
            <p class="muted">{t.noscript}</p>
          </noscript>
        )}
        {!isWaiting && <Empty {...props} />}
        <KeepForm {...props} />
      </div>
    </AccountLayout>
  );
}

/** No chart yet: the two ways to show that one is the reader's. */
function Empty({ request, account }: MyQueuePageProps) {
  const { queue: t, email } = request.t.account;
  return (
    <section class="card account-card" aria-labelledby="empty-title">
      <h2 id="empty-title">{t.empty_title}</h2>
      <p>{t.empty_text}</p>
      <ol class="ways">
        <li>{t.by_ticket}</li>
        <li>{account.email_verified ? t.by_email_done : t.by_email}</li>
      </ol>
      {!account.email_verified && (
        <form method="post" action="/minha/conta/email/confirmar" data-form>
          <button type="submit" class="button" data-busy={email.prove_busy}>{email.prove}</button>
        </form>
      )}
      <p class="muted">{t.privacy}</p>
    </section>
  );
}

/** For who has a ticket on paper or in a message. */
function KeepForm({ request, ticket = "", errors = [] }: MyQueuePageProps) {
  const t = request.t.account.queue;
  return (
    <form method="post" action="/minha/fila" class="form card account-card" data-form noValidate>
      <h2>{t.find}</h2>
      <Field
        name="ticket"
        label={t.ticket}
        hint={t.ticket_hint}
        value={ticket}
        inputMode="url"
        autocomplete="off"
        autocapitalize="none"
        spellcheck={false}
        error={errorOf(errors, "ticket")}
        required
      />
      <button type="submit" class="button" data-busy={t.keep_busy}>{t.keep}</button>
    </form>
  );
}

function firstName(name: string): string {
  return name.split(" ")[0];
}
