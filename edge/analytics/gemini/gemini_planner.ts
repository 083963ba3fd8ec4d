import { type GenerativeModel, GoogleGenerativeAI } from "@google/generative-ai";
import * as z from "zod/mini";
import type { Planned, Planner, PlannerContext } from "../planner.ts";
import { instruction, questionText } from "./prompt.ts";
import { responseSchema } from "./response_schema.ts";
import { veil, type Veiled } from "./veil.ts";
import { planFrom, WirePlan } from "./wire_plan.ts";

export interface GeminiSettings {
  apiKey: string;
  /** Google's own when left out. */
  baseUrl?: string;
  model?: string;
  /** How long one answer may take, in milliseconds. */
  timeout?: number;
}

const MODEL = "gemini-2.5-flash";
const TIMEOUT = 8_000;
/** Longer than any plan. */
const LONGEST_PLAN = 8_000;

/**
 * Plans by Gemini: question and vocabulary go out, JSON of the plan's schema comes back and is checked like anything
 * else from outside. One more try with what was wrong; whatever fails after that, `fallback` answers.
 */
export function createGeminiPlanner(settings: GeminiSettings, fallback: Planner): Planner {
  const client = new GoogleGenerativeAI(settings.apiKey);
  const schema = responseSchema(WirePlan);
  const modelFor = (today: string) =>
    client.getGenerativeModel({
      model: settings.model ?? MODEL,
      systemInstruction: instruction(today),
      generationConfig: {
        temperature: 0,
        maxOutputTokens: 2_048,
        responseMimeType: "application/json",
        responseSchema: schema,
      },
    }, { baseUrl: settings.baseUrl });
  return {
    async plan(question, context) {
      try {
        return await ask(modelFor(context.today), question, context, settings.timeout ?? TIMEOUT);
      } catch {
        // Outage, quota, a hanging line, prose instead of a plan: the rules know enough to go on, and the answer says so.
        return { ...await fallback.plan(question, context), isFallback: true };
      }
    },
  };
}

async function ask(
  model: GenerativeModel,
  question: string,
  { previous }: PlannerContext,
  timeout: number,
): Promise<Planned> {
  const veiled = previous && veil(previous);
  const text = questionText(question, veiled?.plan);
  const first = await generate(model, text, timeout);
  try {
    return read(first, veiled);
  } catch (error) {
    return read(
      await generate(model, `${text}\nYour plan was not valid: ${reasonOf(error)}`, timeout),
      veiled,
    );
  }
}

function read(text: string, veiled?: Veiled): Planned {
  const wire = z.parse(WirePlan, JSON.parse(text));
  const made = wire.answerable ? planFrom(wire) : null;
  const plan = made && veiled ? veiled.lift(made) : made;
  return { plan, planner: "gemini", unknown: [], isFallback: false };
}

async function generate(model: GenerativeModel, text: string, timeout: number): Promise<string> {
  // The library's own timeout leaves its timer running.
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), timeout);
  try {
    const { response } = await model.generateContent(text, { signal: late.signal });
    const answer = response.text();
    if (answer.length > LONGEST_PLAN) throw new Error("Cannot read a plan of this length");
    return answer;
  } finally {
    clearTimeout(timer);
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof z.core.$ZodError)) return "it was no JSON";
  return error.issues.slice(0, 5).map(({ path, message }) => `${path.join(".")}: ${message}`).join("; ");
}
