import * as z from "zod/mini";
import { Account } from "./account.ts";
import { Cnpj, Email, Id, Instant, judged, lines, maybe, Phone, PostalCode, State } from "./fields.ts";
import { City, EstablishmentName, StreetAddress, Timezone, Website } from "./fields.ts";
import { MemberRole } from "./member.ts";

export const SEGMENTS = ["private_clinic", "public_clinic", "hospital"] as const;
export const Segment = z.enum(SEGMENTS);
export type Segment = z.infer<typeof Segment>;

/** What a clinic says about itself when it signs up. */
export const NewEstablishment = z.object({
  name: EstablishmentName,
  cnpj: Cnpj,
  segment: Segment,
  employees: maybe(z.int().check(z.minimum(0), z.maximum(1_000_000))),
  website: maybe(Website),
  email: Email,
  phone: Phone,
  postal_code: PostalCode,
  address: StreetAddress,
  city: City,
  state: State,
  description: maybe(lines(2000)),
  /** IANA name; the state's when left out. */
  timezone: maybe(Timezone),
});
export type NewEstablishment = z.infer<typeof NewEstablishment>;

export const CreatedEstablishment = z.object({ id: Id, slug: z.string() });

export const WEEKDAYS = [
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
  "sunday",
] as const;

/** A time of day from 00:00 to 24:00. */
const Clock = z.string().check(z.regex(/^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$/));

/** From and until; a day's spans follow each other with time in between. */
const Spans = z.array(z.tuple([Clock, Clock])).check(
  z.maxLength(4),
  judged((spans) => isRising(spans.flat(), "apart"), "out_of_order"),
);

/** Spans by weekday; a day left out is closed. */
export const OpeningHours = z.partialRecord(z.enum(WEEKDAYS), Spans);
export type OpeningHours = z.infer<typeof OpeningHours>;

/** What patients may be told of. */
export const NOTIFICATION_KINDS = ["almost_your_turn", "your_turn", "cancelled"] as const;

/** As a whole, and by kind; a kind left out is on. */
export const NotificationChoices = z.object({
  enabled: z.boolean(),
  kinds: z.record(z.string().check(z.regex(/^[a-z_]{1,40}$/)), z.boolean()),
});
export type NotificationChoices = z.infer<typeof NotificationChoices>;

/** What panels show beside the codes: nothing, or abbreviated preferred names. */
export const PanelShows = z.enum(["codes", "names"]);

const Minutes = z.int().check(z.minimum(0), z.maximum(1440));

/** Longest wait by Manchester colour, in minutes; no colour waits shorter than a more urgent one. */
export const RiskTargets = z.object({
  red: Minutes,
  orange: Minutes,
  yellow: Minutes,
  green: Minutes,
  blue: Minutes,
}).check(
  judged(
    ({ red, orange, yellow, green, blue }) => isRising([red, orange, yellow, green, blue], "level"),
    "out_of_order",
  ),
);
export type RiskTargets = z.infer<typeof RiskTargets>;

/** Longest that a classified patient should wait for a physician (CFM 2.077/2014): more is allowed, with a warning. */
export const LONGEST_ADVISED_MINUTES = 120;

const whole = (lowest: number, highest: number) => z.int().check(z.minimum(lowest), z.maximum(highest));

/** How an establishment runs its queue; the comment on the column `queue_rules` says what each rule does. */
export const QueueRules = z.object({
  /** In green and blue the share of the target that is used up counts; legal classes are a head start. */
  ageing: z.boolean(),
  /** From when somebody who comes back from exams counts. */
  exam_return: z.enum(["arrival", "head", "return"]),
  /** Calls before a no-show is offered. */
  max_calls: whole(1, 10),
  /** How late an appointment may begin and still count from its time. */
  late_minutes: whole(0, 120),
  /** The longest step-out pass; 0 for none. */
  step_out_minutes: whole(0, 120),
  /** Within which a patient who got worse is seen. */
  retriage_minutes: whole(1, 120),
  /** Tickets by phone: whether, until when they must be confirmed, how many at once, and what counts. */
  remote_join: z.boolean(),
  remote_minutes: whole(5, 720),
  remote_places: whole(1, 500),
  remote_counts_from: z.enum(["ticket", "arrival"]),
});
export type QueueRules = z.infer<typeof QueueRules>;

/** Whether each value is above the one before, or at least as high. */
function isRising(values: readonly (string | number)[], steps: "apart" | "level"): boolean {
  return values.every((value, i) =>
    i === 0 || value > values[i - 1] || steps === "level" && value === values[i - 1]
  );
}

export const LANGUAGES = ["pt-BR", "en"] as const;
export const Language = z.enum(LANGUAGES);
export type Language = z.infer<typeof Language>;

/**
 * Settings to change, and the version that they were read at unless `If-Match` says it; null empties an optional one.
 */
export const EstablishmentChanges = z.extend(z.partial(NewEstablishment), {
  version: z.optional(z.int().check(z.nonnegative())),
  language: z.optional(Language),
  triage_required: z.optional(z.boolean()),
  opening_hours: z.optional(OpeningHours),
  notifications: z.optional(NotificationChoices),
  panel_shows: z.optional(PanelShows),
  risk_targets: z.optional(RiskTargets),
  queue_rules: z.optional(QueueRules),
});
export type EstablishmentChanges = z.infer<typeof EstablishmentChanges>;

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
  language: Language,
  triage_required: z.boolean(),
  logo_path: z.nullable(z.string()),
  opening_hours: OpeningHours,
  notifications: NotificationChoices,
  panel_shows: PanelShows,
  risk_targets: RiskTargets,
  queue_rules: QueueRules,
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

/** Who is signed in, where they work, and their own account as a patient. */
export const Profile = z.object({
  id: Id,
  email: z.nullable(z.string()),
  /** Whether the login has a patient account; it gives no right in a clinic, nor the other way. */
  patient: z.boolean(),
  account: z.nullable(Account),
  establishments: z.array(
    z.object({ id: Id, slug: z.string(), name: z.string(), role: MemberRole, timezone: z.string() }),
  ),
});
export type Profile = z.infer<typeof Profile>;
