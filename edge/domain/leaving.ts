import * as z from "zod/mini";
import { line } from "./fields.ts";

/** A password as it is typed: nothing is trimmed, and what is too long for any is refused unread. */
const TypedPassword = z.string().check(z.minLength(1), z.maxLength(1000));

/** What ends a login's account: the password, typed again. */
export const AccountDeletion = z.object({ password: TypedPassword });
export type AccountDeletion = z.infer<typeof AccountDeletion>;

/** `kept`: the login works in a clinic, and goes on doing so. */
export const DeletedAccount = z.object({ login: z.enum(["deleted", "kept"]) });
export type DeletedAccount = z.infer<typeof DeletedAccount>;

/** What ends a clinic: the owner's password, typed again, and the clinic's name exactly as it is written. */
export const EstablishmentDeletion = z.object({ password: TypedPassword, name: line(1, 120) });
export type EstablishmentDeletion = z.infer<typeof EstablishmentDeletion>;

/** How many logins went too, because they were nobody else's. */
export const DeletedEstablishment = z.object({ logins: z.int() });
export type DeletedEstablishment = z.infer<typeof DeletedEstablishment>;
