import type * as z from "zod/mini";
import type { Priority } from "../../edge/domain/priority.ts";
import type { VisitStatus } from "../../edge/domain/visit.ts";
import type { Risk } from "../../edge/domain/risk.ts";
import { type Answer, type Api, call } from "./api.ts";
import { Visit } from "../../edge/domain/staff_queue.ts";
import { CreatedVisit } from "../../edge/domain/visit_acts.ts";

/** What a fresh visit is known by. */
export type CreatedVisit = z.infer<typeof CreatedVisit>;

/** Body of a new visit; documents and phones as typed. */
export interface NewVisit {
  patient: { name: string; cpf?: string; birth_date?: string; phone?: string; email?: string };
  service_id?: string;
  risk?: Risk;
  priority?: Priority;
  symptoms?: string;
}

/** What staff does to one visit, with the body of each. */
export interface VisitActs {
  /** With `expected_status` a desk that comes too late gets 409 instead of calling again. */
  call: { room_id?: string; reason?: string; expected_status: VisitStatus };
  start: { professional_id: string };
  finish: { outcome?: "awaiting_return" };
  cancel: { reason: string };
  "no-show": Record<never, never>;
  return: Record<never, never>;
  triage: { risk: Risk; notes?: string };
}
export type VisitAct = keyof VisitActs;

/** Puts somebody into the queue. */
export function createVisit(
  api: Api,
  establishment: string,
  body: NewVisit,
  idempotencyKey: string,
): Promise<Answer<CreatedVisit>> {
  const path = `/establishments/${establishment}/visits`;
  return call(api, path, { method: "POST", body, idempotencyKey, answer: CreatedVisit });
}

/** Moves a visit to its next state. */
export function actOnVisit<Act extends VisitAct>(
  api: Api,
  visit: string,
  act: Act,
  body: VisitActs[Act],
  idempotencyKey: string,
): Promise<Answer<Visit>> {
  return call(api, `/visits/${visit}/${act}`, { method: "POST", body, idempotencyKey, answer: Visit });
}
