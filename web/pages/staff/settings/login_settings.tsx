import type { Problem } from "../../../backend/api.ts";
import { requestEmailChange } from "../../../backend/email_changes.ts";
import type { Messages } from "../../../i18n/pt_BR.ts";
import type { WebContext } from "../../../web_env.ts";
import { refusalMessage, refusalStatus } from "../refusal.ts";
import type { LoginRefused } from "./LoginSection.tsx";
import { done, type SettingsDesk, showSettings } from "./settings_desk.tsx";

/** Answers the form that asks for another login e-mail. */
export async function askForEmail(c: WebContext, desk: SettingsDesk): Promise<Response> {
  const form = await c.req.formData();
  const [email, password] = ["login_email", "login_password"].map((name) => String(form.get(name) ?? ""));
  const answer = await requestEmailChange(desk.api, { email, password });
  if (answer.ok) return done(c, desk, answer.data.mailed ? "email" : "email_unsent", "login");
  const isLimited = answer.problem.code === "too_many_requests";
  const status = isLimited ? 429 : refusalStatus(answer.problem);
  return showSettings(c, desk, { login: { email, ...explain(answer.problem, c.var.t) } }, status);
}

function explain(problem: Problem, t: Messages): LoginRefused {
  if (problem.code === "too_many_requests") return { message: t.settings.too_many };
  const { login: words } = t.settings;
  const codes: Readonly<Record<string, string>> = {
    "email.invalid": words.same,
    "password.wrong_password": words.wrong_password,
    "password.required": words.wrong_password,
  };
  const general: Readonly<Record<string, string>> = t.common.field_codes;
  const errors = problem.errors.map(({ path, code }) => ({
    field: `login_${path}`,
    message: codes[`${path}.${code}`] ?? general[code] ?? t.common.field_codes.invalid,
  }));
  return errors.length > 0 ? { errors } : { message: refusalMessage(problem, t) };
}
