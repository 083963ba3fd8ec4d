import * as z from "zod/mini";
import { Professional } from "../../edge/domain/professional.ts";
import { type Answer, type Api, call } from "./api.ts";

/** What a list may be narrowed by; empty means everything. */
export interface ProfessionalFilter {
  specialty?: string;
  status?: string;
}

export function listProfessionals(
  api: Api,
  establishment: string,
  filter: ProfessionalFilter = {},
): Promise<Answer<Professional[]>> {
  const query = new URLSearchParams(Object.entries(filter).filter(([, value]) => value));
  return call(api, `/establishments/${establishment}/professionals?${query}`, {
    answer: z.array(Professional),
  });
}

/** Adds a professional; fields as typed, the API reads and checks them. */
export function createProfessional(
  api: Api,
  establishment: string,
  body: Record<string, string>,
  idempotencyKey: string,
): Promise<Answer<{ id: string }>> {
  const path = `/establishments/${establishment}/professionals`;
  return call(api, path, { method: "POST", body, idempotencyKey, answer: z.object({ id: z.string() }) });
}
