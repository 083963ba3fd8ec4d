import type { PanelLanguage } from "../../../edge/domain/panel_look.ts";
import type { PanelMessages } from "../../i18n/panel/pt_BR.ts";

/** What a panel says in one language. */
export type ScreenWords = PanelMessages["screen"];
export type WordsByLanguage = Readonly<Record<PanelLanguage, ScreenWords>>;

/** The languages of a panel with their words, in its order. */
export function languagesOf(
  languages: readonly PanelLanguage[],
  words: WordsByLanguage,
): [PanelLanguage, ScreenWords][] {
  return languages.map((language) => [language, words[language]]);
}
