import { textsFor } from "../../texts/texts.ts";
import { EN } from "./en.ts";
import { type AnalyticsTexts, PT_BR } from "./pt_BR.ts";

/** The words of a language that the API speaks. */
export function analyticsTexts(language: string): AnalyticsTexts {
  return language === "en" ? EN : PT_BR;
}

/** The words that `Accept-Language` likes best. */
export function analyticsTextsFor(acceptLanguage: string | undefined): AnalyticsTexts {
  return analyticsTexts(textsFor(acceptLanguage).language);
}
