import { hc } from "hono/client";
import type * as z from "zod/mini";
import {
  CreatedEstablishment,
  Establishment,
  type EstablishmentChanges,
  type NewEstablishment,
} from "../../edge/domain/establishment.ts";
import type { EstablishmentRoutes } from "../../edge/routes/establishments.ts";
import { type Answer, type Api, type Problem, settle, through, withKey } from "./api.ts";

const client = (api: Api) => hc<EstablishmentRoutes>(api.baseUrl, through(api)).establishments;

/** Signs a clinic up; the caller becomes its owner. */
export function createEstablishment(
  api: Api,
  json: NewEstablishment,
  key: string,
): Promise<Answer<z.infer<typeof CreatedEstablishment>>> {
  return settle(client(api).$post({ json, header: withKey(key) }), CreatedEstablishment);
}

/** An establishment with its settings, for its members. */
export function readEstablishment(api: Api, id: string): Promise<Answer<Establishment>> {
  return settle(client(api)[":id"].$get({ param: { id } }), Establishment);
}

/** Saves settings that were read at `version`; `version_conflict` when somebody else saved since. */
export function changeEstablishment(
  api: Api,
  id: string,
  version: number,
  patch: Omit<EstablishmentChanges, "version">,
): Promise<Answer<Establishment>> {
  const json = { ...patch, version };
  return settle(client(api)[":id"].$patch({ param: { id }, header: {}, json }), Establishment);
}

/** The settings as they are now, of a save that came too late. */
export function currentOf(problem: Problem): Establishment | null {
  const read = Establishment.safeParse(problem.current);
  return problem.code === "version_conflict" && read.success ? read.data : null;
}

/** Sets the logo; what the file is called does not matter, what is in it does. */
export async function putLogo(
  api: Api,
  id: string,
  version: number,
  file: { type: string; bytes: Uint8Array<ArrayBuffer> },
): Promise<Answer<Establishment>> {
  const headers = { ...await held(api, version), "content-type": file.type };
  return settle(
    api.fetch(new Request(logoUrlOf(api, id), { method: "PUT", headers, body: file.bytes })),
    Establishment,
  );
}

export async function removeLogo(api: Api, id: string, version: number): Promise<Answer<Establishment>> {
  const headers = await held(api, version);
  return settle(api.fetch(new Request(logoUrlOf(api, id), { method: "DELETE", headers })), Establishment);
}

// Past `hc`, which sends no files but forms.
const logoUrlOf = (api: Api, id: string) => `${api.baseUrl}/establishments/${id}/logo`;

async function held(api: Api, version: number): Promise<Record<string, string>> {
  return { ...await through(api).headers(), "if-match": `"${version}"` };
}
