import { type Plan, planOf } from "../../edge/domain/analytics/plan.ts";

const year = { kind: "relative", unit: "day", offset: 0, count: 365 } as const;
const month = { kind: "relative", unit: "day", offset: 0, count: 30 } as const;
const week = { kind: "relative", unit: "day", offset: 0, count: 7 } as const;

/** What managers ask most, each over a year where a year makes sense. */
export const TYPICAL_QUESTIONS: readonly { name: string; plan: Plan }[] = [
  { name: "visits by month, a year", plan: planOf({ dimensions: ["month"], period: year }) },
  {
    name: "visits by hour and weekday, a year",
    plan: planOf({ dimensions: ["hour", "weekday"], period: year }),
  },
  {
    name: "mean wait by hour, a week",
    plan: planOf({ measures: ["wait_mean"], dimensions: ["hour"], period: week }),
  },
  {
    name: "mean wait by colour, a year",
    plan: planOf({ measures: ["wait_mean"], dimensions: ["risk"], period: year }),
  },
  {
    name: "median and p90 wait by month, a year",
    plan: planOf({ measures: ["wait_median", "wait_p90"], dimensions: ["month"], period: year }),
  },
  {
    name: "within target by colour, a year",
    plan: planOf({ measures: ["within_target"], dimensions: ["risk"], period: year }),
  },
  {
    name: "service time by professional, a month",
    plan: planOf({ measures: ["service_mean", "visits"], dimensions: ["professional"], period: month }),
  },
  {
    name: "no-show share by service, a year",
    plan: planOf({ measures: ["no_show_share"], dimensions: ["service"], period: year }),
  },
  {
    name: "elderly who left, by month, a year",
    plan: planOf({
      measures: ["left"],
      dimensions: ["month"],
      filters: [{ dimension: "priority", values: ["elderly", "elderly_80"] }],
      period: year,
    }),
  },
];
