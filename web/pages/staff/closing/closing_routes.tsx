import { Hono } from "hono";
import type { Problem } from "../../../backend/api.ts";
import { beginArchive, describeArchive, downloadArchive } from "../../../backend/archives.ts";
import { deleteEstablishment } from "../../../backend/leaving.ts";
import { readMe } from "../../../backend/me.ts";
import { endSession } from "../../../backend/session.ts";
import type { FieldError } from "../../../components/ErrorSummary.tsx";
import type { Messages } from "../../../i18n/pt_BR.ts";
import { page } from "../../../render.ts";
import { pageRequest, type WebContext, type WebDeps, type WebEnv } from "../../../web_env.ts";
import { notFound } from "../../error_routes.tsx";
import { forRoles } from "../for_roles.tsx";
import type { Clinic, ClinicHandle } from "../in_clinic.ts";
import { ClosingNotAllowed } from "../not_allowed_pages.tsx";
import { refusalMessage, refusalStatus } from "../refusal.ts";
import { ClosingPage, type ClosingPageProps } from "./ClosingPage.tsx";

/** The end of a clinic, for its owners: a copy of everything, then the deletion. */
export function closingRoutes(deps: WebDeps): Hono<WebEnv> {
  const owners = (handle: ClinicHandle) => forRoles(deps, ["owner"], ClosingNotAllowed, handle);
  return new Hono<WebEnv>()
    .get("/", owners((c, clinic) => show(c, deps, clinic)))
    .post("/", owners((c, clinic) => close(c, deps, clinic)))
    .post(
      "/copia",
      owners(async (c, clinic) => {
        const begun = await beginArchive(clinic.api, clinic.establishment.id);
        if (begun.ok) return await sendCopy(c, clinic, begun.data.id);
        const { archive: words } = c.var.t.leaving;
        const isLimited = begun.problem.code === "too_many_requests";
        const message = isLimited ? words.too_many : words.failed;
        return await show(c, deps, clinic, { message }, isLimited ? 429 : 503);
      }),
    )
    .get("/copia/:archive", owners((c, clinic) => sendCopy(c, clinic, c.req.param("archive") ?? "")));
}

type Refused = Partial<Pick<ClosingPageProps, "name" | "errors" | "message">>;

async function show(
  c: WebContext,
  { browser }: WebDeps,
  { api, establishment, expect }: Clinic,
  refused: Refused = {},
  status: 200 | 403 | 409 | 422 | 429 | 503 = 200,
): Promise<Response> {
  const size = expect(await describeArchive(api, establishment.id));
  const props = { establishment, size, browser, name: "", errors: [], ...refused };
  return page(c, <ClosingPage request={pageRequest(c)} {...props} />, status);
}

/** The file as it is written, past the memory of this server. */
async function sendCopy(c: WebContext, { api, establishment }: Clinic, archive: string): Promise<Response> {
  const file = await downloadArchive(api, establishment.id, archive);
  if (!file) return notFound(c);
  const name = `${establishment.slug}-${new Date().toISOString().slice(0, 10)}.zip`;
  return c.body(file, 200, {
    "content-type": "application/zip",
    "content-disposition": `attachment; filename="${name}"`,
    "cache-control": "no-store",
  });
}

async function close(c: WebContext, deps: WebDeps, clinic: Clinic): Promise<Response> {
  const form = await c.req.formData();
  const [name, password] = ["name", "password"].map((field) => String(form.get(field) ?? ""));
  const { api, establishment } = clinic;
  const answer = await deleteEstablishment(api, establishment.id, { name, password });
  if (!answer.ok) {
    const { problem } = answer;
    return await show(c, deps, clinic, { name, ...explain(problem, c.var.t) }, refusalStatus(problem));
  }
  const me = await readMe(api);
  if (!me.ok) await endSession(c, deps.settings, "clinic");
  return c.redirect("/encerrada", 303);
}

/** A refused deletion in the words of its form. */
function explain(problem: Problem, t: Messages): { errors: FieldError[]; message?: string } {
  const words = t.leaving.clinic;
  const errors = problem.errors.flatMap(({ path, code }) => {
    if (path === "name") {
      return [{ field: "name", message: code === "required" ? words.name_required : words.name_wrong }];
    }
    const wrong = code === "wrong_password" ? t.common.field_codes.wrong_password : words.password_required;
    return path === "password" ? [{ field: "password", message: wrong }] : [];
  });
  // In the order of the form.
  errors.sort((a, b) => a.field.localeCompare(b.field));
  return errors.length > 0 ? { errors } : { errors, message: refusalMessage(problem, t) };
}
