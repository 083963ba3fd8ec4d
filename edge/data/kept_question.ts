import * as z from "zod/mini";
import { type NewKeptQuestion, StoredPlan } from "../domain/analytics/kept_question.ts";
import type { Plan } from "../domain/analytics/plan.ts";
import { Id, Instant } from "../domain/fields.ts";
import type { Caller } from "./caller.ts";

const Kept = z.object({ id: Id, name: z.string(), plan: StoredPlan, at: Instant });
/** A question as it is stored, its plan checked again. */
export type Kept = z.infer<typeof Kept>;

/** Puts a question on top of what the caller asked. */
export async function rememberQuestion(
  caller: Caller,
  establishment: string,
  asked: { question: string; plan: Plan },
): Promise<void> {
  await caller.ask(
    z.unknown(),
    (sql) => sql`select private.remember_question(${establishment}, ${sql.json(asked)}) as answer`,
  );
}

export function saveQuestion(caller: Caller, establishment: string, data: NewKeptQuestion) {
  return caller.act(Kept, (sql) => sql`private.save_question(${establishment}, ${sql.json(data)})`);
}

/** What the caller asked and saved. */
export function listQuestions(caller: Caller, establishment: string) {
  return caller.ask(
    z.object({ asked: z.array(Kept), saved: z.array(Kept) }),
    (sql) => sql`select private.list_questions(${establishment}) as answer`,
  );
}

export async function forgetQuestion(caller: Caller, establishment: string, question: string): Promise<void> {
  await caller.act(z.unknown(), (sql) => sql`private.forget_question(${establishment}, ${question})`);
}

/** Forgets what the caller asked; what was saved stays. */
export async function forgetQuestions(caller: Caller, establishment: string): Promise<void> {
  await caller.act(z.unknown(), (sql) => sql`private.forget_questions(${establishment})`);
}
