import { type Context, Hono } from "hono";
import type { ApiEnv, StaffEnv } from "../api_env.ts";
import { changeLogo, readEstablishment } from "../data/establishment.ts";
import { requireRole } from "../data/refusal.ts";
import { Establishment } from "../domain/establishment.ts";
import { cleanLogo, LOGO_TYPES } from "../domain/logo.ts";
import { invalidInput, Problem } from "../domain/problems.ts";
import { ById, path } from "../middleware/input.ts";
import { etagOf, heldVersion, ifMatch } from "../middleware/precondition.ts";
import { bearerOf, session } from "../middleware/session.ts";
import { describe } from "../openapi/operation.ts";

const tag = "establishments";
const description = "`If-Match` names the version that the settings were read at. Gives the settings.";

/** A clinic's logo: kept in the bucket `logos`, under the caller's own rights there. */
export const logos = new Hono<ApiEnv>()
  .put(
    "/establishments/:id/logo",
    describe({
      id: "putLogo",
      tag,
      summary: "Set the logo",
      description:
        `${description} The body is a PNG, JPEG or WebP of at most 1 MB, known by its content; what is ` +
        "no picture in it (places, comments, previews) is left out.",
      answers: { 200: Establishment },
      problems: ["role_not_allowed", "not_found", "version_conflict", "invalid_input", "body_too_large"],
      access: "staff",
      upload: LOGO_TYPES,
    }),
    session(),
    path(ById),
    ifMatch(),
    async (c) => {
      const { id } = c.req.valid("param");
      await requireRole(c.var.caller, id, "owner", "admin");
      const version = heldVersion(c.req.valid("header"));
      const logo = cleanLogo(await readPicture(c));
      if (!logo) throw invalidInput({ path: "logo", code: "invalid_image" });
      const added = await c.var.logos.add(bearerOf(c), id, logo);
      try {
        return answer(c, await replace(c, id, version, added));
      } catch (error) {
        await c.var.logos.remove(bearerOf(c), added).catch(() => c.set("failure", "storage"));
        throw error;
      }
    },
  )
  .delete(
    "/establishments/:id/logo",
    describe({
      id: "deleteLogo",
      tag,
      summary: "Remove the logo",
      description,
      answers: { 200: Establishment },
      problems: ["role_not_allowed", "version_conflict", "invalid_input"],
      access: "staff",
    }),
    session(),
    path(ById),
    ifMatch(),
    async (c) => {
      const { id } = c.req.valid("param");
      await requireRole(c.var.caller, id, "owner", "admin");
      return answer(c, await replace(c, id, heldVersion(c.req.valid("header")), null));
    },
  );

/** Notes the new path, then removes what was there: a file that is shown is never missing. */
async function replace(c: Context<StaffEnv>, id: string, version: number, added: string | null) {
  const { logo_path: former } = await readEstablishment(c.var.caller, id);
  const saved = await changeLogo(c.var.caller, id, version, added);
  // What could not be removed now goes with the next change.
  await c.var.logos.sweep(bearerOf(c), id, added, former).catch(() => c.set("failure", "storage"));
  return saved;
}

async function readPicture(c: Context): Promise<Uint8Array<ArrayBuffer>> {
  const [type] = (c.req.header("content-type") ?? "").split(";");
  if (!LOGO_TYPES.some((known) => known === type.trim().toLowerCase())) {
    throw new Problem("unsupported_media_type");
  }
  return new Uint8Array(await c.req.arrayBuffer());
}

function answer(c: Context, saved: Establishment) {
  c.header("etag", etagOf(saved));
  return c.json(saved, 200);
}
