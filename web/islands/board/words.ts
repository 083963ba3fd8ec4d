import type { Locale } from "../../i18n/locale.ts";
import type { BoardMessages } from "../../i18n/board/pt_BR.ts";
import type { BoardVisit } from "../../state/create_board.ts";
import type { BoardPage } from "./board_page.ts";

/** A length of time in words, whole minutes. */
export function durationWords(words: BoardMessages["duration"], ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) return words.now;
  return minutes < 60 ? words.minutes(minutes) : words.hours(Math.floor(minutes / 60), minutes % 60);
}

/** Time since an instant, by the database's clock. */
export function since(page: Pick<BoardPage, "t" | "live">, instant: string | null): string {
  if (instant === null) return "";
  return durationWords(page.t.duration, page.live.now.value - Date.parse(instant));
}

/** Whose clock and language times are written by. */
export interface Where {
  locale: Locale;
  establishment: { timezone: string };
}

/** The hour of an instant where the clinic is. */
export function clockTime({ locale, establishment }: Where, instant: number | string): string {
  const format = new Intl.DateTimeFormat(locale, {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone: establishment.timezone,
  });
  return format.format(new Date(instant));
}

/** The hour of an instant within the last day, saying so when it was yesterday. */
export function recentTime(
  page: Pick<BoardPage, "t"> & { props: Where; live: Pick<BoardPage["live"], "now"> },
  instant: string,
): string {
  const { establishment } = page.props;
  const day = new Intl.DateTimeFormat("sv", { dateStyle: "short", timeZone: establishment.timezone });
  const time = clockTime(page.props, instant);
  const isToday = day.format(Date.parse(instant)) === day.format(page.live.now.value);
  return isToday ? time : page.t.yesterdayAt(time);
}

/** `A012, Maria Souza`: how a visit is named in a sentence. */
export function whoOf(visit: Pick<BoardVisit, "code" | "person">): string {
  return visit.person ? `${visit.code}, ${visit.person.patient.name}` : visit.code;
}

/** Letters without case, accents and signs such as the apostrophe in D'Ávila, for comparing what is typed with what stands there. */
export function folded(text: string): string {
  return text.normalize("NFD").replace(/[\p{M}'’"´`./()-]/gu, "").toLowerCase().trim();
}

/** Whether a visit is one that the search names by code or by any part of the name. */
export function matches(visit: BoardVisit, search: string): boolean {
  const wanted = folded(search);
  if (wanted === "") return true;
  return folded(visit.code).includes(wanted) || folded(visit.person?.patient.name ?? "").includes(wanted);
}
