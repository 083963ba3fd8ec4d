import { MOST_GROUPS, type Plan } from "../domain/analytics/plan.ts";
import type { Days } from "../domain/analytics/period.ts";
import { RISKS } from "../domain/risk.ts";
import { DIMENSION_RULES } from "./dimensions.ts";
import { MEASURE_RULES } from "./measures.ts";

/** One statement with its values; nothing that anybody typed stands in the text. */
export interface Statement {
  text: string;
  values: (string | string[])[];
}

/** One row of what it answers: its groups, a figure per measure, and how many people are behind it. */
export interface FigureRow {
  groups: string[];
  figures: (number | null)[];
  /** Null where nobody could be recognised: then they are not counted. */
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
  const people = isPersonal(plan) ? "count(distinct facts.patient_id)::int" : "null::int";
  const conditions = plan.filters.map(({ dimension, values }) => {
    const { key, text } = DIMENSION_RULES[dimension];
    return `${text(key)} = any (${add(values.map(String))}::text[])`;
  });
  const lines = [
    `select ${[...groups, ...measures, `${people} as people`].join(", ")}`,
    FACTS,
    ...joinsOf(plan),
    ...conditions.length > 0 ? [`where ${conditions.join(" and ")}`] : [],
    ...keys.length > 0 ? [`group by ${keys.join(", ")}`, `order by ${orderOf(plan, keys)}`] : [],
    `limit ${plan.limit ?? MOST_GROUPS + 1}`,
  ];
  return { text: lines.join("\n"), values };
}

const FACTS = `from (
  select visit_facts.*, arrived_at at time zone $2::text as local_time
  from public.visit_facts
  where establishment_id = $1::uuid
    and arrived_at >= ($3::date)::timestamp at time zone $2::text
    and arrived_at < ($4::date + 1)::timestamp at time zone $2::text
) as facts`;

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

/** Below this many people the figures of a personal plan are not shown. */
export const SMALLEST_GROUP = 5;

/** Whether rows about few people could tell who they are. */
export function isPersonal(plan: Plan): boolean {
  const dimensions = [...plan.dimensions, ...plan.filters.map(({ dimension }) => dimension)];
  return dimensions.some((one) => DIMENSION_RULES[one].personal) ||
    plan.measures.some((one) => MEASURE_RULES[one].personal);
}
