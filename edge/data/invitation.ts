import * as z from "zod/mini";
import { Invitation, type NewInvitation, NewMembership, OpenInvitation } from "../domain/member.ts";
import { Caller, found } from "./caller.ts";
import type { Database } from "./database.ts";

/** `token` is told to the request that made it, and never to its repetitions. */
const MadeInvitation = z.extend(Invitation, {
  token: z.optional(z.string()),
  establishment: z.string(),
});

/** Asks somebody to join; an earlier invitation of the same address ends. */
export function inviteMember(caller: Caller, establishment: string, data: NewInvitation) {
  return caller.actOnce(
    MadeInvitation,
    "token",
    (sql) =>
      sql`private.invite_member(${establishment}, ${sql.json(data)}) || jsonb_build_object('establishment', (
      select name from public.establishments where id = ${establishment}))`,
  );
}

/** Invitations that nobody took up or took back, latest first. */
export function listInvitations(caller: Caller, establishment: string) {
  return caller.ask(
    z.array(Invitation),
    (sql) => sql`select private.list_invitations(${establishment}) as answer`,
  );
}

/** Takes an invitation of this establishment back. */
export async function revokeInvitation(caller: Caller, establishment: string, invitation: string) {
  return found(
    await caller.act(z.nullable(Invitation), (sql) =>
      sql`(
        select private.revoke_invitation(i.id) from public.invitations as i
        where i.establishment_id = ${establishment} and i.id = ${invitation})`),
  );
}

/** What the holder of a token may know of it before logging in. */
export function readInvitation(database: Database, token: string) {
  const anybody = new Caller(database, "anon", { role: "anon" });
  return anybody.ask(OpenInvitation, (sql) => sql`select private.read_invitation(${token}) as answer`);
}

export function acceptInvitation(caller: Caller, token: string) {
  return caller.act(NewMembership, (sql) => sql`private.accept_invitation(${token})`);
}
