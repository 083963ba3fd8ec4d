import {
  type Dimension,
  type Filter,
  isExcluding,
  MOST_GROUPS,
  NONE,
  type Plan,
} from "../domain/analytics/plan.ts";
import type { Days } from "../domain/analytics/period.ts";
import { RISKS } from "../domain/risk.ts";
import { DIMENSION_RULES } from "./dimensions.ts";
import { MEASURE_RULES } from "./measures.ts";

/** One statement with its values; nothing that anybody typed stands in the text. */
export interface Statement {
  text: string;
  values: (string | string[])[];
}

/** One row of what it answers: its groups, a figure per measure, and whether few people are behind it. */
export interface FigureRow {
  groups: string[];
  figures: (number | null)[];
  /** {@linkcode SMALLEST_GROUP} for as many and more; null where nobody could be recognised: then they are not counted. */
  people: number | null;
}

/** Where and when a plan is asked. */
export interface Scope {
  establishment: string;
  /** IANA zone of the clinic. */
  timezone: string;
  days: Days;
}

/**
 * One read of `public.visit_facts` for a plan: columns `group_1`.. and `measure_1`.. in the plan's order, and
 * `people`, how many are behind each row. One row more than may be shown tells that there are more.
 */
export function compile(plan: Plan, { establishment, timezone, days }: Scope): Statement {
  const values: Statement["values"] = [establishment, timezone, days.from, days.to];
  const add = (value: string | string[]) => `$${values.push(value)}`;
  const keys = plan.dimensions.map((one) => DIMENSION_RULES[one].key);
  const groups = plan.dimensions.map((one, index) =>
    `${DIMENSION_RULES[one].text(keys[index])} as group_${index + 1}`
  );
  const measures = plan.measures.map((one, index) =>
    `(${MEASURE_RULES[one].sql})::float8 as measure_${index + 1}`
  );
  const people = isPersonal(plan) ? PEOPLE : "null::int";
  const conditions = Object.groupBy(
    plan.filters.map((filter) => ({
      reads: readsOf(filter.dimension),
      sql: conditionOf(filter, add(filter.values.map(String))),
    })),
    ({ reads }) => reads,
  );
  const lines = [
    `select ${[...groups, ...measures, `${people} as people`].join(", ")}`,
    factsWhere(conditions.fact?.map(({ sql }) => sql) ?? []),
    ...joinsOf(plan),
    ...conditions.more ? [`where ${conditions.more.map(({ sql }) => sql).join(" and ")}`] : [],
    ...keys.length > 0 ? [`group by ${keys.join(", ")}`, `order by ${orderOf(plan, keys)}`] : [],
    `limit ${plan.limit ?? MOST_GROUPS + 1}`,
  ];
  return { text: lines.join("\n"), values };
}

/** Below this many people the figures of a personal plan are not shown. */
export const SMALLEST_GROUP = 5;

/**
 * How many people are behind a row, {@linkcode SMALLEST_GROUP} for as many and more. Counting all of them would sort
 * each visit of the period by its patient; the first visits of a group nearly always tell.
 */
const PEOPLE = `(
  select case when told.few >= ${SMALLEST_GROUP} then ${SMALLEST_GROUP} else least(${SMALLEST_GROUP},
    (select count(distinct one)::int from unnest(array_agg(facts.patient_id)) as one)) end
  from (select count(distinct one) as few from unnest((array_agg(facts.patient_id))[1:64]) as one) as told
)`;

/**
 * Visits of the period. `offset 0` keeps the local time worked out once for each, and lets the planner think of few
 * groups: it would else sort all visits, taking each for a group of its own.
 */
const factsWhere = (conditions: string[]) =>
  `from (
  select facts.*, facts.arrived_at at time zone $2::text as local_time
  from public.visit_facts as facts
  where ${
    [
      "facts.establishment_id = $1::uuid",
      "facts.arrived_at >= ($3::date)::timestamp at time zone $2::text",
      "facts.arrived_at < ($4::date + 1)::timestamp at time zone $2::text",
      ...conditions,
    ].join("\n    and ")
  }
  offset 0
) as facts`;

/** Filters that read nothing but the fact come first: the others see it joined, and with its local time. */
function readsOf(dimension: Dimension): "fact" | "more" {
  const { from, key } = DIMENSION_RULES[dimension];
  return from === undefined && !key.includes("local_time") ? "fact" : "more";
}

/** Enumerations are compared as such; their names cost a look-up per visit. */
function conditionOf(filter: Filter, values: string): string {
  const { key, text, type } = DIMENSION_RULES[filter.dimension];
  if (!type) return `${text(key)} ${isExcluding(filter) ? "<> all" : "= any"} (${values}::text[])`;
  return `(${key} = any (array_remove(${values}::text[], '${NONE}')::${type}[])
      or ${key} is null and '${NONE}' = any (${values}::text[]))`;
}

const JOINS = {
  service:
    "join public.services as service on service.establishment_id = $1::uuid and service.id = facts.service_id",
  professional: `left join public.professionals as professional
  on professional.establishment_id = $1::uuid and professional.id = facts.professional_id`,
  room: "left join public.rooms as room on room.establishment_id = $1::uuid and room.id = facts.room_id",
  // Without `offset 0` the targets would be read out of the settings for each visit.
  target: `cross join (
  select ${RISKS.map((risk) => `(risk_targets ->> '${risk}')::int as ${risk}`).join(", ")}
  from public.establishments where id = $1::uuid offset 0
) as limits
cross join lateral (
  select case facts.risk ${RISKS.map((risk) => `when '${risk}' then limits.${risk}`).join(" ")} end as target
) as targets`,
} as const;

/** Tables that the plan names: each one costs a look-up per visit. */
function joinsOf({ dimensions, filters, measures }: Plan): string[] {
  const named = [...dimensions, ...filters.map(({ dimension }) => dimension)]
    .flatMap((one) => DIMENSION_RULES[one].from ?? []);
  const judged = measures.some((one) => MEASURE_RULES[one].judged) ? ["target"] as const : [];
  return [...new Set([...named, ...judged])].map((one) => JOINS[one]);
}

function orderOf({ order }: Plan, keys: readonly string[]): string {
  const natural = keys.map((key) => `${key} nulls last`);
  if (order === "natural") return natural.join(", ");
  return [`measure_1 ${order === "descending" ? "desc" : "asc"} nulls last`, ...natural].join(", ");
}

/** Whether rows about few people could tell who they are. */
export function isPersonal(plan: Plan): boolean {
  const dimensions = [...plan.dimensions, ...plan.filters.map(({ dimension }) => dimension)];
  return dimensions.some((one) => DIMENSION_RULES[one].personal) ||
    plan.measures.some((one) => MEASURE_RULES[one].personal);
}
