import * as z from "zod/mini";
import { Email, Id, Instant } from "./fields.ts";

export const MEMBER_ROLES = ["owner", "admin", "receptionist", "nurse", "doctor"] as const;
export const MemberRole = z.enum(MEMBER_ROLES);
export type MemberRole = z.infer<typeof MemberRole>;

/** Roles that may set a risk class (COFEN 661/2021: never the reception). */
export const RISK_SETTERS: readonly MemberRole[] = ["owner", "admin", "nurse", "doctor"];

/** Roles that run a clinic: its team, its settings, its audit log. */
export const MANAGERS: readonly MemberRole[] = ["owner", "admin"];

/** Somebody of the team, as those who run it see them. */
export const Member = z.object({
  user_id: Id,
  email: z.nullable(z.string()),
  role: MemberRole,
  since: Instant,
  professional: z.nullable(z.object({ id: Id, full_name: z.string() })),
});
export type Member = z.infer<typeof Member>;

export const RoleChange = z.object({ role: MemberRole });
export type RoleChange = z.infer<typeof RoleChange>;

/** Who becomes the owner. */
export const Transfer = z.object({ user_id: Id });

export const NewInvitation = z.object({ email: Email, role: MemberRole });
export type NewInvitation = z.infer<typeof NewInvitation>;

export const InvitationStatus = z.enum(["pending", "accepted", "revoked", "expired"]);
export type InvitationStatus = z.infer<typeof InvitationStatus>;

/** An invitation as those who run the team see it. The link goes by mail to the invited person alone. */
export const Invitation = z.object({
  id: Id,
  email: z.string(),
  role: MemberRole,
  status: InvitationStatus,
  created_at: Instant,
  expires_at: Instant,
  invited_by: z.nullable(z.string()),
});
export type Invitation = z.infer<typeof Invitation>;

/** `mailed`: whether the mail could be handed over; null when an earlier request with the same key saw to it. */
export const SentInvitation = z.extend(Invitation, { mailed: z.nullable(z.boolean()) });
export type SentInvitation = z.infer<typeof SentInvitation>;

/** What whoever has an invitation's link reads before logging in; the e-mail address is masked. */
export const OpenInvitation = z.object({
  establishment: z.object({ name: z.string() }),
  role: MemberRole,
  email: z.string(),
  status: InvitationStatus,
  expires_at: Instant,
});
export type OpenInvitation = z.infer<typeof OpenInvitation>;

/** Where somebody works from now on. */
export const NewMembership = z.object({
  establishment: z.object({ id: Id, slug: z.string(), name: z.string(), timezone: z.string() }),
  role: MemberRole,
});
export type NewMembership = z.infer<typeof NewMembership>;

/** Whether an address may be the one that is masked as `m***@example.com`. */
export function fitsMask(email: string, mask: string): boolean {
  return email.trim().toLowerCase().replace(/^(.)[^@]*@/u, "$1***@") === mask;
}
