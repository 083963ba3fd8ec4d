import { Hono } from "hono";
import { MemberRole } from "../../../../edge/domain/member.ts";
import { type Answer, invalidInput, type Problem } from "../../../backend/api.ts";
import { inviteMember, listInvitations, revokeInvitation } from "../../../backend/invitations.ts";
import {
  changeMemberRole,
  leaveEstablishment,
  listMembers,
  removeMember,
  transferOwnership,
} from "../../../backend/members.ts";
import type { FieldError } from "../../../components/ErrorSummary.tsx";
import type { Messages } from "../../../i18n/pt_BR.ts";
import { page } from "../../../render.ts";
import { pageRequest, type WebContext, type WebDeps, type WebEnv } from "../../../web_env.ts";
import { notFound } from "../../error_routes.tsx";
import { type Clinic, inClinic } from "../in_clinic.ts";
import { refusalMessage, refusalStatus } from "../refusal.ts";
import { LeavePage } from "./LeavePage.tsx";
import { MemberPage } from "./MemberPage.tsx";
import { isManager } from "./role_rights.ts";
import { TeamPage, type TeamPageProps } from "./TeamPage.tsx";

/** The clinic's team: people, invitations and what may be done about them; every act is a plain form. */
export function teamRoutes(deps: WebDeps): Hono<WebEnv> {
  return new Hono<WebEnv>()
    .get("/", inClinic(deps, (c, clinic) => showTeam(c, clinic)))
    .post("/", inClinic(deps, invite))
    .post(
      "/convites/:invitation/cancelar",
      inClinic(deps, async (c, clinic) => {
        const { api, establishment } = clinic;
        const answer = await revokeInvitation(api, establishment.id, c.req.param("invitation") ?? "");
        return answer.ok ? done(c, clinic, "revoked") : refuseOnTeam(c, clinic, answer.problem);
      }),
    )
    .get("/membros/:user", inClinic(deps, (c, clinic) => showMember(c, clinic)))
    .post(
      "/membros/:user",
      inClinic(deps, async (c, clinic) => {
        const role = MemberRole.safeParse((await c.req.formData()).get("role")).data;
        return await actOnMember(
          c,
          clinic,
          "changed",
          ({ api, establishment }, user) =>
            role ? changeMemberRole(api, establishment.id, user, role) : Promise.resolve({
              ok: false,
              problem: invalidInput([{ path: "role", code: "invalid_choice" }]),
            }),
        );
      }),
    )
    .post(
      "/membros/:user/remover",
      inClinic(
        deps,
        (c, clinic) =>
          actOnMember(
            c,
            clinic,
            "removed",
            ({ api, establishment }, user) => removeMember(api, establishment.id, user),
          ),
      ),
    )
    .post(
      "/membros/:user/transferir",
      inClinic(
        deps,
        (c, clinic) =>
          actOnMember(
            c,
            clinic,
            "transferred",
            ({ api, establishment }, user) => transferOwnership(api, establishment.id, user),
          ),
      ),
    )
    .get(
      "/sair",
      inClinic(
        deps,
        (c, { establishment }) =>
          page(c, <LeavePage request={pageRequest(c)} establishment={establishment} />),
      ),
    )
    .post(
      "/sair",
      inClinic(deps, async (c, { api, establishment }) => {
        const answer = await leaveEstablishment(api, establishment.id);
        if (answer.ok) return c.redirect("/app", 303);
        const message = refusalMessage(answer.problem, c.var.t);
        const view = <LeavePage request={pageRequest(c)} establishment={establishment} message={message} />;
        return page(c, view, refusalStatus(answer.problem));
      }),
    );
}

type Done = NonNullable<TeamPageProps["done"]>;
type Refused = Partial<Pick<TeamPageProps, "values" | "errors" | "message" | "formKey">>;

/** Answers a form with the list, which says what was done; nothing of anybody stands in the address. */
function done(c: WebContext, { establishment }: Clinic, what: Done): Response {
  return c.redirect(`/app/${establishment.slug}/equipe?feito=${what}`, 303);
}

async function showTeam(c: WebContext, clinic: Clinic, refused: Refused = {}, problem?: Problem) {
  const { api, establishment, expect } = clinic;
  const words: Readonly<Record<string, string>> = c.var.t.team.done;
  const told = c.req.query("feito") ?? "";
  const isDone = (name: string): name is Done => c.req.method === "GET" && Object.hasOwn(words, name);
  const team = isManager(establishment.role)
    ? await Promise.all([listMembers(api, establishment.id), listInvitations(api, establishment.id)])
    : null;
  const view = (
    <TeamPage
      request={pageRequest(c)}
      establishment={establishment}
      team={team ? { members: expect(team[0]), invitations: expect(team[1]) } : undefined}
      done={isDone(told) ? told : undefined}
      values={refused.values ?? {}}
      errors={refused.errors ?? []}
      message={refused.message}
      formKey={refused.formKey ?? crypto.randomUUID()}
    />
  );
  return page(c, view, problem ? refusalStatus(problem) : 200);
}

function refuseOnTeam(c: WebContext, clinic: Clinic, problem: Problem) {
  if (problem.code === "not_found") return notFound(c);
  return showTeam(c, clinic, { message: refusalMessage(problem, c.var.t) }, problem);
}

async function invite(c: WebContext, clinic: Clinic): Promise<Response> {
  const form = await c.req.formData();
  const [email, role, key] = ["email", "role", "idempotency_key"].map((name) => String(form.get(name) ?? ""));
  const answer = await inviteMember(
    clinic.api,
    clinic.establishment.id,
    { email, role },
    key || crypto.randomUUID(),
  );
  if (answer.ok) return done(c, clinic, answer.data.mailed === false ? "unsent" : "invited");
  const { problem } = answer;
  if (problem.code === "not_found") return notFound(c);
  // After a lost answer the same key makes the second try safe; a corrected form is another request.
  const formKey = problem.status === 0 || problem.status >= 500 ? key : undefined;
  return await showTeam(
    c,
    clinic,
    { values: { email, role }, formKey, ...explain(problem, c.var.t) },
    problem,
  );
}

/** A refused invitation in the words of its form. */
function explain(problem: Problem, t: Messages): { errors: FieldError[]; message?: string } {
  const { invite: words } = t.team;
  if (problem.code === "already_member") return { errors: [{ field: "email", message: words.member }] };
  const texts: Readonly<Record<string, string>> = t.common.field_codes;
  const errors = problem.errors.map(({ path, code }) => {
    if (path === "role") return { field: "role", message: words.role_required };
    const message = code === "required"
      ? words.email_required
      : texts[code] ?? t.common.field_codes.invalid_email;
    return { field: "email", message };
  });
  return errors.length > 0 ? { errors } : { errors, message: refusalMessage(problem, t) };
}

async function showMember(c: WebContext, clinic: Clinic, problem?: Problem): Promise<Response> {
  const { api, establishment, expect } = clinic;
  if (!isManager(establishment.role)) return notFound(c);
  const members = await listMembers(api, establishment.id).then(expect);
  const member = members.find((one) => one.user_id === c.req.param("user"));
  if (!member) return notFound(c);
  const message = problem && refusalMessage(problem, c.var.t);
  const props = { establishment, member, message };
  const view = <MemberPage request={pageRequest(c)} {...props} />;
  return page(c, view, problem ? refusalStatus(problem) : 200);
}

async function actOnMember(
  c: WebContext,
  clinic: Clinic,
  what: Done,
  act: (clinic: Clinic, user: string) => Promise<Answer<unknown>>,
): Promise<Response> {
  const answer = await act(clinic, c.req.param("user") ?? "");
  if (answer.ok) return done(c, clinic, what);
  return answer.problem.code === "not_found" ? notFound(c) : await showMember(c, clinic, answer.problem);
}
