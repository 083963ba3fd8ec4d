import { Plan, planOf, USUAL_PERIOD } from "../../domain/analytics/plan.ts";
import { bind, bindNames, type Catalogue, tokenize } from "./lexer.ts";
import { ENGLISH } from "./lexicon_en.ts";
import { fold } from "./phrases.ts";
import { PORTUGUESE } from "./lexicon_pt.ts";
import { type Reading, readQuestion } from "./read_question.ts";
import { isStopWord } from "./typed_words.ts";

export type Locale = "pt-BR" | "en";

/** What the rules made of a question: a plan, or the words that stood in the way (none: nothing was asked). */
export type RulesAnswer = { plan: Plan } | { plan: null; unknown: string[] };

/** What a question is asked against. */
export interface RulesContext {
  /** The reader's language, tried first. */
  locale: Locale;
  /** The clinic's local day, as `2026-03-18`. */
  today: string;
  catalogue: Catalogue;
  /** The plan that a follow-up edits. */
  previous?: Plan;
}

const LEXICONS = { "pt-BR": bind(PORTUGUESE), en: bind(ENGLISH) };
const VOCABULARY: ReadonlySet<string> = LEXICONS["pt-BR"].words.union(LEXICONS.en.words);

/** Understands a question in either language by rules, without any model: the same question, the same plan. */
export function planByRules(question: string, context: RulesContext): RulesAnswer {
  const locales: Locale[] = context.locale === "en" ? ["en", "pt-BR"] : ["pt-BR", "en"];
  // Whose whole name is a word like "May" is thought of only where the word makes no sense otherwise.
  const readings = [false, true].flatMap((single) => {
    const names = bindNames(context.catalogue, VOCABULARY, { single });
    return locales.map((locale) =>
      readQuestion(tokenize(question, LEXICONS[locale], names), context.today, context.previous)
    );
  });
  for (const reading of readings) {
    const plan = toPlan(reading, context.previous);
    if (plan !== null) return { plan };
  }
  // The reading that made most of it: an English question names English words on a Portuguese page too.
  const unknown = readings.map((reading) => [
    ...new Set(reading.unknown.filter((words) => !isStopWord(fold(words)))),
  ]);
  return { plan: null, unknown: unknown.reduce((least, one) => one.length < least.length ? one : least) };
}

/** Null where words are left that mean nothing here, or where nothing is asked for. */
function toPlan(reading: Reading, previous?: Plan): Plan | null {
  if (reading.unknown.length > 0 || reading.dimensions.length > 2 || reading.measures.length > 3) return null;
  if (previous) return changed(previous, reading);
  const asks = reading.measures.length + reading.filters.length + reading.dimensions.length;
  if (asks === 0) return null;
  return valid(planOf({
    ...reading.measures.length > 0 ? { measures: reading.measures } : {},
    dimensions: reading.dimensions,
    filters: reading.filters,
    period: reading.period ?? USUAL_PERIOD,
    compare: reading.compare,
    order: reading.order ?? "natural",
    limit: reading.limit,
    chart: reading.chart ?? "auto",
  }));
}

function valid(plan: Plan): Plan | null {
  return Plan.safeParse(plan).data ?? null;
}

/** "E só dos vermelhos?": what the follow-up names takes the place of what the plan had; the rest stays. */
function changed(plan: Plan, reading: Reading): Plan | null {
  const { measures, dimensions, filters, period, compare, order, limit, chart } = reading;
  const asks = measures.length + dimensions.length + filters.length;
  if (asks === 0 && !period && !compare && !order && !limit && !chart) return null;
  const kept = plan.filters.filter((one) => !filters.some((other) => other.dimension === one.dimension));
  return valid({
    measures: measures.length > 0 ? measures : plan.measures,
    dimensions: dimensions.length > 0 ? dimensions : plan.dimensions,
    filters: [...kept, ...filters],
    period: period ?? plan.period,
    compare: compare || plan.compare,
    order: order ?? plan.order,
    limit: limit ?? plan.limit,
    chart: chart ?? plan.chart,
  });
}
