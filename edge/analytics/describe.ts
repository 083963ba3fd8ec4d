import type { Days } from "../domain/analytics/period.ts";
import { type Dimension, type Filter, isExcluding, type Plan } from "../domain/analytics/plan.ts";
import { PRIORITIES } from "../domain/priority.ts";
import { RISKS } from "../domain/risk.ts";
import { VISIT_STATUSES } from "../domain/visit.ts";
import type { AnalyticsTexts } from "./texts/pt_BR.ts";

/** "Espera média por hora, últimos 7 dias, todos os serviços". */
export function describePlan(plan: Plan, days: Days, texts: AnalyticsTexts): string {
  const measures = plan.measures.map((one, index) =>
    index === 0 ? texts.measures[one].name : texts.measures[one].name.toLowerCase()
  );
  const by = plan.dimensions.map((one) => texts.dimensions[one].by);
  const named = plan.filters.filter((one) => !isExcluding(one)).flatMap((filter) => namesOf(filter, texts));
  const excluded = plan.filters.filter(isExcluding).flatMap((filter) => namesOf(filter, texts));
  const dates = { from: dayName(days.from, texts), to: dayName(days.to, texts) };
  return [
    [measures.join(" + "), ...by].join(" "),
    texts.period(plan.period, dates),
    named.length > 0 ? texts.only(named) : texts.everything,
    ...excluded.length > 0 ? [texts.except(excluded)] : [],
    ...plan.compare ? [texts.compared] : [],
  ].join(", ");
}

function namesOf(filter: Filter, texts: AnalyticsTexts): string[] {
  if (filter.dimension !== "hour") {
    const isOwnName = ["service", "professional", "room"].includes(filter.dimension);
    const names = filter.values.map((value) => groupName(filter.dimension, value, texts));
    return isOwnName ? names : names.map((name) => name.toLowerCase());
  }
  const [from] = filter.values;
  const to = filter.values[filter.values.length - 1] + 1;
  const isSpan = filter.values.length === to - from;
  return isSpan ? [texts.hours(from, to)] : filter.values.map(texts.hour);
}

/** What people call a group's key: "Vermelho", "segunda", "14h", "18/03". */
export function groupName(dimension: Dimension, key: string, texts: AnalyticsTexts): string {
  switch (dimension) {
    case "risk":
      return texts.risks[[...RISKS, "none" as const].find((one) => one === key) ?? "none"];
    case "priority":
      return texts.priorities[[...PRIORITIES, "none" as const].find((one) => one === key) ?? "none"];
    case "status": {
      const status = VISIT_STATUSES.find((one) => one === key);
      return status ? texts.statuses[status] : texts.none;
    }
    case "weekday":
      return texts.weekdays[Number(key) - 1];
    case "hour":
      return texts.hour(Number(key));
    case "day":
    case "week":
      return dayName(key, texts);
    case "month":
      return new Intl.DateTimeFormat(texts.dates, { month: "long", year: "numeric", timeZone: "UTC" })
        .format(new Date(`${key}-01T00:00:00Z`));
    default:
      return key === "none" ? texts.none : key;
  }
}

/** Where or when a group is, as a sentence goes on: "às 10h", "na segunda-feira", "em março de 2026". */
export function groupPhrase(dimension: Dimension, key: string, texts: AnalyticsTexts): string {
  const name = groupName(dimension, key, texts);
  switch (dimension) {
    case "hour":
      return texts.phrases.hour(Number(key));
    case "weekday":
      return texts.phrases.weekdays[Number(key) - 1];
    case "risk":
      return texts.phrases.risks[[...RISKS, "none" as const].find((one) => one === key) ?? "none"];
    case "priority":
      return texts.phrases.priorities[[...PRIORITIES, "none" as const].find((one) => one === key) ?? "none"];
    default:
      return key === "none" ? texts.phrases.none[dimension] : texts.phrases[dimension](name);
  }
}

function dayName(day: string, texts: AnalyticsTexts): string {
  return new Intl.DateTimeFormat(texts.dates, { dateStyle: "short", timeZone: "UTC" })
    .format(new Date(`${day}T00:00:00Z`));
}
