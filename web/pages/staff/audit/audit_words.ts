import { writeSecond, writeShortDay } from "../../../i18n/formats.ts";
import type { PageRequest } from "../../../web_env.ts";

/** Where a value stands in the log. */
interface Place {
  table: string;
  field: string;
  /** The clinic's, for times. */
  timezone: string;
}

/** The word for a name out of the database; the name itself where there is none. */
export function wordFor(words: Readonly<Record<string, string>>, name: string): string {
  return Object.hasOwn(words, name) ? words[name] : name;
}

/** A column's value as the reader would say it. */
export function valueWords(request: PageRequest, place: Place, value: unknown): string {
  const { audit } = request.t;
  if (value === null || value === undefined || value === "") return audit.empty_value;
  if (Array.isArray(value)) {
    return value.map((one) => valueWords(request, place, one)).join(", ") || audit.empty_value;
  }
  if (typeof value === "boolean") return value ? audit.values.yes : audit.values.no;
  if (typeof value !== "string") return JSON.stringify(value);
  const words = wordsOf(request, place);
  return words ? wordFor(words, value) : timeOf(request, place, value) ?? value;
}

/** The words of a column that knows a few values only. */
function wordsOf({ t }: PageRequest, { table, field }: Place): Readonly<Record<string, string>> | null {
  const { common, staff, professionals, board } = t;
  switch (field) {
    case "role":
    case "roles":
    case "classifier_role":
    case "recorded_role":
      return staff.roles;
    case "risk":
    case "previous_risk":
      return common.risk;
    case "priority":
      return board.priorities;
    case "shift":
      return professionals.shifts;
    case "status":
      return table === "professionals" ? professionals.statuses : board.statuses;
    default:
      return null;
  }
}

/** A day or an instant in the reader's way of writing; null for what is neither. */
function timeOf({ locale }: PageRequest, { timezone }: Place, value: string): string | null {
  const isDay = /^\d{4}-\d\d-\d\d$/.test(value);
  if (!isDay && !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.test(value)) return null;
  const time = new Date(value);
  if (Number.isNaN(time.getTime())) return null;
  return isDay ? writeShortDay(time, locale) : writeSecond(time, locale, timezone);
}
