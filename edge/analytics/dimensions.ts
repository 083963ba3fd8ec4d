import { AGE_BANDS, type Dimension } from "../domain/analytics/plan.ts";

/** How rows are grouped. */
export interface DimensionRule {
  /** What is equal within a group, over `facts` with `local_time`, its arrival by the clinic's clock; grows naturally. */
  key: string;
  /** The group's name as text, made of its key: worked out once for a group, not for each row. */
  text: (key: string) => string;
  /** The enumeration that the key is of; null is no value. */
  type?: "public.risk" | "public.priority" | "public.visit_status";
  /** A table that the key is read from. */
  from?: "service" | "professional" | "room";
  /** Tells something of each person: groups of few people are not shown. */
  personal?: true;
}

/** The number of the band that a value falls into; null for none. */
const band = (value: string, ends: readonly number[]) =>
  `case ${
    ends.map((end, index) => `when ${value} < ${end} then ${index + 1}`).join(" ")
  } when ${value} is not null then ${ends.length + 1} end`;

const nameIn = (names: readonly string[]) => (key: string) =>
  `coalesce((array[${names.map((one) => `'${one}'`).join(", ")}])[${key}], 'none')`;
const asText = (key: string) => `${key}::text`;
const orNone = (key: string) => `coalesce(${key}::text, 'none')`;

/** Ends of the bands of waiting, in minutes. */
export const WAIT_BANDS = ["0-14", "15-29", "30-59", "60-119", "120-239", "240+"] as const;

/** Words of the database stand there in the order of the domain's lists. */
export const DIMENSION_RULES: Readonly<Record<Dimension, DimensionRule>> = {
  hour: { key: "date_part('hour', facts.local_time)", text: asText },
  weekday: { key: "date_part('isodow', facts.local_time)", text: asText },
  day: { key: "facts.local_time::date", text: asText },
  week: { key: "date_trunc('week', facts.local_time)", text: (key) => `${key}::date::text` },
  month: { key: "date_trunc('month', facts.local_time)", text: (key) => `to_char(${key}, 'YYYY-MM')` },
  risk: { key: "facts.risk", text: orNone, type: "public.risk", personal: true },
  priority: { key: "facts.priority", text: orNone, type: "public.priority", personal: true },
  service: { key: "service.name", text: asText, from: "service" },
  professional: { key: "professional.full_name", text: orNone, from: "professional" },
  room: { key: "room.name", text: orNone, from: "room" },
  status: { key: "facts.status", text: asText, type: "public.visit_status" },
  age_band: { key: band("facts.age", [12, 18, 40, 60, 80]), text: nameIn(AGE_BANDS), personal: true },
  wait_band: {
    key: band("facts.wait_seconds", [900, 1_800, 3_600, 7_200, 14_400]),
    text: nameIn(WAIT_BANDS),
  },
};
