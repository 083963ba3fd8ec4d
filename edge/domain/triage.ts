import * as z from "zod/mini";
import { Id, Instant, line, lines, maybe } from "./fields.ts";
import { MemberRole } from "./member.ts";
import { Risk } from "./risk.ts";
import { Visit } from "./staff_queue.ts";

const whole = (min: number, max: number) => z.int().check(z.minimum(min), z.maximum(max));

/** Vital signs as they are written down; all may be left out. Bounds are those of the living. */
export const VITAL_SIGNS = {
  /** Blood pressure, mmHg. */
  systolic: whole(40, 300),
  diastolic: whole(20, 200),
  /** Per minute. */
  heart_rate: whole(20, 300),
  respiratory_rate: whole(3, 80),
  /** Degrees Celsius, one decimal. */
  temperature: z.number().check(z.minimum(25), z.maximum(45)),
  /** Per cent. */
  spo2: whole(30, 100),
  /** Capillary, mg/dL. */
  glucose: whole(10, 1000),
  /** 0 none to 10 worst. */
  pain: whole(0, 10),
} as const;
export type VitalSign = keyof typeof VITAL_SIGNS;

/** The signs in the order in which they are taken and read. */
export const VITAL_SIGN_NAMES = [
  "systolic",
  "diastolic",
  "heart_rate",
  "respiratory_rate",
  "temperature",
  "spo2",
  "glucose",
  "pain",
] as const satisfies readonly VitalSign[];

/** A classification. Owners and admins name the nurse or physician who set the colour. */
export const Triage = z.object({
  risk: Risk,
  complaint: maybe(lines(2000)),
  /** The same as `complaint`, which wins. */
  symptoms: maybe(lines(2000)),
  /** The finding that decided, as the protocol words it. */
  discriminator: maybe(line(0, 300)),
  notes: maybe(lines(2000)),
  systolic: maybe(VITAL_SIGNS.systolic),
  diastolic: maybe(VITAL_SIGNS.diastolic),
  heart_rate: maybe(VITAL_SIGNS.heart_rate),
  respiratory_rate: maybe(VITAL_SIGNS.respiratory_rate),
  temperature: maybe(VITAL_SIGNS.temperature),
  spo2: maybe(VITAL_SIGNS.spo2),
  glucose: maybe(VITAL_SIGNS.glucose),
  pain: maybe(VITAL_SIGNS.pain),
  /** Who classified: a member's user id or a professional's id. */
  classified_by: maybe(Id),
  /** The same as `classified_by`, which wins. */
  professional_id: maybe(Id),
}).check(
  z.refine(
    ({ systolic, diastolic }) => systolic == null || diastolic == null || diastolic < systolic,
    { params: { code: "invalid" }, path: ["diastolic"] },
  ),
);
export type Triage = z.infer<typeof Triage>;

const Measured = z.nullable(z.number());

/** A classification as it was recorded. */
export const TriageRecord = z.object({
  id: Id,
  risk: Risk,
  previous_risk: z.nullable(Risk),
  complaint: z.nullable(z.string()),
  discriminator: z.nullable(z.string()),
  notes: z.nullable(z.string()),
  systolic: Measured,
  diastolic: Measured,
  heart_rate: Measured,
  respiratory_rate: Measured,
  temperature: Measured,
  spo2: Measured,
  glucose: Measured,
  pain: Measured,
  classified_by: z.nullable(Id),
  professional_id: z.nullable(Id),
  classifier_role: z.enum(["nurse", "doctor"]),
  /** Name of the professional, else the login's address. */
  classifier: z.nullable(z.string()),
  recorded_by: z.nullable(Id),
  recorded_role: z.nullable(MemberRole),
  classified_at: Instant,
  /** Taken back within thirty seconds. */
  undone: z.boolean(),
});
export type TriageRecord = z.infer<typeof TriageRecord>;

/** What is known of somebody at the triage desk; the latest classification first. */
export const VisitTriages = z.object({
  visit: Visit,
  complaint: z.nullable(z.string()),
  /** What the patient wrote with "I got worse". */
  worse_note: z.nullable(z.string()),
  triages: z.array(TriageRecord),
});
export type VisitTriages = z.infer<typeof VisitTriages>;

/** Somebody whose limit passes. */
export const Breach = z.object({
  id: Id,
  code: z.string(),
  risk: Risk,
  due_at: Instant,
  /** Until the limit; negative when it has passed. */
  in_minutes: z.int(),
  /** When the visit is called at the present pace; null when the pace is not known. */
  expected_at: z.nullable(Instant),
});
export type Breach = z.infer<typeof Breach>;

/** Who waits longer than the colour allows, and who will within `minutes` at the present pace. */
export const BreachForecast = z.object({
  at: Instant,
  minutes: z.int(),
  overdue: z.array(Breach),
  coming: z.array(Breach),
});
export type BreachForecast = z.infer<typeof BreachForecast>;

/** How far a forecast looks, in minutes; 30 when left out. */
export const ForecastQuery = z.object({
  minutes: z.optional(z.string().check(z.regex(/^(?:[1-9]\d?|1\d\d|2[0-3]\d|240)$/))),
});
