import type { Membership } from "../../../backend/me.ts";
import { ErrorSummary } from "../../../components/ErrorSummary.tsx";
import { StaffLayout } from "../../../components/StaffLayout.tsx";
import type { PageRequest } from "../../../web_env.ts";

interface LeavePageProps {
  request: PageRequest;
  establishment: Membership;
  /** Why it could not be done. */
  message?: string;
}

/** Asks before somebody leaves the team, and says what that ends. */
export function LeavePage({ request, establishment, message }: LeavePageProps) {
  const { team: { leave: t }, common } = request.t;
  const list = `/app/${establishment.slug}/equipe`;
  return (
    <StaffLayout request={request} title={t.title} establishment={establishment} area="team">
      <div class="sheet sheet--narrow">
        <h1 class="board__title">{t.title}</h1>
        <ErrorSummary title={common.error_summary} errors={[]} message={message} />
        <p>{t.text(establishment.name)}</p>
        <form class="actions" method="post" action={`${list}/sair`}>
          <button type="submit" class="button button--danger">{t.submit}</button>
          <a class="button button--quiet" href={list}>{common.cancel}</a>
        </form>
      </div>
    </StaffLayout>
  );
}
