import type { ComponentChildren } from "preact";
import { type AccountArea, AccountLayout } from "../../components/AccountLayout.tsx";
import { ErrorSummary } from "../../components/ErrorSummary.tsx";
import type { PageRequest } from "../../web_env.ts";

interface AskPageProps {
  request: PageRequest;
  area: AccountArea;
  title: string;
  /** What would be done. */
  children: ComponentChildren;
  /** Where the answer goes, and what the button says. */
  action: string;
  /** Null when asking again would come to the same. */
  submit: string | null;
  isDanger?: boolean;
  back: { href: string; label: string };
  message?: string;
}

/** A page that asks before something is done. */
export function AskPage(props: AskPageProps) {
  const { request, area, title, children, action, submit, isDanger, back, message } = props;
  return (
    <AccountLayout request={request} title={title} area={area} islands={["Forms"]}>
      <div class="account-page">
        <h1>{title}</h1>
        <ErrorSummary title={request.t.common.error_summary} errors={[]} message={message} />
        <div class="card account-card">
          {children}
          <form method="post" action={action} class="actions" data-form>
            {submit && (
              <button type="submit" class={isDanger ? "button button--danger" : "button button--primary"}>
                {submit}
              </button>
            )}
            <a class="button" href={back.href}>{back.label}</a>
          </form>
        </div>
      </div>
    </AccountLayout>
  );
}
