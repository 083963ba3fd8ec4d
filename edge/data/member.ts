import * as z from "zod/mini";
import { Member, type MemberRole } from "../domain/member.ts";
import type { Caller } from "./caller.ts";

const Gone = z.object({ user_id: z.string() });

/** The team, owners first. */
export function listMembers(caller: Caller, establishment: string) {
  return caller.ask(z.array(Member), (sql) => sql`select private.list_members(${establishment}) as answer`);
}

export function changeMemberRole(caller: Caller, establishment: string, user: string, role: MemberRole) {
  return caller.act(
    Member,
    (sql) => sql`private.change_member_role(${establishment}, ${user}, ${role}::public.member_role)`,
  );
}

export function removeMember(caller: Caller, establishment: string, user: string) {
  return caller.act(Gone, (sql) => sql`private.remove_member(${establishment}, ${user})`);
}

/** Ends the caller's own membership. */
export function leaveEstablishment(caller: Caller, establishment: string) {
  return caller.act(Gone, (sql) => sql`private.leave_establishment(${establishment})`);
}

/** Makes `user` the owner and the caller an admin. */
export function transferOwnership(caller: Caller, establishment: string, user: string) {
  return caller.act(Member, (sql) => sql`private.transfer_ownership(${establishment}, ${user})`);
}
