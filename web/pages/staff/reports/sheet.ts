import type { Risk } from "../../../../edge/domain/risk.ts";
import { writeMonth, writeNumber, writeShare, writeShortDay } from "../../../i18n/formats.ts";
import type { Locale } from "../../../i18n/locale.ts";
import type { Messages } from "../../../i18n/pt_BR.ts";

/** How the cells of a column are written. */
export type Kind = "text" | "risk" | "count" | "minutes" | "percent" | "day";

export type Cell = string | number | null;

export interface SheetColumn {
  name: string;
  kind: Kind;
}

export interface SheetTable {
  /** Names the table in the address of its file. */
  key: string;
  title: string;
  /** What is said of it in words, above the rows. */
  lines?: readonly string[];
  columns: readonly SheetColumn[];
  rows: readonly (readonly Cell[])[];
  /** Of all rows; below them. */
  total?: readonly Cell[];
}

/** A figure that stands alone, and what puts it into proportion. */
export interface Fact {
  name: string;
  value: string;
  note?: string;
}

/** A report as people read it: on a page, on paper and in a spreadsheet. */
export interface Sheet {
  title: string;
  /** Its period, in words. */
  period: string;
  facts: readonly Fact[];
  tables: readonly SheetTable[];
  /** What the figures mean. */
  notes: readonly string[];
  /** Said instead of tables when there is nothing to tell. */
  empty: { title: string; text: string } | null;
}

/** What a sheet is written with. */
export interface SheetWords {
  t: Messages;
  locale: Locale;
  timezone: string;
}

export const isFigure = ({ kind }: SheetColumn) =>
  kind === "count" || kind === "minutes" || kind === "percent";

/** A cell as people of the reader's language write it. */
export function cellText(cell: Cell, { kind }: Pick<SheetColumn, "kind">, { t, locale }: SheetWords): string {
  if (cell === null) return kind === "risk" ? t.common.risk.none : t.reports.none;
  if (kind === "day") return dayText(String(cell), locale);
  const risk = kind === "risk" ? readRisk(cell) : null;
  if (risk) return t.common.risk[risk];
  if (typeof cell === "string") return cell;
  if (kind === "minutes") return minutesText(cell, { t, locale });
  if (kind === "percent") return percentText(cell, locale);
  return numberText(cell, locale);
}

/** The class that a cell of kind "risk" tells. */
export function readRisk(cell: Cell): Risk | null {
  switch (cell) {
    case "red":
    case "orange":
    case "yellow":
    case "green":
    case "blue":
      return cell;
    default:
      return null;
  }
}

export function numberText(value: number, locale: Locale): string {
  return writeNumber(value, locale);
}

/** Of a share from 0 to 1. */
export function percentText(share: number, locale: Locale): string {
  return writeShare(share, locale);
}

/** Minutes, to a tenth where few; from ten hours on hours, as of a month's work. */
export function minutesText(minutes: number, { t, locale }: Pick<SheetWords, "t" | "locale">): string {
  const { units } = t.reports;
  if (minutes >= 600) return units.hours(numberText(minutes / 60, locale));
  return units.minutes(numberText(minutes < 10 ? minutes : Math.round(minutes), locale));
}

/** `2026-03-18` or `2026-03` in words; anything else as it is. */
export function dayText(day: string, locale: Locale): string {
  if (/^\d{4}-\d{2}$/.test(day)) {
    return writeMonth(`${day}-01`, locale);
  }
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return day;
  return writeShortDay(day, locale);
}

/** A share of a whole; null where there is none. */
export function shareOf(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

/** A period in words. */
export function spanText(from: string | null, to: string | null, { t, locale }: SheetWords): string {
  const { period } = t.reports;
  if (from && to) return period.days(dayText(from, locale), dayText(to, locale));
  if (from) return period.since(dayText(from, locale));
  return to ? period.until(dayText(to, locale)) : period.always;
}
