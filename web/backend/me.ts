import { Profile } from "../../edge/domain/establishment.ts";
import { type Answer, type Api, call } from "./api.ts";

/** A clinic of the signed-in person, with what the person does there. */
export type Membership = Profile["establishments"][number];

/** Who is signed in, and where they work. */
export function readMe(api: Api): Promise<Answer<Profile>> {
  return call(api, "/me", { answer: Profile });
}
