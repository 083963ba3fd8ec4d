import * as z from "zod/mini";
import { BirthDate, Cpf, Id, Instant, line, maybe, Rg } from "./fields.ts";
import { PRIVACY_VERSION, TERMS_VERSION } from "./legal.ts";
import { VisitStatus } from "./visit.ts";

const TermsVersion = z.literal(TERMS_VERSION);
const PrivacyVersion = z.literal(PRIVACY_VERSION);

/** A person's own account: no chart, and no proof of who they are. Only the texts in force can be agreed to. */
export const NewAccount = z.object({
  name: line(2, 120),
  birth_date: BirthDate,
  cpf: Cpf,
  rg: maybe(Rg),
  terms_version: TermsVersion,
  privacy_version: PrivacyVersion,
});
export type NewAccount = z.infer<typeof NewAccount>;

/** What the holder corrects or agrees to; fields left out stay, null empties the RG. */
export const AccountChanges = z.partial(NewAccount);
export type AccountChanges = z.infer<typeof AccountChanges>;

/** A clinic as patients know it. */
const Place = z.object({ id: Id, name: z.string(), timezone: z.string() });

const ChartLink = z.object({
  patient_id: Id,
  /** What showed that the chart is the holder's. */
  proof: z.enum(["ticket", "email", "phone"]),
  linked_at: Instant,
  establishment: Place,
});

/** A chart that has just become the account's. */
export const NewChartLink = ChartLink;
export type NewChartLink = z.infer<typeof NewChartLink>;

/** An account as its holder sees it. */
export const Account = z.object({
  user_id: Id,
  name: z.string(),
  birth_date: z.iso.date(),
  cpf: z.string(),
  rg: z.nullable(z.string()),
  email: z.nullable(z.string()),
  /** Whether the holder has shown that they read mails to it. */
  email_verified: z.boolean(),
  terms_version: z.string(),
  terms_accepted_at: Instant,
  privacy_version: z.string(),
  privacy_accepted_at: Instant,
  created_at: Instant,
  updated_at: Instant,
  charts: z.array(z.extend(ChartLink, { name: z.string() })),
});
export type Account = z.infer<typeof Account>;

/** An open visit of one of the account's charts; the token opens its ticket. */
export const AccountTicket = z.object({
  id: Id,
  code: z.string(),
  token: z.string(),
  status: VisitStatus,
  arrived_at: Instant,
  patient: z.object({ id: Id, name: z.string() }),
  establishment: Place,
});
export type AccountTicket = z.infer<typeof AccountTicket>;
