import * as z from "zod/mini";

export const MEMBER_ROLES = ["owner", "admin", "receptionist", "nurse", "doctor"] as const;
export const MemberRole = z.enum(MEMBER_ROLES);
export type MemberRole = z.infer<typeof MemberRole>;

/** Roles that may set a risk class (COFEN 661/2021: never the reception). */
export const RISK_SETTERS: readonly MemberRole[] = ["owner", "admin", "nurse", "doctor"];
