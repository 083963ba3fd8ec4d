import { Hono } from "hono";
import { deleteAccount, exportAccount } from "../../backend/leaving.ts";
import { endSession } from "../../backend/session.ts";
import { page } from "../../render.ts";
import { pageRequest, type WebContext, type WebDeps, type WebEnv } from "../../web_env.ts";
import type { Refused } from "./AccountFormPages.tsx";
import { textOf } from "./account_form.ts";
import { inAccount, type Own, refusalText } from "./in_account.ts";
import { DeletionPage, ExportPage } from "./LeavingPages.tsx";

/** A copy of everything about the patient, and the end of the account. */
export function leavingRoutes(deps: WebDeps): Hono<WebEnv> {
  return new Hono<WebEnv>()
    .get("/exportar", inAccount(deps, (c) => page(c, <ExportPage request={pageRequest(c)} />)))
    .post("/exportar", inAccount(deps, sendExport))
    .get("/excluir", inAccount(deps, (c, own) => showDeletion(c, own)))
    .post("/excluir", inAccount(deps, (c, own) => remove(c, own, deps)));
}

async function sendExport(c: WebContext, { api }: Own): Promise<Response> {
  const answer = await exportAccount(api);
  if (!answer.ok) {
    const { message, status } = refusalText(c, answer.problem);
    return page(c, <ExportPage request={pageRequest(c)} message={message} />, status);
  }
  return c.body(answer.file, 200, {
    "content-type": "application/zip",
    "content-disposition": `attachment; filename="vez-${new Date().toISOString().slice(0, 10)}.zip"`,
    "cache-control": "no-store",
  });
}

function showDeletion(
  c: WebContext,
  { account }: Own,
  refused: Refused = {},
  status: 200 | 409 | 422 | 429 | 503 = 200,
): Response {
  return page(c, <DeletionPage request={pageRequest(c)} account={account} {...refused} />, status);
}

async function remove(c: WebContext, own: Own, { settings }: WebDeps): Promise<Response> {
  const { leaving: { account: words }, common } = c.var.t;
  const password = textOf(await c.req.formData(), "password");
  const refuse = (message: string) => showDeletion(c, own, { errors: [{ field: "password", message }] }, 422);
  if (password === "") return refuse(words.password_required);
  const answer = await deleteAccount(own.api, password);
  if (answer.ok) {
    await endSession(c, settings, "patient");
    return c.redirect(answer.data.login === "kept" ? "/conta-excluida?acesso" : "/conta-excluida", 303);
  }
  const { problem } = answer;
  if (problem.errors.some(({ path }) => path === "password")) {
    return refuse(common.field_codes.wrong_password);
  }
  const { message, status } = refusalText(c, problem);
  return showDeletion(c, own, { message }, status);
}
