import type { ComponentChildren } from "preact";
import type { Member } from "../../../../edge/domain/member.ts";
import type { Membership } from "../../../backend/me.ts";
import { ErrorSummary } from "../../../components/ErrorSummary.tsx";
import { SelectField } from "../../../components/Field.tsx";
import { StaffLayout } from "../../../components/StaffLayout.tsx";
import type { PageRequest } from "../../../web_env.ts";
import { dayOf } from "../day_of.ts";
import { rolesWithin } from "./role_rights.ts";

interface MemberPageProps {
  request: PageRequest;
  establishment: Membership;
  member: Member;
  /** Why what was asked could not be done. */
  message?: string;
}

/** One person of the team, with everything that can be done about them and what each act would mean. */
export function MemberPage(props: MemberPageProps) {
  const { request, establishment, member, message } = props;
  const { team: { member: t }, common, staff } = request.t;
  const list = `/app/${establishment.slug}/equipe`;
  const own = `${list}/membros/${member.user_id}`;
  const isSelf = member.user_id === request.session?.userId;
  const mayTransfer = establishment.role === "owner" && !isSelf && member.role !== "owner";
  const roles = rolesWithin(establishment.role).map((role) => ({ value: role, label: staff.roles[role] }));
  const day = dayOf(member.since, request.locale, establishment.timezone);
  return (
    <StaffLayout request={request} title={t.title} establishment={establishment} area="team">
      <div class="sheet sheet--narrow">
        <header>
          <h1 class="board__title people__email">{member.email ?? t.title}</h1>
          <p class="muted">
            {staff.roles[member.role]}. {t.since(day)}{" "}
            {member.professional && t.professional(member.professional.full_name)}
          </p>
        </header>
        <ErrorSummary title={common.error_summary} errors={[]} message={message} />
        <Act action={own} title={t.role} text={t.role_text}>
          <SelectField name="role" label={request.t.team.columns.role} value={member.role} options={roles} />
          <button type="submit" class="button button--primary">{t.role_submit}</button>
        </Act>
        {mayTransfer && (
          <Act action={`${own}/transferir`} title={t.transfer} text={t.transfer_text}>
            <button type="submit" class="button">{t.transfer_submit}</button>
          </Act>
        )}
        {!isSelf && (
          <Act action={`${own}/remover`} title={t.remove} text={t.remove_text}>
            <button type="submit" class="button button--danger">{t.remove_submit}</button>
          </Act>
        )}
        <p>
          <a class="button button--quiet" href={list}>{t.back}</a>
        </p>
      </div>
    </StaffLayout>
  );
}

interface ActProps {
  action: string;
  title: string;
  text: string;
  children: ComponentChildren;
}

function Act({ action, title, text, children }: ActProps) {
  return (
    <form class="card act" method="post" action={action}>
      <h2 class="card__title">{title}</h2>
      <p>{text}</p>
      {children}
    </form>
  );
}
