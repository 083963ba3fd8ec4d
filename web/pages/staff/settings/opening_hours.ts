import { OpeningHours, WEEKDAYS } from "../../../../edge/domain/establishment.ts";

type Span = [string, string];

/** `08:00–12:00, 13:30–18:00`; nothing for a day that is closed. */
export function formatSpans(spans: readonly (readonly string[])[] | undefined): string {
  return (spans ?? []).map((span) => span.join("–")).join(", ");
}

/**
 * Reads spans as people write them: `8h-12h`, `08:00 às 12:00, 13:30 – 18:00`, `8 to 12; 13.30 to 18`. Null when there
 * is anything else in the text, or a time without its pair.
 */
function parseSpans(text: string): Span[] | null {
  const times: string[] = [];
  const rest = text.toLowerCase().replace(
    /(?<!\d)(\d{1,2})(?:\s*[:.h]\s*(\d{2})?(?:\s*min)?)?(?!\d)/g,
    (_, hour: string, minute = "00") => {
      times.push(`${hour.padStart(2, "0")}:${minute}`);
      return " ";
    },
  );
  if (
    /\S/.test(
      rest.replace(/[,;–—-]|(?<![\p{L}])(?:às|as|a|e|das|de|to|and|from|até|until)(?![\p{L}])/gu, " "),
    )
  ) {
    return null;
  }
  if (times.length % 2 !== 0) return null;
  return times.flatMap((from, i) => i % 2 === 0 ? [[from, times[i + 1]] satisfies Span] : []);
}

/** Opening hours of what was typed for each day, and the days that could not be read. */
export function readHours(
  typed: (day: (typeof WEEKDAYS)[number]) => string,
): { hours: OpeningHours; unread: string[] } {
  const read = WEEKDAYS.map((day) => [day, parseSpans(typed(day))] as const);
  return {
    hours: Object.fromEntries(read.flatMap(([day, spans]) => spans?.length ? [[day, spans]] : [])),
    unread: read.flatMap(([day, spans]) => spans === null ? [day] : []),
  };
}
