import type { Plan } from "../../../../edge/domain/analytics/plan.ts";
import type { Terms } from "../../../../edge/domain/analytics/question.ts";
import { answerPlan, readTerms } from "../../../backend/analytics.ts";
import { listKeptQuestions } from "../../../backend/kept_questions.ts";
import { listPinboards } from "../../../backend/pinboards.ts";
import { drawChart } from "../../../charts/draw_chart.ts";
import type { FieldError } from "../../../components/ErrorSummary.tsx";
import { page } from "../../../render.ts";
import { pageRequest, type WebContext } from "../../../web_env.ts";
import type { Clinic } from "../in_clinic.ts";
import { AnalyticsPage } from "./AnalyticsPage.tsx";
import type { PlanValues } from "./plan_form.ts";
import type { Shown } from "./shown_answer.ts";
import { valuesOfPlan } from "./values_of_plan.ts";

interface PageParts {
  terms: Terms;
  question: string;
  shown: Shown | null;
  errors: FieldError[];
  controls?: PlanValues;
  /** The title of a question to be kept, as it was typed and refused. */
  title?: string;
  /** The pinboard that was chosen and refused. */
  chosen?: string;
}

/** The page with an answer, or with what was asked before where there is none. */
export async function showPage(c: WebContext, clinic: Clinic, parts: PageParts): Promise<Response> {
  const { api, establishment, expect } = clinic;
  const { controls = valuesOfPlan(parts.shown?.answer.plan ?? null), ...rest } = parts;
  const kept = parts.shown === null ? await listKeptQuestions(api, establishment.id).then(expect) : null;
  const isPinnable = parts.shown?.answer.plan;
  const seen = isPinnable ? await listPinboards(api, establishment.id).then(expect) : [];
  const boards = seen.filter(({ may_edit }) => may_edit);
  const words: Readonly<Record<string, string>> = c.var.t.analytics.done;
  const told = c.req.query("feito") ?? "";
  const done = Object.hasOwn(words, told) ? words[told] : undefined;
  const props = { request: pageRequest(c), establishment, controls, kept, boards, done, ...rest };
  return await page(c, <AnalyticsPage {...props} />, parts.errors.length > 0 ? 422 : 200);
}

/** The page with the answer to a plan, and what is wrong with what was to be done with it. */
export async function showRefused(
  c: WebContext,
  clinic: Clinic,
  { plan, ...refused }: { plan: Plan; title: string; chosen?: string; errors: FieldError[] },
): Promise<Response> {
  const { api, establishment, expect } = clinic;
  const [terms, answer] = await Promise.all([
    readTerms(api, establishment.id).then(expect),
    answerPlan(api, establishment.id, plan).then(expect),
  ]);
  return await showPage(c, clinic, { terms, question: "", shown: await pictured(answer, c), ...refused });
}

/** An answer with its chart drawn. */
export async function pictured(found: Shown["answer"], c: WebContext): Promise<Shown> {
  if (!found.spec) return { answer: found, picture: null };
  const svg = await drawChart(found.spec, c.var.locale);
  return { answer: found, picture: `data:image/svg+xml,${encodeURIComponent(svg)}` };
}
