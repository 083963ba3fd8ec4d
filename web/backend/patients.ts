import { hc } from "hono/client";
import * as z from "zod/mini";
import { ChartMerge, type MergeField } from "../../edge/domain/chart_merge.ts";
import {
  type ChartChanges,
  type Likeness,
  type NewChart,
  PastVisits,
  Patient,
  PatientChart,
  type PatientPage,
  PatientSummary,
  SimilarPatient,
} from "../../edge/domain/patient.ts";
import type { MergeRoutes } from "../../edge/routes/merges.ts";
import type { PatientRoutes } from "../../edge/routes/patients.ts";
import { type Answer, type Api, settle, settlePage, through, withKey } from "./api.ts";

const connect = (api: Api) => hc<PatientRoutes>(api.baseUrl, through(api));
const client = (api: Api) => connect(api).establishments[":id"].patients;
const one = (api: Api) => connect(api).patients[":id"];
const merging = (api: Api) => hc<MergeRoutes>(api.baseUrl, through(api));

/** Fifty charts by name that a search finds, from the cursor on, and the cursor of those after them. */
export async function searchPatients(
  api: Api,
  establishment: string,
  query: { q?: string; cursor?: string },
): Promise<Answer<PatientPage>> {
  const sent = client(api).$get({ param: { id: establishment }, query });
  const { answer, next } = await settlePage(sent, z.array(PatientSummary));
  return answer.ok ? { ok: true, data: { patients: answer.data, next } } : answer;
}

/** Charts that may be a person's already, the likeliest first. */
export function findSimilarPatients(
  api: Api,
  establishment: string,
  json: Likeness,
): Promise<Answer<SimilarPatient[]>> {
  return settle(client(api).similar.$post({ param: { id: establishment }, json }), z.array(SimilarPatient));
}

export function createPatient(
  api: Api,
  establishment: string,
  json: NewChart,
  key: string,
): Promise<Answer<Patient>> {
  return settle(client(api).$post({ param: { id: establishment }, json, header: withKey(key) }), Patient);
}

/** Reads a chart with its history; that it was read is logged. */
export function readPatient(api: Api, id: string): Promise<Answer<PatientChart>> {
  return settle(one(api).$get({ param: { id } }), PatientChart);
}

/** Changes what is named, unless somebody saved since the version. */
export function changePatient(api: Api, id: string, json: ChartChanges): Promise<Answer<Patient>> {
  return settle(one(api).$patch({ param: { id }, json, header: withKey(crypto.randomUUID()) }), Patient);
}

/** Fifty visits of a chart before the one of the cursor. */
export function listPastVisits(
  api: Api,
  patient: string,
  query: { cursor?: string },
): Promise<Answer<PastVisits>> {
  return settle(one(api).visits.$get({ param: { id: patient }, query }), PastVisits);
}

/** Says that another chart is the same person's; `keep` stays, but for the fields in which the other is right. */
export function mergePatients(
  api: Api,
  keep: string,
  merge: string,
  take: MergeField[],
  key: string,
): Promise<Answer<ChartMerge>> {
  const input = { param: { id: keep }, json: { merge, take }, header: withKey(key) };
  return settle(merging(api).patients[":id"].merge.$post(input), ChartMerge);
}

/** Parts two charts again. */
export function undoMerge(api: Api, id: string): Promise<Answer<ChartMerge>> {
  const input = { param: { id }, header: withKey(crypto.randomUUID()) };
  return settle(merging(api).merges[":id"].undo.$post(input), ChartMerge);
}
