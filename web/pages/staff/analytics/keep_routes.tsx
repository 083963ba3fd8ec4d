import { Hono } from "hono";
import { forgetQuestion, forgetQuestions, saveQuestion } from "../../../backend/kept_questions.ts";
import type { WebContext, WebDeps, WebEnv } from "../../../web_env.ts";
import { type Clinic, inClinic } from "../in_clinic.ts";
import { refusalMessage } from "../refusal.ts";
import { showRefused } from "./analytics_page.tsx";
import { planAddress, readPlan } from "./plan_address.ts";

/** What readers do with questions that they want to find again. */
export function keepRoutes(deps: WebDeps): Hono<WebEnv> {
  return new Hono<WebEnv>()
    .post("/salvar", inClinic(deps, save))
    .post("/apagar", inClinic(deps, forget))
    .post("/apagar-tudo", inClinic(deps, forgetAll));
}

async function save(c: WebContext, clinic: Clinic): Promise<Response> {
  const form = await c.req.formData();
  const plan = readPlan(String(form.get("p") ?? ""));
  const title = String(form.get("title") ?? "");
  const base = `/app/${clinic.establishment.slug}/analises`;
  if (!plan) return c.redirect(base, 303);
  const answer = await saveQuestion(clinic.api, clinic.establishment.id, { title, plan });
  if (answer.ok) return c.redirect(`${planAddress(base, plan)}&feito=saved`, 303);
  const { problem } = answer;
  const [error] = problem.errors;
  const message = problem.code === "name_taken"
    ? c.var.t.analytics.keep.taken
    : error?.message || refusalMessage(problem, c.var.t);
  return await showRefused(c, clinic, { plan, title, errors: [{ field: "title", message }] });
}

async function forget(c: WebContext, clinic: Clinic): Promise<Response> {
  const id = String((await c.req.formData()).get("id") ?? "");
  const answer = await forgetQuestion(clinic.api, clinic.establishment.id, id);
  // What is gone already is as gone as it should be.
  if (!answer.ok && answer.problem.code !== "not_found") clinic.expect(answer);
  return done(c, clinic);
}

async function forgetAll(c: WebContext, clinic: Clinic): Promise<Response> {
  clinic.expect(await forgetQuestions(clinic.api, clinic.establishment.id));
  return done(c, clinic);
}

function done(c: WebContext, { establishment }: Clinic): Response {
  return c.redirect(`/app/${establishment.slug}/analises?feito=forgotten`, 303);
}
