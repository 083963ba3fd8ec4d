import * as z from "zod/mini";
import { Cnpj, Email, Id, Instant, line, lines, maybe, Phone, PostalCode, State } from "./fields.ts";
import { Timezone, Website } from "./fields.ts";
import { MemberRole } from "./member.ts";

export const SEGMENTS = ["private_clinic", "public_clinic", "hospital"] as const;
export const Segment = z.enum(SEGMENTS);
export type Segment = z.infer<typeof Segment>;

/** What a clinic says about itself when it signs up. */
export const NewEstablishment = z.object({
  name: line(2, 120),
  cnpj: Cnpj,
  segment: Segment,
  employees: maybe(z.int().check(z.minimum(0), z.maximum(1_000_000))),
  website: maybe(Website),
  email: Email,
  phone: Phone,
  postal_code: PostalCode,
  address: line(1, 300),
  city: line(1, 120),
  state: State,
  description: maybe(lines(2000)),
  /** IANA name; the state's when left out. */
  timezone: maybe(Timezone),
});
export type NewEstablishment = z.infer<typeof NewEstablishment>;

export const CreatedEstablishment = z.object({ id: Id, slug: z.string() });

/** An establishment as its members see it. */
export const Establishment = z.object({
  id: Id,
  slug: z.string(),
  name: z.string(),
  cnpj: z.string(),
  segment: Segment,
  employees: z.nullable(z.int()),
  website: z.nullable(z.string()),
  email: z.string(),
  phone: z.string(),
  postal_code: z.string(),
  address: z.string(),
  city: z.string(),
  state: State,
  description: z.nullable(z.string()),
  timezone: z.string(),
  language: z.enum(["pt-BR", "en"]),
  triage_required: z.boolean(),
  version: z.int(),
  created_at: Instant,
  updated_at: Instant,
});
export type Establishment = z.infer<typeof Establishment>;

/** Counts of one establishment; `finished_today` by its local day. */
export const Indicators = z.object({
  /** Awaiting triage or waiting. */
  waiting: z.int().check(z.nonnegative()),
  in_service: z.int().check(z.nonnegative()),
  finished_today: z.int().check(z.nonnegative()),
});
export type Indicators = z.infer<typeof Indicators>;

/** Who is signed in, and where they work. */
export const Profile = z.object({
  id: Id,
  email: z.nullable(z.string()),
  establishments: z.array(
    z.object({ id: Id, slug: z.string(), name: z.string(), role: MemberRole, timezone: z.string() }),
  ),
});
export type Profile = z.infer<typeof Profile>;
