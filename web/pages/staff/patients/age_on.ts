/** Whole years since a birth date, by a clinic's calendar; null for one that is still to come. */
export function ageOn(birthDate: string, now: number, timeZone: string): number | null {
  const today = new Intl.DateTimeFormat("sv", { dateStyle: "short", timeZone }).format(now);
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
  const age = today.slice(5) < birthDate.slice(5) ? years - 1 : years;
  return age < 0 ? null : age;
}
