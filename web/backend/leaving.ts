import { hc } from "hono/client";
import { DeletedEstablishment, type EstablishmentDeletion } from "../../edge/domain/leaving.ts";
import type { LeavingRoutes } from "../../edge/routes/leaving.ts";
import { type Answer, type Api, settle, through } from "./api.ts";

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
