/** The day of an instant by the clinic's calendar, as people of the page's language write it. */
export function dayOf(instant: string, locale: string, timeZone: string): string {
  return new Date(instant).toLocaleDateString(locale, { timeZone, dateStyle: "medium" });
}
