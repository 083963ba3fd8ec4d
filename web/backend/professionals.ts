import { hc } from "hono/client";
import * as z from "zod/mini";
import { fieldErrorsOf } from "../../edge/domain/field_errors_of.ts";
import {
  FIRST_PAGE,
  NewProfessional,
  Professional,
  type ProfessionalFilter,
  ProfessionalLink,
  type ProfessionalPage,
  type ProfessionalStatus,
} from "../../edge/domain/professional.ts";
import type { ProfessionalRoutes } from "../../edge/routes/professionals.ts";
import { type Answer, type Api, invalidInput, settle, settlePage, through, withKey } from "./api.ts";

const connect = (api: Api) => hc<ProfessionalRoutes>(api.baseUrl, through(api));
const client = (api: Api) => connect(api).establishments[":id"].professionals;
const one = (api: Api) => connect(api).professionals[":id"];

/** All professionals of an establishment that the filter leaves, by name. */
export function listProfessionals(
  api: Api,
  establishment: string,
  query: ProfessionalFilter = {},
): Promise<Answer<Professional[]>> {
  return settle(client(api).$get({ param: { id: establishment }, query }), z.array(Professional));
}

/** The most ids that one request may name. */
const IDS_AT_ONCE = 100;

/** These of an establishment's professionals, by name; nobody is asked for nobody. */
export async function listProfessionalsById(
  api: Api,
  establishment: string,
  ids: readonly string[],
): Promise<Answer<Professional[]>> {
  const wanted = [...new Set(ids)].slice(0, IDS_AT_ONCE);
  if (wanted.length === 0) return { ok: true, data: [] };
  const query = { ids: wanted.join(",") };
  return await settle(client(api).$get({ param: { id: establishment }, query }), z.array(Professional));
}

/** Fifty professionals by name that the filter leaves, from the cursor on, and the cursor of those after them. */
export async function searchProfessionals(
  api: Api,
  establishment: string,
  filter: ProfessionalFilter,
  cursor: string = FIRST_PAGE,
): Promise<Answer<ProfessionalPage>> {
  const sent = client(api).$get({ param: { id: establishment }, query: { ...filter, cursor } });
  const { answer, next } = await settlePage(sent, z.array(Professional));
  return answer.ok ? { ok: true, data: { professionals: answer.data, next } } : answer;
}

/** The specialties that the professionals of an establishment have. */
export function listSpecialties(api: Api, establishment: string): Promise<Answer<string[]>> {
  const { specialties } = connect(api).establishments[":id"];
  return settle(specialties.$get({ param: { id: establishment } }), z.array(z.string()));
}

export function readProfessional(api: Api, id: string): Promise<Answer<Professional>> {
  return settle(one(api).$get({ param: { id } }), Professional);
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

/** What a form that leaves an optional field empty says of it. */
const EMPTIED = { birth_date: null, phone: null, council_category: null, notes: null };

/** Writes a professional anew from a form's fields as typed; an optional field without text is emptied. */
export async function changeProfessional(
  api: Api,
  id: string,
  fields: Record<string, string>,
): Promise<Answer<Professional>> {
  const read = NewProfessional.safeParse(fields);
  if (!read.success) return { ok: false, problem: invalidInput(fieldErrorsOf(read.error.issues, fields)) };
  return await settle(one(api).$patch({ param: { id }, json: { ...EMPTIED, ...read.data } }), Professional);
}

export function changeStatus(
  api: Api,
  id: string,
  status: ProfessionalStatus,
): Promise<Answer<Professional>> {
  return settle(one(api).$patch({ param: { id }, json: { status } }), Professional);
}

/** Removes a professional whom nothing refers to; `in_use` for the others. */
export function removeProfessional(api: Api, id: string): Promise<Answer<null>> {
  return settle(one(api).$delete({ param: { id } }), z.null());
}

/** Says which member a professional is; null for none. */
export function linkProfessional(
  api: Api,
  id: string,
  member: string | null,
): Promise<Answer<ProfessionalLink>> {
  const input = { param: { id }, json: { user_id: member }, header: withKey(crypto.randomUUID()) };
  return settle(one(api).link.$post(input), ProfessionalLink);
}
