import { Problem } from "../domain/problems.ts";
import { MemberRole } from "../domain/member.ts";
import type { Caller } from "./caller.ts";
import { isRefusedByPolicy } from "./failures.ts";

/** The caller's role in an establishment: `role_not_allowed` for other members, `not_found` for everybody else. */
export function requireRole(caller: Caller, establishment: string, ...allowed: MemberRole[]) {
  return caller.ask(
    MemberRole,
    (sql) =>
      sql`
      select private.require_role(${establishment}, variadic ${allowed}::text[]::public.member_role[]) as answer`,
  );
}

/**
 * Row security refuses members without the right role and strangers alike. This asks who the caller is: a
 * member learns that the role does not allow it, for a stranger the establishment does not exist.
 */
export async function nameRefusal<Row>(
  caller: Caller,
  establishment: string,
  work: Promise<Row>,
): Promise<Row> {
  try {
    return await work;
  } catch (error) {
    if (!isRefusedByPolicy(error)) throw error;
    const role = await caller.ask(
      MemberRole,
      (sql) => sql`select private.require_role(${establishment}) as answer`,
    );
    throw new Problem("role_not_allowed", { role }, { cause: error });
  }
}
