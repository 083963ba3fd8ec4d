import type { Membership } from "../../backend/me.ts";
import { Icon } from "../../components/Icon.tsx";
import { StaffLayout } from "../../components/StaffLayout.tsx";
import type { PageRequest } from "../../web_env.ts";

/** Says to a member who runs nothing here who may add professionals. */
export function NotAllowedPage(
  { request, establishment }: { request: PageRequest; establishment: Membership },
) {
  const t = request.t.professionals;
  return (
    <StaffLayout request={request} title={t.title} establishment={establishment} area="professionals">
      <div class="empty empty--page">
        <Icon name="lock" />
        <h1>{t.form.notAllowed}</h1>
        <p>{t.empty.textReader}</p>
        <a class="button" href={`/app/${establishment.slug}/profissionais`}>{t.form.cancel}</a>
      </div>
    </StaffLayout>
  );
}
