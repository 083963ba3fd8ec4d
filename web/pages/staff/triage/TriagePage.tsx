import { Island } from "../../../components/Island.tsx";
import { StaffLayout } from "../../../components/StaffLayout.tsx";
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
