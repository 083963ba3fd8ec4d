import * as z from "zod/mini";

const Headers = z.array(z.tuple([z.string(), z.string()]));
const Body = z.nullable(z.instanceof(ArrayBuffer));

const MailTemplate = z.object({ subject: z.string(), content_path: z.string() });

/** Mails of auth that have words of our own. */
export const MailTemplates = z.partial(z.object({ email_change: MailTemplate, recovery: MailTemplate }));
export type MailTemplates = z.infer<typeof MailTemplates>;

/** A mail in plain text. */
export const Mail = z.object({ to: z.string(), subject: z.string(), text: z.string() });
export type Mail = z.infer<typeof Mail>;

/** What lite needs to know. */
export const LiteSettings = z.object({
  /** As role `supabase_lite`. */
  databaseUrl: z.string(),
  /** The origin: links in mails lead there. */
  siteUrl: z.string(),
  publishableKey: z.string(),
  secretKey: z.string(),
  jwtSecret: z.string(),
  /** Folder of storage's objects. */
  storageDir: z.string(),
  /** Subject and file of mails by kind; a kind that is left out keeps lite's own. */
  mailTemplates: MailTemplates,
});
export type LiteSettings = z.infer<typeof LiteSettings>;

/** From the main thread to lite's. */
export const ToLite = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("start"), settings: LiteSettings }),
  z.object({
    kind: z.literal("request"),
    id: z.number(),
    method: z.string(),
    url: z.string(),
    headers: Headers,
    body: Body,
    peerAddress: z.nullable(z.string()),
  }),
  /** Whether a mail was taken. */
  z.object({ kind: z.literal("mailed"), id: z.number(), taken: z.boolean() }),
  z.object({ kind: z.literal("stop") }),
]);
export type ToLite = z.infer<typeof ToLite>;

/** From lite's thread to the main one. */
export const FromLite = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("ready") }),
  z.object({ kind: z.literal("stopped") }),
  z.object({ kind: z.literal("mail"), id: z.number(), mail: Mail }),
  z.object({
    kind: z.literal("response"),
    id: z.number(),
    status: z.number(),
    headers: Headers,
    body: Body,
  }),
]);
export type FromLite = z.infer<typeof FromLite>;
