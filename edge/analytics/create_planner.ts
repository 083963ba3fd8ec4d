import { mayAttempt } from "../data/attempt.ts";
import type { Database } from "../data/database.ts";
import type { ReadySettings } from "../settings.ts";
import { createGeminiPlanner } from "./gemini/gemini_planner.ts";
import { type Planner, RULES, withBudget } from "./planner.ts";

/** Gemini within each establishment's budget where there is a key, the rules otherwise. */
export function createPlanner(
  { geminiApiKey: apiKey, geminiBaseUrl: baseUrl }: Pick<ReadySettings, "geminiApiKey" | "geminiBaseUrl">,
  database: Database,
): Planner {
  if (apiKey === undefined) return RULES;
  const gemini = createGeminiPlanner({ apiKey, baseUrl }, RULES);
  return withBudget(gemini, RULES, (establishment) => mayAttempt(database, "model", establishment));
}
