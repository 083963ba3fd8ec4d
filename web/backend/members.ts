import { hc } from "hono/client";
import * as z from "zod/mini";
import { Member, type MemberRole } from "../../edge/domain/member.ts";
import type { MemberRoutes } from "../../edge/routes/members.ts";
import { type Answer, type Api, settle, through } from "./api.ts";

const client = (api: Api) => hc<MemberRoutes>(api.baseUrl, through(api)).establishments[":id"];

/** The team, owners first; for owners and admins. */
export function listMembers(api: Api, establishment: string): Promise<Answer<Member[]>> {
  return settle(client(api).members.$get({ param: { id: establishment } }), z.array(Member));
}

export function changeMemberRole(
  api: Api,
  establishment: string,
  user: string,
  role: MemberRole,
): Promise<Answer<Member>> {
  const input = { param: { id: establishment, user }, json: { role } };
  return settle(client(api).members[":user"].$patch(input), Member);
}

export function removeMember(api: Api, establishment: string, user: string): Promise<Answer<null>> {
  return settle(client(api).members[":user"].$delete({ param: { id: establishment, user } }), z.null());
}

/** Ends the signed-in person's own membership. */
export function leaveEstablishment(api: Api, establishment: string): Promise<Answer<null>> {
  return settle(client(api).leave.$post({ param: { id: establishment } }), z.null());
}

/** Makes `user` the owner and the signed-in person an admin. */
export function transferOwnership(api: Api, establishment: string, user: string): Promise<Answer<Member>> {
  const input = { param: { id: establishment }, json: { user_id: user }, header: {} };
  return settle(client(api).transfer.$post(input), Member);
}
