import { Hono } from "hono";
import { readMe } from "../../backend/me.ts";
import { patientApi } from "../../backend/server_api.ts";
import { endSession } from "../../backend/session.ts";
import { ownPath } from "../../own_path.ts";
import { page } from "../../render.ts";
import { pageRequest, type WebContext, type WebDeps, type WebEnv } from "../../web_env.ts";
import { PATIENT_HOME } from "../login_first.ts";
import { readAccountValues, readNewSecret } from "./account_form.ts";
import { signUpPatient } from "./account_sign_up.ts";
import { AccountSignUpPage } from "./AccountSignUpPage.tsx";

/** `/cadastro/paciente`: a person's own account, with a new login or with the one that is signed in. */
export function accountSignUpRoutes(deps: WebDeps): Hono<WebEnv> {
  return new Hono<WebEnv>()
    .get("/cadastro/paciente", async (c) => {
      const next = ownPath(c.req.query("next"));
      if (await hasAccount(c, deps)) return c.redirect(next ?? PATIENT_HOME, 303);
      const values = readAccountValues(new FormData());
      return page(c, <AccountSignUpPage request={pageRequest(c)} values={values} next={next ?? ""} />);
    })
    .post("/cadastro/paciente", (c) => answerSignUp(c, deps));
}

/** Whether whoever is signed in has an account already; a session that the API refuses is dropped. */
async function hasAccount(c: WebContext, { settings }: WebDeps): Promise<boolean> {
  if (!c.var.patient) return false;
  const me = await readMe(patientApi(c, settings));
  if (me.ok) return me.data.patient;
  if (me.problem.code === "not_authenticated") await endSession(c, settings, "patient");
  return false;
}

async function answerSignUp(c: WebContext, deps: WebDeps): Promise<Response> {
  const form = await c.req.formData();
  const values = readAccountValues(form);
  const next = ownPath(form.get("next"));
  const wasSignedIn = c.var.patient !== null;
  const outcome = await signUpPatient(c, deps, values, readNewSecret(form));
  if (outcome.kind === "created") {
    return c.redirect(
      next ?? `${PATIENT_HOME}?feito=${outcome.mailed ? "created" : "created_unmailed"}`,
      303,
    );
  }
  const { errors, message, status } = outcome;
  const loginReady = !wasSignedIn && c.var.patient !== null;
  const view = { values, next: next ?? "", errors, message, loginReady };
  return page(c, <AccountSignUpPage request={pageRequest(c)} {...view} />, status);
}
