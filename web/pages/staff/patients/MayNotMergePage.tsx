import type { Membership } from "../../../backend/me.ts";
import { Icon } from "../../../components/Icon.tsx";
import { StaffLayout } from "../../../components/StaffLayout.tsx";
import type { PageRequest } from "../../../web_env.ts";

interface MayNotMergePageProps {
  request: PageRequest;
  establishment: Membership;
  back: string;
}

/** Says to a member who may not merge charts who may. */
export function MayNotMergePage({ request, establishment, back }: MayNotMergePageProps) {
  const t = request.t.patients;
  return (
    <StaffLayout request={request} title={t.merge.compareTitle} establishment={establishment} area="patients">
      <div class="empty empty--page">
        <Icon name="lock" />
        <h1>{t.notAllowed}</h1>
        <a class="button" href={back}>{t.history.chart}</a>
      </div>
    </StaffLayout>
  );
}
