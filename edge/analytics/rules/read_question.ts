import {
  type Dimension,
  Filter,
  FIXED_VALUES,
  isExcluding,
  type Measure,
  type Period,
  type Plan,
} from "../../domain/analytics/plan.ts";
import type { Part } from "./lexer.ts";
import { relative, takeComparedPeriod, takePeriod } from "./periods.ts";
import { pick, Sentence } from "./sentence.ts";
import type { Subject, Token } from "./tokens.ts";

/** What a question says, and nothing that it leaves open. */
export interface Reading {
  measures: Measure[];
  dimensions: Dimension[];
  filters: Filter[];
  period: Period | null;
  compare: boolean;
  order: Plan["order"] | null;
  limit: number | null;
  chart: Plan["chart"] | null;
  /** Words that mean nothing here, as they were typed. */
  unknown: string[];
}

/** Says nothing by itself once everything else has been read. */
const SILENT = ["filler", "and", "by", "which", "to", "between"] as const;

/**
 * Makes sense of a tokenised question, the parts that could be mistaken for others first. What cannot be made sense
 * of is named, never passed over.
 *
 * @param today The clinic's local day, as `2026-03-18`.
 * @param previous What a follow-up edits.
 */
export function readQuestion(parts: readonly Part[], today: string, previous?: Plan): Reading {
  const sentence = new Sentence(parts);
  const hours = takeHours(sentence);
  const { compare, period } = takePeriods(sentence, today);
  const ranking = takeRanking(sentence);
  const grouping = takeDimensions(sentence);
  const excluded = takeExcluded(sentence, previous);
  const kept = excluded.filter((one) => !isExcluding(one));
  // What is named and left out at once makes no plan: a dimension has one filter.
  const filters = [
    ...merge([...hours, ...kept, ...sentence.takeAll("filter").map(({ filter }) => filter)]),
    ...excluded.filter(isExcluding),
  ];
  const spread = takeDistribution(sentence);
  const servers = sentence.takeAll("server");
  const measures = spread.length > 0 ? [] : takeMeasures(sentence, servers.length > 0, previous);
  const [chart] = sentence.takeAll("chart");
  const dimensions = [
    ...new Set([
      ...ranking.dimensions,
      ...servers.map(() => "professional" as const),
      ...grouping,
      ...spread,
    ]),
  ];
  const order = takeOrder(sentence, dimensions);
  return {
    measures,
    dimensions,
    filters,
    period,
    compare,
    order: ranking.order ?? servers.at(0)?.order ?? order,
    limit: ranking.limit,
    chart: chart?.chart ?? null,
    unknown: sentence.texts(SILENT),
  };
}

/** "Entre 14h e 17h": from the first hour on, up to but without the last. */
function takeHours(sentence: Sentence): Filter[] {
  const found = sentence.take("clock", ["and", "to"], "clock") ?? sentence.take("clock", "clock");
  if (found === null) return [];
  const [from, to] = pick(found, "clock").map(({ hour }) => hour);
  const length = (to - from + 24) % 24 || 24;
  const values = Array.from({ length }, (_, index) => (from + index) % 24).sort((a, b) => a - b);
  return [{ dimension: "hour", values }];
}

function takePeriods(sentence: Sentence, today: string): Pick<Reading, "compare" | "period"> {
  const compare = sentence.takeAll("compare").length > 0;
  if (!compare) return { compare, period: takePeriod(sentence, today) };
  const with_ = takeComparedPeriod(sentence);
  const period = takePeriod(sentence, today);
  if (period === null && with_ !== null && with_ !== "period") {
    return { compare, period: relative(with_, 0, 1) };
  }
  return { compare, period };
}

/** "Top 3 profissionais", "5 dias com mais chegadas". */
function takeRanking(sentence: Sentence): Pick<Reading, "dimensions" | "order" | "limit"> {
  const top = sentence.take("top", "number", "dimension") ?? sentence.take("number", "dimension", "most") ??
    sentence.take("number", "dimension", "which", "most");
  if (top) return { ...ranked(top), order: "descending" };
  const bottom = sentence.take("number", "dimension", "least") ??
    sentence.take("number", "dimension", "which", "least");
  if (bottom) return { ...ranked(bottom), order: "ascending" };
  return { dimensions: [], order: null, limit: null };
}

function ranked(found: Token[]): Pick<Reading, "dimensions" | "limit"> {
  return {
    dimensions: pick(found, "dimension").map(({ dimension }) => dimension),
    limit: Math.min(Math.max(pick(found, "number")[0].value, 1), 500),
  };
}

/** "Por hora e por cor", "diário", "qual sala", "uso das salas". */
function takeDimensions(sentence: Sentence): Dimension[] {
  const found: Token[] = [];
  for (let by = sentence.take("by", "dimension"); by !== null; by = sentence.take("by", "dimension")) {
    found.push(...by, ...sentence.take("and", "by", "dimension") ?? sentence.take("and", "dimension") ?? []);
  }
  found.push(...sentence.takeAll("every"));
  found.push(...sentence.take("which", "dimension") ?? []);
  const isBusy = (token: Token) => token.kind === "subject" && token.subject === "busy";
  if (found.length === 0) found.push(...sentence.takeBeside("dimension", isBusy));
  return found.flatMap((token) =>
    token.kind === "dimension" || token.kind === "every" ? [token.dimension] : []
  );
}

/**
 * "Sem os azuis": all other values that the plan before had, or that there are. "Exceto a Helena": of names there is no
 * such list, so that the filter itself excludes them.
 */
function takeExcluded(sentence: Sentence, previous?: Plan): Filter[] {
  const found: Token[] = [];
  const next = () =>
    sentence.take("without", "filter", "and", "filter") ?? sentence.take("without", "filter");
  for (let some = next(); some !== null; some = next()) found.push(...some);
  return merge(pick(found, "filter").map(({ filter }) => filter)).map(({ dimension, values }) => {
    const before = previous?.filters.find((filter) => filter.dimension === dimension);
    const out: readonly (string | number)[] = values;
    const rest = (all?: readonly (string | number)[]) => all?.filter((value) => !out.includes(value)) ?? [];
    if (before && isExcluding(before)) return { ...before, values: [...new Set([...before.values, ...out])] };
    const left = rest(before?.values);
    if (left.length > 0) return { dimension, values: left };
    const others = rest(FIXED_VALUES[dimension]);
    return others.length > 0 ? { dimension, values: others } : { dimension, values, not: true };
  }).flatMap((filter) => Filter.safeParse(filter).data ?? []);
}

/** "Distribuição das esperas": visits, by how long they waited. */
function takeDistribution(sentence: Sentence): Dimension[] {
  const isWait = (token: Token) => token.kind === "subject" && token.subject === "wait";
  return sentence.take("distribution", isWait) ? ["wait_band"] : [];
}

/** What each subject is measured by, without and with a word like "mediana" or "taxa". */
const MEASURES_OF: Readonly<
  Record<Subject, Partial<Record<"mean" | "median" | "p90" | "share" | "usual", Measure>>>
> = {
  wait: { usual: "wait_mean", mean: "wait_mean", median: "wait_median", p90: "wait_p90" },
  triage_wait: { usual: "triage_wait_mean", mean: "triage_wait_mean" },
  service: { usual: "service_mean", mean: "service_mean", median: "service_median" },
  stay: { usual: "stay_mean", mean: "stay_mean" },
  age: { usual: "age_mean", mean: "age_mean" },
  within_target: { usual: "within_target", share: "within_target" },
  no_show: { usual: "no_shows", share: "no_show_share" },
  left: { usual: "left", share: "left_share" },
  busy: { usual: "busy_hours" },
};

const SUBJECTS = [
  "wait",
  "triage_wait",
  "service",
  "stay",
  "age",
  "within_target",
  "no_show",
  "left",
  "busy",
] as const satisfies Subject[];

/** The statistics that a question names and no measure has stay in the sentence: they are not understood. */
function takeMeasures(sentence: Sentence, isServed: boolean, previous?: Plan): Measure[] {
  const named = sentence.takeAll("subject").map(({ subject }) => subject);
  const counts = sentence.takeAll("count").map(({ measure }) => measure);
  if (isServed) counts.push("finished");
  // "E a mediana?" is about what was asked before.
  const isAboutBefore = named.length + counts.length === 0 && sentence.seeAll("statistic").length > 0;
  const subjects = isAboutBefore ? subjectsOf(previous) : named;
  if (subjects.length === 0) {
    const [measure] = (["finished", "patients", "visits"] as const).filter((one) => counts.includes(one));
    return measure ? [measure] : [];
  }
  const statistics = sentence.seeAll("statistic");
  const measures = subjects.flatMap((subject) => {
    const known = statistics.flatMap(({ statistic }) => MEASURES_OF[subject][statistic] ?? []);
    return known.length > 0 ? known : statistics.length > 0 ? [] : MEASURES_OF[subject].usual ?? [];
  });
  if (measures.length > 0) sentence.takeAll("statistic");
  return [...new Set(measures)];
}

function subjectsOf(plan?: Plan): Subject[] {
  return SUBJECTS.filter((subject) =>
    plan?.measures.some((one) => Object.values(MEASURES_OF[subject]).includes(one))
  );
}

/** "Maior", "menos": only where there are groups to be put in an order. */
function takeOrder(sentence: Sentence, dimensions: Dimension[]): Plan["order"] | null {
  if (dimensions.length === 0) return null;
  if (sentence.takeAll("most").length > 0) return "descending";
  return sentence.takeAll("least").length > 0 ? "ascending" : null;
}

/** One filter per dimension. */
function merge(filters: Filter[]): Filter[] {
  const byDimension = new Map<string, Filter>();
  for (const filter of filters) {
    const values = [...new Set([...byDimension.get(filter.dimension)?.values ?? [], ...filter.values])];
    byDimension.set(filter.dimension, Filter.parse({ dimension: filter.dimension, values }));
  }
  return [...byDimension.values()];
}
