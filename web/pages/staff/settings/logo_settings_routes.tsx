import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { MAX_LOGO_BYTES } from "../../../../edge/domain/logo.ts";
import type { Answer, Problem } from "../../../backend/api.ts";
import { putLogo, removeLogo } from "../../../backend/establishments.ts";
import type { WebContext, WebDeps, WebEnv } from "../../../web_env.ts";
import { refusalMessage, refusalStatus } from "../refusal.ts";
import { readVersion } from "./settings_conflict.ts";
import { atDesk, done, type SettingsDesk, showSettings } from "./settings_desk.tsx";

const PART = "logo-part";
/** What a form adds to its file. */
const FORM_BYTES = 4096;

/** The clinic's logo: set, replaced, removed. */
export function logoSettingsRoutes(deps: WebDeps): Hono<WebEnv> {
  const limit = bodyLimit({
    maxSize: MAX_LOGO_BYTES + FORM_BYTES,
    onError: (c) => c.redirect(`${c.req.path.replace(/\/logo$/, "")}?erro=logo#${PART}`, 303),
  });
  return new Hono<WebEnv>()
    .post("/", limit, atDesk(deps, set))
    .post(
      "/remover",
      atDesk(deps, async (c, desk) => {
        const version = readVersion(await c.req.formData()) ?? desk.held.version;
        const answer = await removeLogo(desk.api, desk.establishment.id, version);
        return conclude(c, desk, answer, "logo_removed");
      }),
    );
}

async function set(c: WebContext, desk: SettingsDesk): Promise<Response> {
  const form = await c.req.formData();
  const file = form.get("logo");
  if (!(file instanceof File) || file.size === 0) {
    return refuse(c, desk, c.var.t.settings.logo.required, 422);
  }
  const version = readVersion(form) ?? desk.held.version;
  const bytes = new Uint8Array(await file.arrayBuffer());
  const answer = await putLogo(desk.api, desk.establishment.id, version, { type: file.type, bytes });
  return conclude(c, desk, answer, "logo");
}

function conclude(
  c: WebContext,
  desk: SettingsDesk,
  answer: Answer<unknown>,
  what: "logo" | "logo_removed",
): Response {
  if (answer.ok) return done(c, desk, what, PART);
  return refuse(c, desk, messageOf(c, answer.problem), refusalStatus(answer.problem));
}

function messageOf(c: WebContext, problem: Problem): string {
  const { t } = c.var;
  if (problem.code === "version_conflict") return t.settings.logo.stale;
  const isPicture = problem.code === "invalid_input" || problem.status === 413 || problem.status === 415;
  return isPicture ? t.common.field_codes.invalid_image : refusalMessage(problem, t);
}

function refuse(
  c: WebContext,
  desk: SettingsDesk,
  logoError: string,
  status: Parameters<typeof showSettings>[3],
): Response {
  return showSettings(c, desk, { logoError }, status);
}
