import type { Measure } from "../domain/analytics/plan.ts";

/** How a measure is counted over the rows of a group; `facts` is `public.visit_facts`, `target` minutes of its class. */
export interface MeasureRule {
  /** An aggregate; null where nothing was there to count. */
  sql: string;
  unit: "count" | "minutes" | "percent" | "hours" | "years";
  /** Reads `target`. */
  judged?: true;
  /** Says something of each person, so that small groups would tell whose it is. */
  personal?: true;
}

const minutes = (seconds: string) => `${seconds} / 60.0`;
const share = (part: string, whole: string) =>
  `100.0 * count(*) filter (where ${part}) / nullif(count(*) filter (where ${whole}), 0)`;

/** What every measure means; its definition in words stands beside the same name in `texts/`. */
export const MEASURE_RULES: Readonly<Record<Measure, MeasureRule>> = {
  visits: { sql: "count(*)", unit: "count" },
  patients: { sql: "count(distinct facts.patient_id)", unit: "count" },
  finished: { sql: "count(*) filter (where facts.status = 'finished')", unit: "count" },
  wait_mean: { sql: minutes("avg(facts.wait_seconds)"), unit: "minutes" },
  wait_median: {
    sql: minutes("percentile_cont(0.5) within group (order by facts.wait_seconds)"),
    unit: "minutes",
  },
  wait_p90: {
    sql: minutes("percentile_cont(0.9) within group (order by facts.wait_seconds)"),
    unit: "minutes",
  },
  triage_wait_mean: { sql: minutes("avg(facts.triage_wait_seconds)"), unit: "minutes" },
  service_mean: {
    sql: minutes("sum(facts.service_seconds)::float8 / nullif(sum(facts.consultations), 0)"),
    unit: "minutes",
  },
  service_median: {
    sql: minutes(
      "percentile_cont(0.5) within group (order by facts.service_seconds::float8 / nullif(facts.consultations, 0))",
    ),
    unit: "minutes",
  },
  stay_mean: { sql: minutes("avg(facts.stay_seconds)"), unit: "minutes" },
  // Whole minutes, so that "at once" allows for the first one.
  within_target: {
    sql: share(
      "facts.wait_seconds / 60 <= target",
      "facts.wait_seconds is not null and target is not null",
    ),
    unit: "percent",
    judged: true,
  },
  no_shows: { sql: "count(*) filter (where facts.status = 'no_show')", unit: "count" },
  no_show_share: {
    sql: share("facts.status = 'no_show'", "facts.status in ('finished', 'no_show', 'cancelled')"),
    unit: "percent",
  },
  left: {
    sql: "count(*) filter (where facts.status = 'cancelled' and facts.wait_seconds is null)",
    unit: "count",
  },
  left_share: {
    sql: share(
      "facts.status = 'cancelled' and facts.wait_seconds is null",
      "facts.status in ('finished', 'no_show', 'cancelled')",
    ),
    unit: "percent",
  },
  busy_hours: { sql: "sum(facts.service_seconds) / 3600.0", unit: "hours" },
  age_mean: { sql: "avg(facts.age)", unit: "years", personal: true },
};
