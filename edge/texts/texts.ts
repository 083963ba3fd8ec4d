import { EN } from "./en.ts";
import { PT_BR, type Texts } from "./pt_BR.ts";

const BY_LANGUAGE = new Map<string, Texts>([["pt", PT_BR], ["en", EN]]);

/** The texts in the language that `Accept-Language` likes best among ours; Portuguese when it likes none. */
export function textsFor(acceptLanguage: string | undefined): Texts {
  let best: Texts = PT_BR;
  let bestQuality = 0;
  for (const part of (acceptLanguage ?? "").slice(0, 500).split(",")) {
    const [range, ...parameters] = part.trim().toLowerCase().split(";");
    const texts = BY_LANGUAGE.get(range.trim().split("-")[0]);
    const quality = qualityOf(parameters);
    if (texts && quality > bestQuality) [best, bestQuality] = [texts, quality];
  }
  return best;
}

function qualityOf(parameters: string[]): number {
  const given = parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1]).find(Boolean);
  const quality = Number(given ?? 1);
  return Number.isFinite(quality) ? Math.min(quality, 1) : 0;
}
