import type { Membership } from "../../../backend/me.ts";
import type { StaffPanel } from "../../../backend/panels.ts";
import { StaffLayout } from "../../../components/StaffLayout.tsx";
import type { PageRequest } from "../../../web_env.ts";

interface PanelRemovalPageProps {
  request: PageRequest;
  establishment: Membership;
  panel: StaffPanel;
  /** Why it could not be done. */
  message?: string;
}

/** Asks before a panel is removed. */
export function PanelRemovalPage({ request, establishment, panel, message }: PanelRemovalPageProps) {
  const t = request.t.panels.remove;
  const path = `/app/${establishment.slug}/paineis/${panel.id}`;
  const title = t.ask(panel.name);
  return (
    <StaffLayout request={request} title={title} establishment={establishment} area="panels">
      <div class="form-page">
        <h1 class="board__title">{title}</h1>
        {message && <p class="error-summary" role="alert" tabIndex={-1} autofocus>{message}</p>}
        <p>{t.text}</p>
        <form class="actions" method="post" action={`${path}/excluir`}>
          <button type="submit" class="button button--danger">{t.submit}</button>
          <a class="button button--quiet" href={path}>{t.back}</a>
        </form>
      </div>
    </StaffLayout>
  );
}
