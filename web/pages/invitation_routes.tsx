import { Hono } from "hono";
import { Email } from "../../edge/domain/fields.ts";
import { fitsMask, type OpenInvitation } from "../../edge/domain/member.ts";
import { openAccount, type SignUpRefusal } from "../backend/account.ts";
import { acceptInvitation, readInvitation } from "../backend/invitations.ts";
import { serverApi } from "../backend/server_api.ts";
import { endSession } from "../backend/session.ts";
import type { FieldError } from "../components/ErrorSummary.tsx";
import { page } from "../render.ts";
import { pageRequest, type WebContext, type WebDeps, type WebEnv } from "../web_env.ts";
import { notFound } from "./error_routes.tsx";
import { InvitationPage, type InvitationPageProps } from "./InvitationPage.tsx";
import { MessagePage } from "./MessagePage.tsx";
import { checkPassword, fieldMessage } from "./sign_up_form.ts";
import { refusalMessage, refusalStatus } from "./staff/refusal.ts";

/** `/convite/:token`: how an invited person joins a team, with a login that exists or with a new one. */
export function invitationRoutes(deps: WebDeps): Hono<WebEnv> {
  return new Hono<WebEnv>()
    .get("/convite/:token", (c) => withOpen(c, deps, (invitation) => show(c, invitation)))
    .post("/convite/:token", (c) => withOpen(c, deps, (invitation) => signUp(c, deps, invitation)))
    .post("/convite/:token/aceitar", (c) => withOpen(c, deps, (invitation) => accept(c, deps, invitation)))
    .post("/convite/:token/trocar", async (c) => {
      await endSession(c, deps.settings, "clinic");
      return c.redirect(`/convite/${encodeURIComponent(c.req.param("token"))}`, 303);
    });
}

/** Serves an invitation that can be accepted; others are told what became of theirs. */
async function withOpen(
  c: WebContext,
  deps: WebDeps,
  handle: (invitation: OpenInvitation) => Response | Promise<Response>,
): Promise<Response> {
  const answer = await readInvitation(serverApi(c, deps.settings), c.req.param("token") ?? "");
  if (!answer.ok) {
    if (answer.problem.status === 404) return notFound(c);
    throw new Error(`Cannot show the invitation: ${answer.problem.code}`);
  }
  return answer.data.status === "pending" ? handle(answer.data) : closed(c, answer.data.status);
}

function closed(c: WebContext, status: "accepted" | "revoked" | "expired"): Response {
  const t = c.var.t.team.invitation.closed;
  const isAccepted = status === "accepted";
  const view = {
    title: t[status],
    text: isAccepted ? t.accepted_text : t.text,
    action: isAccepted ? t.action : t.action_home,
    href: isAccepted ? "/app" : "/",
  };
  return page(c, <MessagePage request={pageRequest(c)} {...view} />, isAccepted ? 200 : 410);
}

type Refused = Pick<InvitationPageProps, "email" | "errors" | "message">;

function show(
  c: WebContext,
  invitation: OpenInvitation,
  refused: Refused = {},
  status: 200 | 403 | 409 | 422 | 429 | 503 = 200,
): Response {
  const token = c.req.param("token") ?? "";
  const view = <InvitationPage request={pageRequest(c)} token={token} invitation={invitation} {...refused} />;
  return page(c, view, status);
}

async function accept(c: WebContext, deps: WebDeps, invitation: OpenInvitation): Promise<Response> {
  if (!c.var.session) return c.redirect(`/convite/${c.req.param("token")}`, 303);
  const answer = await acceptInvitation(serverApi(c, deps.settings), c.req.param("token") ?? "");
  if (answer.ok) return c.redirect(`/app/${answer.data.establishment.slug}`, 303);
  if (answer.problem.code === "not_authenticated") {
    await endSession(c, deps.settings, "clinic");
    return c.redirect(`/convite/${c.req.param("token")}`, 303);
  }
  const message = refusalMessage(answer.problem, c.var.t);
  return show(c, invitation, { message }, refusalStatus(answer.problem));
}

/** Opens a login for the invited address and accepts; an address that cannot be the invited one gets none. */
async function signUp(c: WebContext, deps: WebDeps, invitation: OpenInvitation): Promise<Response> {
  const form = await c.req.formData();
  const [email, password] = ["email", "password"].map((name) => String(form.get(name) ?? ""));
  const errors = check(c, { email, password }, invitation);
  if (errors.length > 0) return show(c, invitation, { email, errors }, 422);
  const login = { email: Email.parse(email), password };
  const account = await openAccount(c, deps.settings, login, "clinic");
  return account.ok ? await accept(c, deps, invitation) : refuse(c, invitation, email, account.refusal);
}

function check(
  c: WebContext,
  { email, password }: { email: string; password: string },
  invitation: OpenInvitation,
): FieldError[] {
  const t = c.var.t;
  const isAddress = Email.safeParse(email).success;
  const wrongEmail = isAddress
    ? t.team.invitation.wrong_email(invitation.email)
    : fieldMessage(t, "login_email", email.trim() ? "invalid_email" : "required");
  const wrongPassword = checkPassword(password);
  return [
    ...(isAddress && fitsMask(email, invitation.email) ? [] : [{ field: "email", message: wrongEmail }]),
    ...(wrongPassword
      ? [{ field: "password", message: fieldMessage(t, "login_password", wrongPassword) }]
      : []),
  ];
}

function refuse(
  c: WebContext,
  invitation: OpenInvitation,
  email: string,
  refusal: SignUpRefusal,
): Response {
  const t = c.var.t;
  const field = (name: string, message: string) =>
    show(c, invitation, { email, errors: [{ field: name, message }] }, 422);
  switch (refusal) {
    case "taken":
      return field("email", fieldMessage(t, "login_email", "taken"));
    case "invalid_email":
      return field("email", fieldMessage(t, "login_email", "invalid_email"));
    case "weak":
      return field("password", fieldMessage(t, "login_password", "weak"));
    case "unconfirmed": {
      const { confirm_title: title, confirm_text: text, sign_in: action } = t.team.invitation;
      const href = `/entrar?next=${encodeURIComponent(c.req.path)}`;
      return page(
        c,
        <MessagePage request={pageRequest(c)} title={title} text={text} action={action} href={href} />,
      );
    }
    case "too_many":
      return show(c, invitation, { email, message: t.auth.sign_in.too_many }, 429);
    case "unavailable":
      return show(c, invitation, { email, message: t.common.unavailable }, 503);
  }
}
