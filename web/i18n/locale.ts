/** Languages of the interface; the first is the default. */
export const LOCALES = ["pt-BR", "en"] as const;
export type Locale = (typeof LOCALES)[number];
export const DEFAULT_LOCALE: Locale = "pt-BR";

/** The language that a cookie names, else the best of an `Accept-Language` header, else Portuguese. */
export function negotiateLocale(chosen: string | undefined, accepted: string | undefined): Locale {
  return wishedLocale(chosen, accepted) ?? DEFAULT_LOCALE;
}

/** The same without a default: undefined for a reader who wishes for none of ours. */
export function wishedLocale(chosen: string | undefined, accepted: string | undefined): Locale | undefined {
  return LOCALES.find((locale) => locale === chosen) ?? bestOf(accepted ?? "");
}

function bestOf(header: string): Locale | undefined {
  return header.split(",").map(parseRange).filter((range) => range.weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map((range) => LOCALES.find((locale) => locale.split("-")[0] === range.language))
    .find((locale) => locale !== undefined);
}

function parseRange(text: string): { language: string; weight: number } {
  const [range, ...parameters] = text.trim().toLowerCase().split(";");
  const q = parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1]).find(Boolean);
  return { language: range.split("-")[0], weight: q === undefined ? 1 : Number(q) };
}
