import { MANAGERS, MEMBER_ROLES, type MemberRole, RISK_SETTERS } from "../../../../edge/domain/member.ts";
import type { TeamMessages } from "../../../i18n/team/pt_BR.ts";

export type Right = keyof TeamMessages["rights"]["list"];

/** What each role may do, as the database has it: policies and the functions' own checks. */
export const RIGHTS: Readonly<Record<Right, readonly MemberRole[]>> = {
  queue: MEMBER_ROLES,
  charts: MEMBER_ROLES,
  triage: RISK_SETTERS,
  merge: ["owner", "admin", "receptionist"],
  furnish: MANAGERS,
  team: MANAGERS,
  settings: MANAGERS,
  owners: ["owner"],
};

export function isManager(role: MemberRole): boolean {
  return MANAGERS.includes(role);
}

/** Roles that somebody may give, and touch: only owners make and change owners. */
export function rolesWithin(held: MemberRole): readonly MemberRole[] {
  if (held === "owner") return MEMBER_ROLES;
  return held === "admin" ? MEMBER_ROLES.filter((role) => role !== "owner") : [];
}
