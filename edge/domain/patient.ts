import * as z from "zod/mini";
import { ChartMerge } from "./chart_merge.ts";
import { BirthDate, Cns, Cpf, Email, Id, Instant, line, lines, maybe, Phone } from "./fields.ts";
import { Priority } from "./priority.ts";
import { Risk } from "./risk.ts";
import { VisitStatus } from "./visit.ts";

/** A person who arrives. Everything but the name may be missing: people without papers are cared for too. */
export const NewPatient = z.object({
  name: line(2, 120),
  cpf: maybe(Cpf),
  birth_date: maybe(BirthDate),
  phone: maybe(Phone),
  email: maybe(Email),
});
export type NewPatient = z.infer<typeof NewPatient>;

/** Somebody to reach for a patient. */
export const Contact = z.object({ name: line(2, 120), relation: maybe(line(0, 40)), phone: Phone });
export type Contact = z.infer<typeof Contact>;

/** The most people to reach that a chart holds. */
export const MAX_CONTACTS = 5;

/** A chart to be opened. */
export const NewChart = z.extend(NewPatient, {
  /** The name to be called by (Decreto 8.727/2016), where it is not the one of the papers. */
  social_name: maybe(line(2, 120)),
  cns: maybe(Cns),
  priority: maybe(Priority),
  /** What proved the legal class. */
  priority_note: maybe(lines(500)),
  /** Last day that the class holds for, as with a pregnancy. */
  priority_until: maybe(z.iso.date()),
  contacts: maybe(z.array(Contact).check(z.maxLength(MAX_CONTACTS))),
});
export type NewChart = z.infer<typeof NewChart>;

/** Fields of a chart to change, and the version that they were read at; null empties an optional one. */
export const ChartChanges = z.extend(z.partial(NewChart), { version: z.int().check(z.positive()) });
export type ChartChanges = z.infer<typeof ChartChanges>;

/** Who is looked for among the charts. */
export const Likeness = z.extend(z.omit(NewPatient, { email: true }), {
  social_name: maybe(line(2, 120)),
  cns: maybe(Cns),
  /** A chart that is not meant. */
  except: maybe(Id),
});
export type Likeness = z.infer<typeof Likeness>;

const OpenVisit = z.object({ id: Id, code: z.string(), status: VisitStatus });

const Person = z.object({
  id: Id,
  name: z.string(),
  social_name: z.nullable(z.string()),
  cpf: z.nullable(z.string()),
  cns: z.nullable(z.string()),
  birth_date: z.nullable(z.iso.date()),
  phone: z.nullable(z.string()),
  email: z.nullable(z.string()),
});

/** A chart as lists show it. */
export const PatientSummary = z.extend(Person, {
  open_visit: z.nullable(OpenVisit),
  last_visit_at: z.nullable(Instant),
});
export type PatientSummary = z.infer<typeof PatientSummary>;

export const LIKENESS_REASONS = ["document", "birth_date", "phone", "name"] as const;

/** A chart that may be the person's; `reason`: what they have in common, beside a like name. */
export const SimilarPatient = z.extend(PatientSummary, { reason: z.enum(LIKENESS_REASONS) });
export type SimilarPatient = z.infer<typeof SimilarPatient>;

/** A chart: what one establishment knows about one person. */
export const Patient = z.extend(Person, {
  establishment_id: Id,
  /** What somebody typed as their CPF at a kiosk or at home: no proof of who they are. */
  claimed_cpf: z._default(z.nullable(z.string()), null),
  priority: z.nullable(Priority),
  priority_note: z.nullable(z.string()),
  priority_until: z.nullable(z.iso.date()),
  contacts: z.array(z.object({ name: z.string(), relation: maybe(z.string()), phone: z.string() })),
  /** The chart that took this one's place. */
  merged_into: z.nullable(Id),
  version: z.int(),
  created_at: Instant,
  updated_at: Instant,
});
export type Patient = z.infer<typeof Patient>;

/** A visit in the history of a chart. Complaint and triage notes are null for roles that may not triage. */
export const PastVisit = z.object({
  id: Id,
  code: z.string(),
  status: VisitStatus,
  risk: z.nullable(Risk),
  priority: z.nullable(Priority),
  service: z.string(),
  professional: z.nullable(z.string()),
  arrived_at: Instant,
  closed_at: z.nullable(Instant),
  symptoms: z.nullable(z.string()),
  triage_notes: z.nullable(z.string()),
});
export type PastVisit = z.infer<typeof PastVisit>;

/** Visits, latest first; `next` is the cursor of the earlier ones. */
export const PastVisits = z.object({ visits: z.array(PastVisit), next: z.nullable(Id) });
export type PastVisits = z.infer<typeof PastVisits>;

/** A chart with its history, as whoever opens it reads it. The reading is logged. */
export const PatientChart = z.extend(Patient, {
  /** Whether somebody's own account has proved to be this person's. */
  linked: z.boolean(),
  open_visit: z.nullable(OpenVisit),
  visit_count: z.int(),
  /** The last twenty. */
  visits: z.array(PastVisit),
  /** Cursor of the earlier visits. */
  visits_next: z.nullable(Id),
  merges: z.array(ChartMerge),
});
export type PatientChart = z.infer<typeof PatientChart>;

/** Some charts by name, and the cursor of those that follow. */
export const PatientPage = z.object({ patients: z.array(PatientSummary), next: z.nullable(Id) });
export type PatientPage = z.infer<typeof PatientPage>;

export const PatientQuery = z.object({
  /** Words of the names, or a CPF, CNS or phone, whole or in part; accents, case and punctuation ignored. */
  q: z.optional(line(0, 120)),
  /** What the `Link` of the page before says. */
  cursor: z.optional(Id),
});

export const VisitsQuery = z.object({ cursor: z.optional(Id) });

/** The name to call somebody by. */
export function knownAs({ name, social_name }: { name: string; social_name: string | null }): string {
  return social_name ?? name;
}
