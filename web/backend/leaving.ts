import { hc } from "hono/client";
import {
  DeletedAccount,
  DeletedEstablishment,
  type EstablishmentDeletion,
} from "../../edge/domain/leaving.ts";
import type { LeavingRoutes } from "../../edge/routes/leaving.ts";
import * as z from "zod/mini";
import { type Answer, type Api, type Problem, settle, through } from "./api.ts";

/** What no answer is: a refusal is read for its problem alone. */
const Refused = z.never();

const client = (api: Api) => hc<LeavingRoutes>(api.baseUrl, through(api));

/** Deletes a clinic with everything that it has; for an owner who types the password and the clinic's name. */
export function deleteEstablishment(
  api: Api,
  establishment: string,
  proof: EstablishmentDeletion,
): Promise<Answer<DeletedEstablishment>> {
  const deletion = client(api).establishments[":id"].$delete({ param: { id: establishment }, json: proof });
  return settle(deletion, DeletedEstablishment);
}

/** Everything about the caller as a zip file that is still being written. */
export async function exportAccount(
  api: Api,
): Promise<{ ok: true; file: ReadableStream<Uint8Array> } | { ok: false; problem: Problem }> {
  const answer = await client(api).me.export.$get().catch(() => null);
  if (answer?.ok) return { ok: true, file: answer.body ?? new Blob([]).stream() };
  const refusal = await settle(answer ? Promise.resolve(answer) : Promise.reject(new Error("away")), Refused);
  if (refusal.ok) throw new Error("Cannot read an export that was refused");
  return refusal;
}

/** Deletes the caller's account; for whoever types the password. */
export function deleteAccount(api: Api, password: string): Promise<Answer<DeletedAccount>> {
  return settle(client(api).me.$delete({ json: { password } }), DeletedAccount);
}
