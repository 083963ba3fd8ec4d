import { Island } from "../../../components/Island.tsx";
import { StaffLayout } from "../../../components/StaffLayout.tsx";
import type { TriageProps } from "../../../islands/triage/triage_page.ts";
import { TriageDesk } from "../../../islands/TriageDesk.tsx";
import type { PageRequest } from "../../../web_env.ts";
import { type MemberPageProps, NotForRolePage } from "../NotForRolePage.tsx";

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
export function TriageNotAllowedPage(props: MemberPageProps) {
  const { triage: t } = props.request.t;
  return (
    <NotForRolePage
      {...props}
      title={t.title}
      heading={t.notAllowed}
      text={t.notAllowedText}
      way="/fila"
      wayLabel={t.openBoard}
    />
  );
}
