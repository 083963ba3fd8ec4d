import { type MemberPageProps, NotForRolePage } from "../NotForRolePage.tsx";

/** Says to a member who does not run the clinic whom its services are for. */
export function NotAllowedPage(props: MemberPageProps) {
  const { services: t, professionals } = props.request.t;
  return (
    <NotForRolePage
      {...props}
      title={t.title}
      heading={t.not_allowed}
      way="/profissionais"
      wayLabel={professionals.title}
    />
  );
}
