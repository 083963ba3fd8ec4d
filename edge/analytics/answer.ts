import { type Caller } from "../data/caller.ts";
import { type Ground, readFigures, readGround } from "../data/analytics.ts";
import { type Days, daysBefore, daysOf } from "../domain/analytics/period.ts";
import type { Plan } from "../domain/analytics/plan.ts";
import { type Answer, asksNow, type PlanAnswer, type Question } from "../domain/analytics/question.ts";
import { chartOf } from "./chart.ts";
import { compile } from "./compile.ts";
import { describePlan } from "./describe.ts";
import { fillGaps, hasGaps } from "./gaps.ts";
import { resolveNames } from "./names.ts";
import type { Planned, Planner } from "./planner.ts";
import { nearQuestions } from "./suggest.ts";
import { tableOf } from "./table.ts";
import { takeawayOf } from "./takeaway.ts";
import type { AnalyticsTexts } from "./texts/pt_BR.ts";

/** Who asks what of whom. */
export interface Asked {
  caller: Caller;
  establishment: string;
  question: Question;
  planner: Planner;
  texts: AnalyticsTexts;
}

/** Question to plan, plan to figures, figures to words and a chart. Reads as the caller, writes nothing. */
export async function answerQuestion(
  { caller, establishment, question, planner, texts }: Asked,
): Promise<Answer> {
  const ground = await readGround(caller, establishment);
  const planned = await planner.plan(question.question, {
    locale: texts.language === "en" ? "en" : "pt-BR",
    today: ground.today,
    catalogue: ground.catalogue,
    previous: question.previous,
    establishment,
  });
  if (planned.plan === null) return notUnderstood(question.question, planned, texts);
  const resolved = resolveNames(planned.plan, ground.catalogue);
  if (resolved.plan === null) {
    return notUnderstood(question.question, { ...planned, plan: null, unknown: [resolved.unknown] }, texts);
  }
  const plan = question.as === "table" ? { ...resolved.plan, chart: "table" as const } : resolved.plan;
  return {
    ...await answerPlan(caller, establishment, plan, ground, texts),
    planner: planned.planner,
    is_fallback: planned.isFallback,
  };
}

/** A plan that somebody has already. */
export type KnownPlan = Omit<Asked, "question" | "planner"> & { plan: Plan };

/** What a plan answers; names that are none of the clinic's get the sentence that says so. */
export async function answerKnownPlan(known: KnownPlan): Promise<PlanAnswer> {
  return await answerOnGround(known, await readGround(known.caller, known.establishment));
}

/** The same, for several plans on one ground. */
export async function answerOnGround(
  { caller, establishment, plan, texts }: KnownPlan,
  ground: Ground,
): Promise<PlanAnswer> {
  const resolved = resolveNames(plan, ground.catalogue);
  if (resolved.plan === null) {
    return withoutFigures(
      [resolved.unknown],
      plan.measures.map((one) => texts.measures[one].name).join(" "),
      texts,
    );
  }
  return await answerPlan(caller, establishment, resolved.plan, ground, texts);
}

async function answerPlan(
  caller: Caller,
  establishment: string,
  plan: Plan,
  { timezone, today }: Ground,
  texts: AnalyticsTexts,
): Promise<PlanAnswer> {
  const days = daysOf(plan.period, today);
  const earlier = daysBefore(plan.period, today);
  // Who came least may be found only where nobody came.
  const asked = hasGaps(plan) ? { ...plan, limit: null } : plan;
  const read = (days: Days) => readFigures(caller, compile(asked, { establishment, timezone, days }));
  const [found, foundBefore] = await Promise.all([read(days), plan.compare ? read(earlier) : null]);
  const among = [...found, ...foundBefore ?? []];
  const now = fillGaps(plan, found, { days, today, among }).slice(0, plan.limit ?? undefined);
  const before = foundBefore && fillGaps(plan, foundBefore, { days: earlier, today, among });
  const table = tableOf(plan, now, before, { today, texts });
  const title = describePlan(plan, days, texts);
  const named = { from: days.from, to: days.to };
  return {
    plan,
    title,
    columns: table.columns,
    rows: table.rows,
    hidden: table.hidden,
    is_cut: table.isCut,
    spec: chartOf(plan, table, title, texts),
    takeaway: takeawayOf(plan, table, texts.period(plan.period, named), texts),
    suggestions: [],
  };
}

function notUnderstood(
  question: string,
  { planner, unknown, isFallback }: Planned,
  texts: AnalyticsTexts,
): Answer {
  const answer = withoutFigures(unknown, question, texts);
  const takeaway = asksNow(question) ? texts.now : answer.takeaway;
  return { ...answer, takeaway, planner, is_fallback: isFallback };
}

/** An honest sentence and three near questions. */
function withoutFigures(unknown: string[], asked: string, texts: AnalyticsTexts): PlanAnswer {
  return {
    plan: null,
    title: null,
    columns: [],
    rows: [],
    hidden: 0,
    is_cut: false,
    spec: null,
    takeaway: texts.notUnderstood(unknown),
    suggestions: nearQuestions(asked, texts.examples),
  };
}
