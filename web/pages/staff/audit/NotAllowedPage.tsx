import { type MemberPageProps, NotForRolePage } from "../NotForRolePage.tsx";

/** Says to a member who does not run the clinic whom the log is for. */
export function NotAllowedPage(props: MemberPageProps) {
  const { audit: t, team } = props.request.t;
  return (
    <NotForRolePage
      {...props}
      title={t.title}
      heading={t.not_allowed}
      way="/equipe"
      wayLabel={team.title}
    />
  );
}
