import { Hono } from "hono";
import { fieldErrorsOf } from "../../edge/domain/field_errors_of.ts";
import { RecoveryWish } from "../../edge/domain/login.ts";
import type { Problem } from "../backend/api.ts";
import { deviceOf, keepDevice } from "../backend/device.ts";
import { askForRecovery, readRecovery, recover } from "../backend/logins.ts";
import { serverApi } from "../backend/server_api.ts";
import type { FieldError } from "../components/ErrorSummary.tsx";
import { page } from "../render.ts";
import { pageRequest, type WebContext, type WebDeps, type WebEnv } from "../web_env.ts";
import { MessagePage } from "./MessagePage.tsx";
import { AskForRecoveryPage, ChoosePasswordPage } from "./RecoveryPages.tsx";
import { checkPassword, fieldMessage } from "./sign_up_form.ts";

/** How people who have forgotten their password get in again. */
export function recoveryRoutes(deps: WebDeps): Hono<WebEnv> {
  return new Hono<WebEnv>()
    .get("/recuperar-senha", (c) => page(c, <AskForRecoveryPage request={pageRequest(c)} identifier="" />))
    .post("/recuperar-senha", (c) => answerAsk(c, deps))
    .get("/recuperar-senha/:token", (c) => showChoice(c, deps))
    .post("/recuperar-senha/:token", (c) => answerChoice(c, deps));
}

async function answerAsk(c: WebContext, { settings }: WebDeps): Promise<Response> {
  const identifier = String((await c.req.formData()).get("identifier") ?? "");
  const request = pageRequest(c);
  const read = RecoveryWish.safeParse({ identifier });
  if (!read.success) {
    const [{ path, code }] = fieldErrorsOf(read.error.issues, { identifier });
    const errors = [{ field: path, message: fieldMessage(c.var.t, path, code) }];
    return page(c, <AskForRecoveryPage request={request} identifier={identifier} errors={errors} />, 422);
  }
  const answer = await askForRecovery(serverApi(c, settings), read.data.identifier);
  if (answer.ok) return page(c, <AskForRecoveryPage request={request} identifier={identifier} asked />);
  const { message, status } = refusal(c, answer.problem);
  return page(c, <AskForRecoveryPage request={request} identifier={identifier} message={message} />, status);
}

async function showChoice(
  c: WebContext,
  { settings }: WebDeps,
  refused: { errors?: FieldError[]; message?: string } = {},
  status: 200 | 422 | 429 | 503 = 200,
): Promise<Response> {
  const token = c.req.param("token") ?? "";
  const answer = await readRecovery(serverApi(c, settings), token);
  if (!answer.ok) return closed(c, answer.problem);
  const view = { token, email: answer.data.email, ...refused };
  return page(c, <ChoosePasswordPage request={pageRequest(c)} {...view} />, status);
}

async function answerChoice(c: WebContext, deps: WebDeps): Promise<Response> {
  const form = await c.req.formData();
  const [password, again] = ["password", "password_again"].map((name) => String(form.get(name) ?? ""));
  const errors = checkChoice(c, password, again);
  if (errors.length > 0) return await showChoice(c, deps, { errors }, 422);
  const device = deviceOf(c);
  const answer = await recover(serverApi(c, deps.settings), c.req.param("token") ?? "", { password, device });
  if (!answer.ok) return closed(c, answer.problem);
  keepDevice(c, device);
  return c.redirect("/entrar?senha", 303);
}

function checkChoice(c: WebContext, password: string, again: string): FieldError[] {
  const { t } = c.var;
  const wrong = checkPassword(password);
  if (wrong) return [{ field: "password", message: fieldMessage(t, "login_password", wrong) }];
  return password === again ? [] : [{ field: "password_again", message: t.auth.recovery.differs }];
}

/** A link that opens nothing (any more), or nothing now. */
function closed(c: WebContext, problem: Problem): Response {
  const t = c.var.t.auth.recovery;
  const request = pageRequest(c);
  if (problem.status === 404) {
    const view = { title: t.over_title, text: t.over_text, action: t.over_action, href: "/recuperar-senha" };
    return page(c, <MessagePage request={request} {...view} />, 410);
  }
  const { message, status } = refusal(c, problem);
  const view = { title: t.later_title, text: message, action: t.later_action, href: c.req.path };
  return page(c, <MessagePage request={request} {...view} />, status);
}

function refusal(c: WebContext, problem: Problem): { message: string; status: 429 | 503 } {
  if (problem.code !== "too_many_requests") return { message: c.var.t.common.unavailable, status: 503 };
  c.header("retry-after", String(problem.retry_after_s ?? 60));
  return { message: c.var.t.auth.sign_in.too_many, status: 429 };
}
