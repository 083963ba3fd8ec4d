import { hc } from "hono/client";
import * as z from "zod/mini";
import { fieldErrorsOf } from "../../edge/domain/field_errors_of.ts";
import {
  Invitation,
  NewInvitation,
  NewMembership,
  OpenInvitation,
  SentInvitation,
} from "../../edge/domain/member.ts";
import type { InvitationRoutes } from "../../edge/routes/invitations.ts";
import { type Answer, type Api, invalidInput, settle, through, withKey } from "./api.ts";

const client = (api: Api) => hc<InvitationRoutes>(api.baseUrl, through(api));

/** Invites from a form's fields as typed. */
export async function inviteMember(
  api: Api,
  establishment: string,
  fields: Record<string, string>,
  key: string,
): Promise<Answer<SentInvitation>> {
  const read = NewInvitation.safeParse(fields);
  if (!read.success) return { ok: false, problem: invalidInput(fieldErrorsOf(read.error.issues, fields)) };
  const input = { param: { id: establishment }, json: read.data, header: withKey(key) };
  return await settle(client(api).establishments[":id"].members.$post(input), SentInvitation);
}

/** Open and expired invitations, latest first. */
export function listInvitations(api: Api, establishment: string): Promise<Answer<Invitation[]>> {
  const asked = client(api).establishments[":id"].invitations.$get({ param: { id: establishment } });
  return settle(asked, z.array(Invitation));
}

export function revokeInvitation(
  api: Api,
  establishment: string,
  invitation: string,
): Promise<Answer<null>> {
  const param = { id: establishment, invitation };
  return settle(
    client(api).establishments[":id"].invitations[":invitation"].$delete({ param }),
    z.null(),
  );
}

/** What the link says, to anybody who has it. */
export function readInvitation(api: Api, token: string): Promise<Answer<OpenInvitation>> {
  return settle(client(api).invitations[":token"].$get({ param: { token } }), OpenInvitation);
}

/** Joins the team as the signed-in person. */
export function acceptInvitation(api: Api, token: string): Promise<Answer<NewMembership>> {
  const input = { param: { token }, header: {} };
  return settle(client(api).invitations[":token"].accept.$post(input), NewMembership);
}
