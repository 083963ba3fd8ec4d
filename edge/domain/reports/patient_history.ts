import * as z from "zod/mini";
import { Id, Instant } from "../fields.ts";
import { MemberRole } from "../member.ts";
import { Priority } from "../priority.ts";
import { Risk } from "../risk.ts";
import { VisitAct, VisitOrigin, VisitOutcome, VisitStatus } from "../visit.ts";
import { Minutes, Span } from "./span.ts";

const Text = z.nullable(z.string());
const Value = z.nullable(z.number());

/** Something that was done to a visit; status and class are those after it. */
export const PastEvent = z.object({
  act: VisitAct,
  at: Instant,
  status: VisitStatus,
  risk: z.nullable(Risk),
  /** The professional whose login it was. */
  actor: Text,
  actor_role: z.nullable(MemberRole),
  actor_kind: z.enum(["staff", "patient", "kiosk"]),
  reason: Text,
  room: Text,
  professional: Text,
  service: Text,
  /** Taken back by an undo. */
  undone: z.boolean(),
});
export type PastEvent = z.infer<typeof PastEvent>;

/** A classification and what was found at it. */
export const PastTriage = z.object({
  risk: Risk,
  previous_risk: z.nullable(Risk),
  complaint: Text,
  discriminator: Text,
  notes: Text,
  systolic: Value,
  diastolic: Value,
  heart_rate: Value,
  respiratory_rate: Value,
  temperature: Value,
  spo2: Value,
  glucose: Value,
  pain: Value,
  classifier: Text,
  classifier_role: z.enum(["nurse", "doctor"]),
  classified_at: Instant,
  undone: z.boolean(),
});
export type PastTriage = z.infer<typeof PastTriage>;

/** A visit with all that is known of it; what was found at triage is null for roles that may not triage. */
export const DetailedVisit = z.object({
  id: Id,
  code: z.string(),
  status: VisitStatus,
  outcome: z.nullable(VisitOutcome),
  risk: z.nullable(Risk),
  priority: z.nullable(Priority),
  origin: VisitOrigin,
  service: z.string(),
  room: Text,
  professional: Text,
  scheduled_for: z.nullable(Instant),
  arrived_at: Instant,
  closed_at: z.nullable(Instant),
  wait_minutes: Minutes,
  service_minutes: Minutes,
  consultations: z.nullable(z.int()),
  symptoms: Text,
  triage_notes: Text,
  triages: z.nullable(z.array(PastTriage)),
  events: z.array(PastEvent),
});
export type DetailedVisit = z.infer<typeof DetailedVisit>;

/** `GET /establishments/:id/reports/patients/:patient`: visits, latest first. The reading is logged. */
export const PatientHistory = z.extend(Span, {
  /** Null: without such a limit. */
  from: z.nullable(z.iso.date()),
  to: z.nullable(z.iso.date()),
  patient: z.object({
    id: Id,
    name: z.string(),
    social_name: Text,
    birth_date: z.nullable(z.iso.date()),
  }),
  rows: z.array(DetailedVisit),
  /** There are earlier visits than can be told at once. */
  is_cut: z.boolean(),
});
export type PatientHistory = z.infer<typeof PatientHistory>;
