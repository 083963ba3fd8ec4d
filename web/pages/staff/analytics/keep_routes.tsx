import { Hono } from "hono";
import { QuestionTitle } from "../../../../edge/domain/analytics/kept_question.ts";
import { forgetQuestion, forgetQuestions, saveQuestion } from "../../../backend/kept_questions.ts";
import { addPin, createPinboard } from "../../../backend/pinboards.ts";
import type { WebContext, WebDeps, WebEnv } from "../../../web_env.ts";
import { type Clinic, inClinic } from "../in_clinic.ts";
import { refusalMessage } from "../refusal.ts";
import { showRefused } from "./analytics_page.tsx";
import { NEW_BOARD } from "./KeepForm.tsx";
import { planAddress, readPlan } from "./plan_address.ts";

/** What readers do with questions that they want to find again. */
export function keepRoutes(deps: WebDeps): Hono<WebEnv> {
  return new Hono<WebEnv>()
    .post("/salvar", inClinic(deps, save))
    .post("/fixar", inClinic(deps, pin))
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

/** Pins the plan to the chosen pinboard, or to a new one, and leads there. */
async function pin(c: WebContext, clinic: Clinic): Promise<Response> {
  const form = await c.req.formData();
  const plan = readPlan(String(form.get("p") ?? ""));
  const [title, chosen] = [String(form.get("title") ?? ""), String(form.get("board") ?? "")];
  const base = `/app/${clinic.establishment.slug}/analises`;
  if (!plan) return c.redirect(base, 303);
  const refuse = (field: string, message: string) =>
    showRefused(c, clinic, { plan, title, chosen, errors: [{ field, message }] });
  const t = c.var.t.pinboards.pin;
  const checked = QuestionTitle.safeParse(title);
  if (!checked.success) return await refuse("title", c.var.t.common.field_codes.required);
  let board = chosen;
  if (chosen === NEW_BOARD) {
    const made = await createPinboard(clinic.api, clinic.establishment.id, t.first_name);
    if (!made.ok) return await refuse("board", t.too_many);
    board = made.data.id;
  }
  const answer = await addPin(clinic.api, board, { title: checked.data, plan });
  if (answer.ok) return c.redirect(`${base}/quadros/${board}?feito=pinned`, 303);
  const isFull = answer.problem.errors.some(({ code }) => code === "too_many");
  return await refuse("board", isFull ? t.full : t.gone);
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
