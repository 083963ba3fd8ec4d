import { Hono } from "hono";
import { signIn, type SignInRefusal } from "../backend/account.ts";
import { readMe } from "../backend/me.ts";
import { apiOfToken, patientApi, serverApi } from "../backend/server_api.ts";
import { endSession, type PersonSession, type SessionKind } from "../backend/session.ts";
import type { FieldError } from "../components/ErrorSummary.tsx";
import { ownPath } from "../own_path.ts";
import { page } from "../render.ts";
import { pageRequest, type WebContext, type WebDeps, type WebEnv } from "../web_env.ts";
import { PATIENT_HOME } from "./login_first.ts";
import { SignInPage } from "./SignInPage.tsx";

/** Where each kind of session arrives: staff at their clinics, or the only one; patients at their queues. */
const HOMES = { clinic: "/app", patient: PATIENT_HOME } as const satisfies Record<SessionKind, string>;

/** Where people leave: a shared computer is ready for whoever comes next. */
const SIGNED_OUT = "/entrar?saiu";

const STATUS = { refused: 401, unconfirmed: 403, too_many: 429, unavailable: 503 } as const;

/** Signing in and out, of staff and of patients; the tokens that islands call the API with. */
export function signInRoutes(deps: WebDeps): Hono<WebEnv> {
  return new Hono<WebEnv>()
    .get("/entrar", async (c) => {
      const next = ownPath(c.req.query("next"));
      // Whoever has just signed out stands at this door even with a session of the other kind: drafts end here.
      const hasLeft = c.req.query("saiu") !== undefined;
      const kind = hasLeft ? null : await signedInAs(c, deps, next);
      if (kind) return c.redirect(next ?? HOMES[kind], 303);
      const view = { identifier: "", next: next ?? "", notice: noticeOf(c) };
      return page(c, <SignInPage request={pageRequest(c)} {...view} />);
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
    .get("/minha/sessao/token", (c) => tellToken(c, c.var.patient));
}

/** The kind of session that a page of ours wants; null when any will do. */
function kindFor(next: string | null): SessionKind | null {
  if (next === null || next === "/") return null;
  return /^\/(minha|t|cadastro\/paciente)(\/|\?|$)/.test(next) ? "patient" : "clinic";
}

/**
 * As what the reader is signed in already, of what the next page wants, if the API takes the session too. One that it
 * refuses is dropped, else login and pages would send the reader back and forth.
 */
async function signedInAs(
  c: WebContext,
  { settings }: WebDeps,
  next: string | null,
): Promise<SessionKind | null> {
  const wanted = kindFor(next);
  for (const kind of wanted ? [wanted] : ["clinic", "patient"] as const) {
    if (!(kind === "clinic" ? c.var.session : c.var.patient)) continue;
    const me = await readMe((kind === "clinic" ? serverApi : patientApi)(c, settings));
    if (me.ok || me.problem.code !== "not_authenticated") return kind;
    await endSession(c, settings, kind);
  }
  return null;
}

async function answerSignIn(c: WebContext, { settings }: WebDeps): Promise<Response> {
  const form = await c.req.formData();
  const [identifier, password] = [textOf(form, "identifier").trim(), textOf(form, "password")];
  const next = ownPath(form.get("next"));
  const t = c.var.t.auth.sign_in;
  const errors: FieldError[] = [
    ...(identifier ? [] : [{ field: "identifier", message: t.identifier_required }]),
    ...(password ? [] : [{ field: "password", message: t.password_required }]),
  ];
  const again = (status: 401 | 403 | 422 | 429 | 503, message?: string) => {
    const view = { identifier, next: next ?? "", errors, message };
    return page(c, <SignInPage request={pageRequest(c)} {...view} />, status);
  };
  if (errors.length > 0) return again(422);
  let kind: SessionKind = "clinic";
  const result = await signIn(c, settings, { identifier, password }, async (token) => {
    kind = kindFor(next) ?? await kindOf(c, settings, { identifier, token });
    return kind;
  });
  if (result.ok) return c.redirect(next ?? HOMES[kind], 303);
  return again(STATUS[result.refusal], signInMessage(c, result.refusal));
}

/**
 * As what somebody signs in who did not come from a page that says so: as staff where they work somewhere, else as a
 * patient. A CPF is a patient's way in, of staff too.
 */
async function kindOf(
  c: WebContext,
  settings: WebDeps["settings"],
  { identifier, token }: { identifier: string; token: string },
): Promise<SessionKind> {
  const me = await readMe(apiOfToken(c, settings, token));
  if (!me.ok || !me.data.patient) return "clinic";
  return me.data.establishments.length === 0 || !identifier.includes("@") ? "patient" : "clinic";
}

function signInMessage(c: WebContext, refusal: SignInRefusal): string {
  return refusal === "unavailable" ? c.var.t.common.unavailable : c.var.t.auth.sign_in[refusal];
}

/** What has just happened, said by whoever led here. */
function noticeOf(c: WebContext): string | undefined {
  if (c.req.query("saiu") !== undefined) return c.var.t.auth.sign_in.signed_out;
  return c.req.query("senha") === undefined ? undefined : c.var.t.auth.recovery.done;
}

/** The short access token of a session, for islands. */
function tellToken(c: WebContext, session: PersonSession | null): Response {
  c.header("cache-control", "no-store");
  if (!session) return c.json({ code: "not_authenticated" }, 401);
  return c.json({ access_token: session.accessToken, expires_at: session.expiresAt });
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}
