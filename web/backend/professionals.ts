import { hc } from "hono/client";
import * as z from "zod/mini";
import { fieldErrorsOf } from "../../edge/domain/field_errors_of.ts";
import { NewProfessional, Professional, type ProfessionalStatus } from "../../edge/domain/professional.ts";
import type { ProfessionalRoutes } from "../../edge/routes/professionals.ts";
import { type Answer, type Api, invalidInput, settle, through, withKey } from "./api.ts";

/** What a list may be narrowed by; empty means everything. */
export interface ProfessionalFilter {
  specialty?: string;
  status?: ProfessionalStatus;
}

const client = (api: Api) =>
  hc<ProfessionalRoutes>(api.baseUrl, through(api)).establishments[":id"].professionals;

/** The professionals of an establishment, by name. */
export function listProfessionals(
  api: Api,
  establishment: string,
  query: ProfessionalFilter = {},
): Promise<Answer<Professional[]>> {
  return settle(client(api).$get({ param: { id: establishment }, query }), z.array(Professional));
}

/** Adds a professional from a form's fields as typed. */
export async function createProfessional(
  api: Api,
  establishment: string,
  fields: Record<string, string>,
  key: string,
): Promise<Answer<{ id: string }>> {
  const read = NewProfessional.safeParse(fields);
  if (!read.success) return { ok: false, problem: invalidInput(fieldErrorsOf(read.error.issues, fields)) };
  const input = { param: { id: establishment }, json: read.data, header: withKey(key) };
  return await settle(client(api).$post(input), Professional);
}
