import { Hono } from "hono";
import { page } from "../render.ts";
import { pageRequest, type WebContext, type WebDeps, type WebEnv } from "../web_env.ts";
import { emailChangeRoutes } from "./email_change_routes.tsx";
import { recoveryRoutes } from "./recovery_routes.tsx";
import { signInRoutes } from "./sign_in_routes.tsx";
import { SignUpPage } from "./SignUpPage.tsx";
import { signUp } from "./sign_up.ts";
import { readSignUpValues } from "./sign_up_form.ts";

/** Signing in, out and up, and choosing a new password. */
export function authRoutes(deps: WebDeps): Hono<WebEnv> {
  return new Hono<WebEnv>()
    .route("/", signInRoutes(deps))
    .route("/", recoveryRoutes(deps))
    .route("/", emailChangeRoutes(deps))
    .get("/cadastro/clinica", (c) => {
      const values = readSignUpValues(new FormData());
      return page(c, <SignUpPage request={pageRequest(c)} values={values} formKey={crypto.randomUUID()} />);
    })
    .post("/cadastro/clinica", (c) => answerSignUp(c, deps));
}

async function answerSignUp(c: WebContext, deps: WebDeps): Promise<Response> {
  const form = await c.req.formData();
  const values = readSignUpValues(form);
  const wasSignedIn = c.var.session !== null;
  const outcome = await signUp(c, deps, values, String(form.get("form_key") ?? ""));
  if (outcome.kind === "created") return c.redirect(`/app/${outcome.slug}`, 303);
  const { kind: _, status = 422, ...refusal } = outcome;
  const view = {
    values,
    formKey: crypto.randomUUID(),
    accountReady: !wasSignedIn && c.var.session !== null,
    ...refusal,
  };
  return page(c, <SignUpPage request={pageRequest(c)} {...view} />, status);
}
