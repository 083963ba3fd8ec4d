import { Problem } from "../domain/problems.ts";
import { MemberRole } from "../domain/member.ts";
import type { Caller } from "./caller.ts";
import { isRefusedByPolicy } from "./failures.ts";

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
