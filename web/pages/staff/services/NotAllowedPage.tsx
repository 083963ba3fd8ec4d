import type { Membership } from "../../../backend/me.ts";
import { Icon } from "../../../components/Icon.tsx";
import { StaffLayout } from "../../../components/StaffLayout.tsx";
import type { PageRequest } from "../../../web_env.ts";

/** Says to a member who does not run the clinic whom its services are for. */
export function NotAllowedPage(
  { request, establishment }: { request: PageRequest; establishment: Membership },
) {
  const { services: t, professionals } = request.t;
  return (
    <StaffLayout request={request} title={t.title} establishment={establishment}>
      <div class="empty empty--page">
        <Icon name="lock" />
        <h1>{t.not_allowed}</h1>
        <a class="button" href={`/app/${establishment.slug}/profissionais`}>{professionals.title}</a>
      </div>
    </StaffLayout>
  );
}
