import { type MemberPageProps, NotForRolePage } from "./NotForRolePage.tsx";

/** Says to a member who runs nothing here who may add professionals. */
export function NotAllowedPage(props: MemberPageProps) {
  const { professionals: t } = props.request.t;
  return (
    <NotForRolePage
      {...props}
      title={t.title}
      heading={t.form.notAllowed}
      text={t.empty.textReader}
      area="professionals"
      way="/profissionais"
      wayLabel={t.form.cancel}
    />
  );
}
