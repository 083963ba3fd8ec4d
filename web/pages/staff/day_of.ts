import { writeShortDay } from "../../i18n/formats.ts";
import type { Locale } from "../../i18n/locale.ts";

/** The day of an instant by the clinic's calendar, as people of the page's language write it. */
export function dayOf(instant: string, locale: Locale, timeZone: string): string {
  return writeShortDay(instant, locale, timeZone);
}
