import type { Locale } from "./locale.ts";

/**
 * How days, times and numbers are written in each language, on every page: English as in Britain, because a reader in
 * Brazil would take 11/12 for the eleventh of December.
 */
const REGIONS: Readonly<Record<Locale, string>> = { "pt-BR": "pt-BR", en: "en-GB" };

/** A day: `21/11/2026`. */
export function writeShortDay(day: Date | string, locale: Locale, timeZone = "UTC"): string {
  return write(day, locale, { day: "2-digit", month: "2-digit", year: "numeric", timeZone });
}

/** A day in words: `21 de novembro de 2026`. */
export function writeLongDay(day: Date | string, locale: Locale, timeZone = "UTC"): string {
  return write(day, locale, { dateStyle: "long", timeZone });
}

/** A month: `novembro de 2026`. */
export function writeMonth(day: Date | string, locale: Locale): string {
  return write(day, locale, { month: "long", year: "numeric", timeZone: "UTC" });
}

/** A day and the minute: `21/11/2026, 20:37`. */
export function writeMoment(instant: Date | string, locale: Locale, timeZone: string): string {
  return write(instant, locale, { ...MOMENT, timeZone });
}

/** The same to the second, for what is kept as evidence. */
export function writeSecond(instant: Date | string, locale: Locale, timeZone: string): string {
  return write(instant, locale, { ...MOMENT, second: "2-digit", timeZone });
}

/** A number with at most one decimal: `1.234,5`. */
export function writeNumber(value: number, locale: Locale): string {
  return new Intl.NumberFormat(REGIONS[locale], { maximumFractionDigits: 1 }).format(value);
}

/** A share of one in whole per cent. */
export function writeShare(share: number, locale: Locale): string {
  return new Intl.NumberFormat(REGIONS[locale], { style: "percent", maximumFractionDigits: 0 }).format(share);
}

const MOMENT = {
  day: "2-digit",
  month: "2-digit",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
} as const satisfies Intl.DateTimeFormatOptions;

function write(instant: Date | string, locale: Locale, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(REGIONS[locale], options).format(new Date(instant));
}
