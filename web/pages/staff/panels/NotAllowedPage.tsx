import { type MemberPageProps, NotForRolePage } from "../NotForRolePage.tsx";

/** Says to a member who does not run the clinic who sets up panels. */
export function NotAllowedPage(props: MemberPageProps) {
  const { panels: t } = props.request.t;
  return (
    <NotForRolePage
      {...props}
      title={t.title}
      heading={t.not_allowed}
      area="panels"
      way="/paineis"
      wayLabel={t.title}
    />
  );
}
