import { Hono } from "hono";
import { signIn, type SignInRefusal } from "../backend/account.ts";
import { readMe } from "../backend/me.ts";
import { serverApi } from "../backend/server_api.ts";
import { endSession, type PersonSession } from "../backend/session.ts";
import type { FieldError } from "../components/ErrorSummary.tsx";
import { ownPath } from "../own_path.ts";
import { page } from "../render.ts";
import { pageRequest, type WebContext, type WebDeps, type WebEnv } from "../web_env.ts";
import { SignInPage } from "./SignInPage.tsx";
import { SignUpPage } from "./SignUpPage.tsx";
import { signUp } from "./sign_up.ts";
import { readSignUpValues } from "./sign_up_form.ts";

/** Where staff arrive: their clinics, or the only one. */
const HOME = "/app";

/** Where staff leave: a shared desk is ready for whoever comes next. */
const SIGNED_OUT = "/entrar?saiu";

const STATUS = { refused: 401, unconfirmed: 403, too_many: 429, unavailable: 503 } as const;

/** Signing in, out and up; the token that islands call the API with. */
export function authRoutes(deps: WebDeps): Hono<WebEnv> {
  return new Hono<WebEnv>()
    .get("/entrar", async (c) => {
      const next = ownPath(c.req.query("next"));
      if (await isSignedIn(c, deps)) return c.redirect(next ?? HOME, 303);
      const goodbye = c.req.query("saiu") === undefined ? undefined : c.var.t.auth.sign_in.signed_out;
      return page(c, <SignInPage request={pageRequest(c)} email="" next={next ?? ""} goodbye={goodbye} />);
    })
    .post("/entrar", (c) => answerSignIn(c, deps))
    .post("/sair", async (c) => {
      await endSession(c, deps.settings, "clinic");
      return c.redirect(SIGNED_OUT, 303);
    })
    .post("/minha/sair", async (c) => {
      await endSession(c, deps.settings, "patient");
      return c.redirect(SIGNED_OUT, 303);
    })
    .get("/sessao/token", (c) => tellToken(c, c.var.session))
    .get("/minha/sessao/token", (c) => tellToken(c, c.var.patient))
    .get("/cadastro/clinica", (c) => {
      const values = readSignUpValues(new FormData());
      return page(c, <SignUpPage request={pageRequest(c)} values={values} formKey={crypto.randomUUID()} />);
    })
    .post("/cadastro/clinica", (c) => answerSignUp(c, deps));
}

/** The short access token of a session, for islands. */
function tellToken(c: WebContext, session: PersonSession | null): Response {
  c.header("cache-control", "no-store");
  if (!session) return c.json({ code: "not_authenticated" }, 401);
  return c.json({ access_token: session.accessToken, expires_at: session.expiresAt });
}

/**
 * Whether the API takes the session too. One that it refuses is dropped, else login and pages would send the
 * reader back and forth.
 */
async function isSignedIn(c: WebContext, { settings }: WebDeps): Promise<boolean> {
  if (!c.var.session) return false;
  const me = await readMe(serverApi(c, settings));
  if (me.ok || me.problem.code !== "not_authenticated") return true;
  await endSession(c, settings, "clinic");
  return false;
}

async function answerSignIn(c: WebContext, { settings }: WebDeps): Promise<Response> {
  const form = await c.req.formData();
  const [email, password] = [textOf(form, "email").trim(), textOf(form, "password")];
  const next = ownPath(form.get("next"));
  const t = c.var.t.auth.sign_in;
  const errors: FieldError[] = [
    ...(email ? [] : [{ field: "email", message: t.email_required }]),
    ...(password ? [] : [{ field: "password", message: t.password_required }]),
  ];
  const again = (status: 401 | 403 | 422 | 429 | 503, message?: string) =>
    page(
      c,
      <SignInPage
        request={pageRequest(c)}
        email={email}
        next={next ?? ""}
        errors={errors}
        message={message}
      />,
      status,
    );
  if (errors.length > 0) return again(422);
  const result = await signIn(c, settings, { email, password }, "clinic");
  if (result.ok) return c.redirect(next ?? HOME, 303);
  return again(STATUS[result.refusal], signInMessage(c, result.refusal));
}

function signInMessage(c: WebContext, refusal: SignInRefusal): string {
  return refusal === "unavailable" ? c.var.t.common.unavailable : c.var.t.auth.sign_in[refusal];
}

async function answerSignUp(c: WebContext, deps: WebDeps): Promise<Response> {
  const form = await c.req.formData();
  const values = readSignUpValues(form);
  const wasSignedIn = c.var.session !== null;
  const outcome = await signUp(c, deps, values, textOf(form, "form_key"));
  if (outcome.kind === "created") return c.redirect(`/app/${outcome.slug}`, 303);
  const { kind: _, ...refusal } = outcome;
  const view = {
    values,
    formKey: crypto.randomUUID(),
    accountReady: !wasSignedIn && c.var.session !== null,
    ...refusal,
  };
  return page(c, <SignUpPage request={pageRequest(c)} {...view} />, 422);
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}
