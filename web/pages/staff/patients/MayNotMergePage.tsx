import { type MemberPageProps, NotForRolePage } from "../NotForRolePage.tsx";

/** Says to a member who may not merge charts who may; `chart` is the one that was to be kept. */
export function MayNotMergePage(props: MemberPageProps & { chart: string }) {
  const t = props.request.t.patients;
  return (
    <NotForRolePage
      {...props}
      title={t.merge.compareTitle}
      heading={t.notAllowed}
      area="patients"
      way={`/pacientes/${props.chart}`}
      wayLabel={t.history.chart}
    />
  );
}
