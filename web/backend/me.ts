import { hc } from "hono/client";
import { Profile } from "../../edge/domain/establishment.ts";
import type { ProfileRoutes } from "../../edge/routes/profile.ts";
import { type Answer, type Api, settle, through } from "./api.ts";

/** A clinic of the signed-in person, with what the person does there. */
export type Membership = Profile["establishments"][number];

const client = (api: Api) => hc<ProfileRoutes>(api.baseUrl, through(api)).me;

/** Who is signed in, and where they work. */
export function readMe(api: Api): Promise<Answer<Profile>> {
  return settle(client(api).$get(), Profile);
}
