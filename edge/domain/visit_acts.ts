import * as z from "zod/mini";
import { Id, line, lines, maybe } from "./fields.ts";
import { NewPatient } from "./patient.ts";
import { Priority } from "./priority.ts";
import { Risk } from "./risk.ts";

/** Somebody joins the queue: a chart that exists, or a person from whom one is found or made. */
export const NewVisit = z.object({
  patient_id: maybe(Id),
  patient: maybe(NewPatient),
  service_id: maybe(Id),
  /** Only from roles that may classify. */
  risk: maybe(Risk),
  /** The nurse or physician who set it, when somebody else enters it: a user id or a professional's id. */
  classified_by: maybe(Id),
  /** By age when left out. */
  priority: maybe(Priority),
  symptoms: maybe(lines(2000)),
  professional_id: maybe(Id),
}).check(
  z.refine((visit) => (visit.patient_id == null) !== (visit.patient == null), {
    params: { code: "exactly_one" },
    path: ["patient"],
  }),
);
export type NewVisit = z.infer<typeof NewVisit>;

export const CreatedVisit = z.object({
  id: Id,
  code: z.string(),
  token: z.string(),
  /** Place in the call order, from 1; null before triage. */
  position: z.nullable(z.int()),
});

export const CallNext = z.object({
  service_id: maybe(Id),
  room_id: maybe(Id),
  professional_id: maybe(Id),
});
export const Call = z.object({
  room_id: maybe(Id),
  professional_id: maybe(Id),
  reason: maybe(line(0, 300)),
  /** What the caller saw: when the visit has another status by now, the answer is 409 and nobody is called twice. */
  expected_status: maybe(z.enum(["waiting", "called"])),
});
export const Start = z.object({ professional_id: Id, reason: maybe(line(0, 300)) });
/** Ends that staff may give a consultation: plainly, until the patient returns from exams, or saying how. */
export const FINISH_OUTCOMES = [
  "finished",
  "awaiting_return",
  "discharged",
  "referred",
  "admitted",
  "transferred",
  "evaded",
  "deceased",
] as const;
export type FinishOutcome = (typeof FINISH_OUTCOMES)[number];
export const Finish = z.object({ outcome: maybe(z.enum(FINISH_OUTCOMES)) });
/** To another service, another room, or both; one of the two is needed. */
export const Transfer = z.object({
  service_id: maybe(Id),
  room_id: maybe(Id),
  reason: maybe(line(0, 300)),
}).check(
  z.refine(({ service_id, room_id }) => service_id != null || room_id != null, {
    params: { code: "required" },
    path: ["service_id"],
  }),
);
export const Cancel = z.object({ reason: line(1, 300) });
/** For acts that may say why. */
export const WithReason = z.object({ reason: maybe(line(0, 300)) });
