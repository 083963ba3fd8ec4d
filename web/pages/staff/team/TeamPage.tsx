import type { Invitation, Member } from "../../../../edge/domain/member.ts";
import type { Membership } from "../../../backend/me.ts";
import { type FieldError } from "../../../components/ErrorSummary.tsx";
import { ClosingLink } from "../../../components/ClosingLink.tsx";
import { StaffLayout } from "../../../components/StaffLayout.tsx";
import { TableHead } from "../../../components/TableHead.tsx";
import type { TeamMessages } from "../../../i18n/team/pt_BR.ts";
import type { PageRequest } from "../../../web_env.ts";
import { dayOf } from "../day_of.ts";
import { InviteForm } from "./InviteForm.tsx";
import { RightsTable } from "./RightsTable.tsx";
import { isManager, rolesWithin } from "./role_rights.ts";

export interface TeamPageProps {
  request: PageRequest;
  establishment: Membership;
  /** For owners and admins. */
  team?: { members: readonly Member[]; invitations: readonly Invitation[] };
  /** What was just done. */
  done?: keyof TeamMessages["done"];
  /** The invitation as it was typed before. */
  values: Readonly<Record<string, string>>;
  errors: readonly FieldError[];
  message?: string;
  /** Makes a form that is sent twice one invitation. */
  formKey: string;
}

/** Who works in the clinic, who was asked to, and what each role may do. */
export function TeamPage(props: TeamPageProps) {
  const { request, establishment, team, done } = props;
  const t = request.t.team;
  return (
    <StaffLayout
      request={request}
      title={t.title}
      establishment={establishment}
      area="team"
      islands={["Forms"]}
    >
      <div class="sheet">
        <header class="page-header">
          <h1 class="board__title">{t.title}</h1>
          {team && <p class="muted">{t.count(team.members.length)}</p>}
        </header>
        {done && (
          <p class={`notice ${done === "unsent" ? "notice--warning" : "notice--success"}`} role="status">
            {t.done[done]}
          </p>
        )}
        {team ? <Members {...props} members={team.members} /> : <OwnRole {...props} />}
        {team && team.invitations.length > 0 && <Invitations {...props} invitations={team.invitations} />}
        {isManager(establishment.role) && <InviteForm {...props} />}
        <RightsTable request={request} />
        <p>
          <a class="button button--quiet" href={`/app/${establishment.slug}/equipe/sair`}>{t.leave.link}</a>
        </p>
        <ClosingLink establishment={establishment} t={request.t.leaving.clinic} />
      </div>
    </StaffLayout>
  );
}

function OwnRole({ request, establishment }: TeamPageProps) {
  const { team: t, staff } = request.t;
  return (
    <div class="card">
      <p>
        <strong>{t.your_role(staff.roles[establishment.role])}</strong>
      </p>
      <p class="muted">{t.only_managers}</p>
    </div>
  );
}

function Members({ request, establishment, members }: TeamPageProps & { members: readonly Member[] }) {
  const { team: t, staff } = request.t;
  const mine = rolesWithin(establishment.role);
  const { person, role, since, acts } = t.columns;
  return (
    <table class="people" role="table" aria-label={t.title}>
      <TableHead names={[person, role, since, acts]} />
      <tbody role="rowgroup">
        {members.map((one) => (
          <tr key={one.user_id} role="row">
            <th role="rowheader" scope="row" class="people__name people__email">
              {one.email}
              {one.user_id === request.session?.userId && <span class="muted">({t.you})</span>}
              {one.professional && <span class="muted">{one.professional.full_name}</span>}
            </th>
            <td role="cell">{staff.roles[one.role]}</td>
            <td role="cell" class="number muted">
              {dayOf(one.since, request.locale, establishment.timezone)}
            </td>
            <td role="cell" class="people__acts">
              {mine.includes(one.role) && (
                <a
                  class="button button--soft"
                  href={`/app/${establishment.slug}/equipe/membros/${one.user_id}`}
                  aria-label={t.change_of(one.email ?? staff.roles[one.role])}
                >
                  {t.change}
                </a>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Invitations(
  { request, establishment, invitations }: TeamPageProps & { invitations: readonly Invitation[] },
) {
  const { team: { invitations: t, columns }, staff } = request.t;
  const day = (instant: string) => dayOf(instant, request.locale, establishment.timezone);
  return (
    <section aria-labelledby="invitations">
      <h2 id="invitations" class="card__title">{t.title}</h2>
      <table class="people" role="table" aria-labelledby="invitations">
        <TableHead names={[columns.person, columns.role, t.until, columns.acts]} />
        <tbody role="rowgroup">
          {invitations.map((one) => (
            <tr key={one.id} role="row">
              <th role="rowheader" scope="row" class="people__name people__email">
                {one.email}
                <span class="muted">{t.status[one.status]}</span>
              </th>
              <td role="cell">{staff.roles[one.role]}</td>
              <td role="cell" class="number muted">{day(one.expires_at)}</td>
              <td role="cell" class="people__acts">
                <form method="post" action={`/app/${establishment.slug}/equipe/convites/${one.id}/cancelar`}>
                  <button type="submit" class="button button--soft" aria-label={t.revoke_of(one.email)}>
                    {t.revoke}
                  </button>
                </form>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
