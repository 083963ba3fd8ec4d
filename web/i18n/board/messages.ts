import type { Locale } from "../locale.ts";
import { board as en } from "./en.ts";
import { board as ptBR, type BoardMessages } from "./pt_BR.ts";

const MESSAGES: Readonly<Record<Locale, BoardMessages>> = { "pt-BR": ptBR, en };

/** What the board says in a language; for islands, which need functions and so cannot get it as a prop. */
export function boardMessages(locale: Locale): BoardMessages {
  return MESSAGES[locale];
}
