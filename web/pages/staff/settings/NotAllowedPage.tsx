import { type MemberPageProps, NotForRolePage } from "../NotForRolePage.tsx";

/** Says to a member who does not run the clinic whom its settings are for. */
export function NotAllowedPage(props: MemberPageProps) {
  const { settings: t, team } = props.request.t;
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
