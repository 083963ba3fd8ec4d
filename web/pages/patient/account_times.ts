import { writeLongDay, writeMoment } from "../../i18n/formats.ts";
import type { Locale } from "../../i18n/locale.ts";

/** The capital's zone: of an account nobody knows where its holder is. */
const ZONE = "America/Sao_Paulo";

/** Day and time of an instant, as short as may be. */
export function dayAndTime(instant: string, locale: Locale): string {
  return writeMoment(instant, locale, ZONE);
}

/** Day of an instant, in words. */
export function longDay(instant: string, locale: Locale): string {
  return writeLongDay(instant, locale, ZONE);
}
