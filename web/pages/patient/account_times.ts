/** The capital's zone: of an account nobody knows where its holder is. */
const ZONE = "America/Sao_Paulo";

/** Day and time of an instant, as short as may be. */
export function dayAndTime(instant: string, locale: string): string {
  return format(instant, locale, { dateStyle: "short", timeStyle: "short" });
}

/** Day of an instant, in words. */
export function longDay(instant: string, locale: string): string {
  return format(instant, locale, { dateStyle: "long" });
}

function format(instant: string, locale: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locale, { ...options, timeZone: ZONE }).format(new Date(instant));
}
