import { AGE_BANDS, type Dimension } from "../domain/analytics/plan.ts";
import { PRIORITIES } from "../domain/priority.ts";
import { RISKS } from "../domain/risk.ts";
import { VISIT_STATUSES } from "../domain/visit.ts";

/** How rows are grouped. */
export interface DimensionRule {
  /** The group's key as text, over `facts` with `local_time`, its arrival by the clinic's clock. */
  sql: string;
  /** What groups are put in order by, naturally: the same for all rows of a group, or growing from group to group. */
  order: string;
  /** Tells something of each person: groups of few people are not shown. */
  personal?: true;
}

const band = (value: string, ends: readonly (readonly [end: number, name: string])[], last: string) =>
  `case when ${value} is null then 'none' ${
    ends.map(([end, name]) => `when ${value} < ${end} then '${name}'`).join(" ")
  } else '${last}' end`;

const place = (value: string, values: readonly string[]) =>
  `array_position(array[${values.map((one) => `'${one}'`).join(", ")}], ${value}::text)`;

const [AGE_0, AGE_12, AGE_18, AGE_40, AGE_60, AGE_80] = AGE_BANDS;

/** Ends of the bands of waiting, in minutes. */
export const WAIT_BANDS = ["0-14", "15-29", "30-59", "60-119", "120-239", "240+"] as const;

export const DIMENSION_RULES: Readonly<Record<Dimension, DimensionRule>> = {
  hour: {
    sql: "extract(hour from facts.local_time)::int::text",
    order: "extract(hour from facts.local_time)",
  },
  weekday: {
    sql: "extract(isodow from facts.local_time)::int::text",
    order: "extract(isodow from facts.local_time)",
  },
  day: { sql: "facts.local_time::date::text", order: "facts.local_time::date" },
  week: {
    sql: "date_trunc('week', facts.local_time)::date::text",
    order: "date_trunc('week', facts.local_time)",
  },
  month: {
    sql: "to_char(facts.local_time, 'YYYY-MM')",
    order: "to_char(facts.local_time, 'YYYY-MM')",
  },
  risk: { sql: "coalesce(facts.risk::text, 'none')", order: place("facts.risk", RISKS), personal: true },
  priority: {
    sql: "coalesce(facts.priority::text, 'none')",
    order: place("facts.priority", PRIORITIES),
    personal: true,
  },
  service: { sql: "service.name", order: "service.name" },
  professional: { sql: "coalesce(professional.full_name, 'none')", order: "professional.full_name" },
  room: { sql: "coalesce(room.name, 'none')", order: "room.name" },
  status: { sql: "facts.status::text", order: place("facts.status", VISIT_STATUSES) },
  age_band: {
    sql: band("facts.age", [[12, AGE_0], [18, AGE_12], [40, AGE_18], [60, AGE_40], [80, AGE_60]], AGE_80),
    order: "facts.age",
    personal: true,
  },
  wait_band: {
    sql: band(
      "facts.wait_seconds",
      [[900, WAIT_BANDS[0]], [1_800, WAIT_BANDS[1]], [3_600, WAIT_BANDS[2]], [7_200, WAIT_BANDS[3]], [
        14_400,
        WAIT_BANDS[4],
      ]],
      WAIT_BANDS[5],
    ),
    order: "facts.wait_seconds",
  },
};
