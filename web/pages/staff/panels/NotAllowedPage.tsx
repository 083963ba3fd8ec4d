import type { Membership } from "../../../backend/me.ts";
import { Icon } from "../../../components/Icon.tsx";
import { StaffLayout } from "../../../components/StaffLayout.tsx";
import type { PageRequest } from "../../../web_env.ts";

/** Says to a member who does not run the clinic who sets up panels. */
export function NotAllowedPage(
  { request, establishment }: { request: PageRequest; establishment: Membership },
) {
  const t = request.t.panels;
  return (
    <StaffLayout request={request} title={t.title} establishment={establishment} area="panels">
      <div class="empty empty--page">
        <Icon name="lock" />
        <h1>{t.not_allowed}</h1>
        <a class="button" href={`/app/${establishment.slug}/paineis`}>{t.title}</a>
      </div>
    </StaffLayout>
  );
}
