import { Icon } from "../../../components/Icon.tsx";
import { Island } from "../../../components/Island.tsx";
import { StaffLayout } from "../../../components/StaffLayout.tsx";
import type { Membership } from "../../../backend/me.ts";
import type { TriageProps } from "../../../islands/triage/triage_page.ts";
import { TriageDesk } from "../../../islands/TriageDesk.tsx";
import type { PageRequest } from "../../../web_env.ts";

/** The triage desk: its lists are complete without JavaScript. */
export function TriagePage({ request, props }: { request: PageRequest; props: TriageProps }) {
  return (
    <StaffLayout
      request={request}
      title={request.t.triage.title}
      establishment={props.establishment}
      area="triage"
      islands={["TriageDesk"]}
    >
      <Island name="TriageDesk" props={props}>
        <TriageDesk {...props} />
      </Island>
    </StaffLayout>
  );
}

/** Says to the reception whose page this is. */
export function TriageNotAllowedPage(
  { request, establishment }: { request: PageRequest; establishment: Membership },
) {
  const { triage: t } = request.t;
  return (
    <StaffLayout request={request} title={t.title} establishment={establishment}>
      <div class="empty empty--page">
        <Icon name="lock" />
        <h1>{t.notAllowed}</h1>
        <p>{t.notAllowedText}</p>
        <a class="button" href={`/app/${establishment.slug}/fila`}>{t.openBoard}</a>
      </div>
    </StaffLayout>
  );
}
