import { en } from "./en.ts";
import type { Locale } from "./locale.ts";
import { type Messages, ptBR } from "./pt_BR.ts";

const MESSAGES: Readonly<Record<Locale, Messages>> = { "pt-BR": ptBR, en };

/** The whole dictionary of a language. Server only: an island gets the strings it shows as props. */
export function messagesOf(locale: Locale): Messages {
  return MESSAGES[locale];
}
