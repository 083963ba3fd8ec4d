import * as z from "zod/mini";
import { parseCpf } from "./documents.ts";
import { Email, Instant, rule } from "./fields.ts";

/** Whether an address is the decoy's, on which unknown ones are tried: nobody has it, nobody can be written to there. */
export function isNobody(email: string): boolean {
  return email.trim().toLowerCase() === "nobody@vez.invalid";
}

/** bcrypt, which keeps the password, reads no further. */
const PASSWORD_BYTES = 72;

/** A password that somebody chooses. */
export const NewPassword = z.string().check(
  z.minLength(8),
  rule((value) => new TextEncoder().encode(value).length <= PASSWORD_BYTES, "too_long"),
);

/** What people sign in with: their e-mail address or their CPF, with or without punctuation. */
export const Identifier = z.pipe(
  z.string().check(z.maxLength(254)),
  z.transform((input, context) => {
    const isAddress = input.includes("@");
    const read = isAddress ? Email.safeParse(input).data ?? null : parseCpf(input);
    if (read !== null) return read;
    const code = input.trim() === "" ? "required" : isAddress ? "invalid_email" : "invalid_cpf";
    context.issues.push({ code: "custom", params: { code }, input });
    return z.NEVER;
  }),
);

/** A browser's own name, which it keeps: whoever has signed in there before is not kept out by others' guesses. */
const Device = z.optional(z.string().check(z.regex(/^[\w-]{22,64}$/)));

export const Login = z.object({
  identifier: Identifier,
  password: z.string().check(z.minLength(1), z.maxLength(1000)),
  device: Device,
});
export type Login = z.infer<typeof Login>;

/** An address that may be somebody's. */
const LoginEmail = Email.check(rule((email) => !isNobody(email), "invalid_email"));

export const NewLogin = z.object({ email: LoginEmail, password: NewPassword });
export type NewLogin = z.infer<typeof NewLogin>;

/** A session as Supabase Auth gives it: what `supabase.auth.setSession()` takes, and more. */
export const AuthSession = z.looseObject({
  access_token: z.string(),
  token_type: z.string(),
  expires_in: z.int(),
  refresh_token: z.string(),
  user: z.looseObject({ id: z.string() }),
});
export type AuthSession = z.infer<typeof AuthSession>;

export const RecoveryWish = z.object({ identifier: Identifier });

/** A mailed link that is good: whose it is, masked, and until when. */
export const OpenRecovery = z.object({ email: z.string(), expires_at: Instant });
export type OpenRecovery = z.infer<typeof OpenRecovery>;

export const RecoveredPassword = z.object({ password: NewPassword, device: Device });

/** Whose password was set. */
export const Recovered = z.object({ email: z.string() });

/** A new address for the login that asks, which types its password again. */
export const EmailWish = z.object({
  email: LoginEmail,
  password: z.string().check(z.minLength(1), z.maxLength(200)),
});

/** The address that a mailed link is for. */
export const OpenEmailChange = z.object({ email: z.string() });
/** The address that a login has now. */
export const ChangedEmail = z.object({ email: z.string() });
