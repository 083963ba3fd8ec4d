import type { Locale } from "../locale.ts";
import { triage as en } from "./en.ts";
import { triage as ptBR, type TriageMessages } from "./pt_BR.ts";

const MESSAGES: Readonly<Record<Locale, TriageMessages>> = { "pt-BR": ptBR, en };

/** What the triage desk says in a language; for islands, which need functions and so cannot get it as a prop. */
export function triageMessages(locale: Locale): TriageMessages {
  return MESSAGES[locale];
}
