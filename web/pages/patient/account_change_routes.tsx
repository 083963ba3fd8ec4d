import { Hono } from "hono";
import { changeAccount, endOtherSessions } from "../../backend/accounts.ts";
import type { Problem } from "../../backend/api.ts";
import { changePassword, type ChangeRefusal } from "../../backend/credentials.ts";
import { requestEmailChange } from "../../backend/email_changes.ts";
import type { FieldError } from "../../components/ErrorSummary.tsx";
import { page } from "../../render.ts";
import { pageRequest, type WebContext, type WebDeps, type WebEnv } from "../../web_env.ts";
import {
  accountError,
  checkEmail,
  checkNewSecret,
  parsePersonForm,
  type PersonValues,
  readNewSecret,
  readPersonValues,
  textOf,
  writeDay,
} from "./account_form.ts";
import { DetailsPage, EmailPage, PasswordPage, type Refused } from "./AccountFormPages.tsx";
import { inAccount, type Own, refusalText } from "./in_account.ts";

const STATUS = { too_many: 429, unavailable: 503 } as const;

/** The forms of the account: the person's data, the e-mail address, the password. */
export function accountChangeRoutes(deps: WebDeps): Hono<WebEnv> {
  return new Hono<WebEnv>()
    .get(
      "/dados",
      inAccount(
        deps,
        (c, { account: { name, birth_date, cpf, rg } }) =>
          showDetails(c, { name, birth_date: writeDay(birth_date), cpf, rg: rg ?? "" }),
      ),
    )
    .post("/dados", inAccount(deps, answerDetails))
    .get("/email", inAccount(deps, (c, own) => showEmail(c, own, "")))
    .post("/email", inAccount(deps, answerEmail))
    .get("/senha", inAccount(deps, (c, own) => showPassword(c, own)))
    .post("/senha", inAccount(deps, (c, own) => answerPassword(c, own, deps)));
}

type Status = 200 | 409 | 422 | 429 | 503;

function showDetails(
  c: WebContext,
  values: PersonValues,
  refused: Refused = {},
  status: Status = 200,
): Response {
  return page(c, <DetailsPage request={pageRequest(c)} values={values} {...refused} />, status);
}

async function answerDetails(c: WebContext, { api }: Own): Promise<Response> {
  const { t } = c.var;
  const values = readPersonValues(await c.req.formData());
  const input = parsePersonForm(values, t);
  if (!input.ok) return showDetails(c, values, { errors: input.errors }, 422);
  const answer = await changeAccount(api, input.changes);
  if (answer.ok) return c.redirect("/minha/conta?feito=saved", 303);
  const { problem } = answer;
  if (problem.code === "cpf_taken") {
    return showDetails(c, values, { errors: [accountError(t, "cpf", "taken")] }, 409);
  }
  const errors = problem.errors.map(({ path, code }) => accountError(t, path, code));
  if (errors.length > 0) return showDetails(c, values, { errors }, 422);
  const { message, status } = refusalText(c, problem);
  return showDetails(c, values, { message }, status);
}

function showEmail(
  c: WebContext,
  { account }: Own,
  email: string,
  refused: Refused = {},
  status: Status = 200,
): Response {
  return page(
    c,
    <EmailPage request={pageRequest(c)} account={account} email={email} {...refused} />,
    status,
  );
}

async function answerEmail(c: WebContext, own: Own): Promise<Response> {
  const { t } = c.var;
  const form = await c.req.formData();
  const [typed, current] = [textOf(form, "email").trim(), textOf(form, "current_password")];
  const email = own.account.email ?? "";
  const errors = [
    ...checkEmail(typed, t),
    ...(typed.toLowerCase() === email ? [accountError(t, "email", "same")] : []),
    ...missingPassword(c, current),
  ];
  if (errors.length > 0) return showEmail(c, own, typed, { errors }, 422);
  const answer = await requestEmailChange(own.api, { email: typed.toLowerCase(), password: current });
  if (!answer.ok) return showEmail(c, own, typed, ...explainProblem(c, answer.problem));
  if (answer.data.mailed) return c.redirect("/minha/conta?feito=email_asked", 303);
  return showEmail(c, own, typed, { message: t.common.unavailable }, STATUS.unavailable);
}

/** As {@linkcode explain}, of what the API refused. */
function explainProblem(c: WebContext, problem: Problem): [Refused, Status] {
  const { t } = c.var;
  const errors = problem.errors.map(({ path, code }) =>
    path === "password"
      ? accountError(t, "current_password", "wrong")
      : accountError(t, path, code === "invalid" ? "same" : code)
  );
  if (errors.length > 0) return [{ errors }, 422];
  const { message, status } = refusalText(c, problem);
  return [{ message }, status];
}

function showPassword(
  c: WebContext,
  { account }: Own,
  refused: Refused = {},
  status: Status = 200,
): Response {
  return page(c, <PasswordPage request={pageRequest(c)} account={account} {...refused} />, status);
}

async function answerPassword(c: WebContext, own: Own, { settings }: WebDeps): Promise<Response> {
  const form = await c.req.formData();
  const [current, secret] = [textOf(form, "current_password"), readNewSecret(form)];
  const errors = [...missingPassword(c, current), ...checkNewSecret(secret, c.var.t)];
  if (errors.length > 0) return showPassword(c, own, { errors }, 422);
  const change = { email: own.account.email ?? "", current, password: secret.password };
  const result = await changePassword(c, settings, change);
  if (!result.ok) return showPassword(c, own, ...explain(c, result.refusal, "password"));
  await endOtherSessions(own.api);
  return c.redirect("/minha/conta?feito=password", 303);
}

function missingPassword(c: WebContext, current: string): FieldError[] {
  return current === "" ? [accountError(c.var.t, "current_password", "required")] : [];
}

/** What a refusal says on the form whose main field is `field`, and the status of the answer. */
function explain(c: WebContext, refusal: ChangeRefusal, field: string): [Refused, Status] {
  const { t } = c.var;
  switch (refusal) {
    case "wrong_password":
      return [{ errors: [accountError(t, "current_password", "wrong")] }, 422];
    case "too_many":
      return [{ message: t.account.too_many }, STATUS.too_many];
    case "unavailable":
      return [{ message: t.common.unavailable }, STATUS.unavailable];
    default:
      return [{ errors: [accountError(t, field, refusal)] }, 422];
  }
}
