/** Pinboards are dashboards: answers side by side, kept as plans and counted anew for each reader. */
import * as z from "zod/mini";
import { Id, Instant, line } from "../fields.ts";
import { MemberRole } from "../member.ts";
import { QuestionTitle } from "./kept_question.ts";
import { CHARTS, Plan } from "./plan.ts";
import { PlanAnswer } from "./question.ts";

/** The most answers that one pinboard holds. */
export const MOST_PINS = 12;
export const LONGEST_NAME = 80;

/** An answer that stands on a pinboard. */
export const Pin = z.object({
  id: Id,
  title: z.string(),
  /** Null when the plan of that day can no longer be counted. */
  plan: z.nullable(Plan),
});
export type Pin = z.infer<typeof Pin>;

/** A pinboard as its readers see it. */
export const Pinboard = z.object({
  id: Id,
  name: z.string(),
  /** Besides who made it, these roles see it. */
  roles: z.array(MemberRole),
  is_mine: z.boolean(),
  /** Who made it, owners and admins change it. */
  may_edit: z.boolean(),
  pins: z.array(Pin),
});
export type Pinboard = z.infer<typeof Pinboard>;

const name = line(1, LONGEST_NAME);

/** `POST /establishments/:id/pinboards`. */
export const NewPinboard = z.object({ name });
export type NewPinboard = z.infer<typeof NewPinboard>;

/** `PATCH /pinboards/:id`; what is left out stays. */
export const PinboardChanges = z.object({
  name: z.optional(name),
  roles: z.optional(z.array(MemberRole).check(z.maxLength(10))),
  /** Pins, first to last; those that are not named stay where they are. */
  order: z.optional(z.array(Id).check(z.maxLength(MOST_PINS))),
});
export type PinboardChanges = z.infer<typeof PinboardChanges>;

/** `POST /pinboards/:id/pins`. */
export const NewPin = z.object({ title: QuestionTitle, plan: Plan });
export type NewPin = z.infer<typeof NewPin>;

/** `PATCH /pinboards/:id/pins/:pin`; what is left out stays. */
export const PinChanges = z.object({ title: z.optional(QuestionTitle), chart: z.optional(z.enum(CHARTS)) });
export type PinChanges = z.infer<typeof PinChanges>;

/** `GET /pinboards/:id/answers`: the pins with their figures as the reader may count them. */
export const PinboardAnswers = z.object({
  at: Instant,
  answers: z.array(z.object({
    pin: Id,
    title: z.string(),
    /** Visits of today change it. */
    is_live: z.boolean(),
    /** Null when the plan can no longer be counted. */
    answer: z.nullable(PlanAnswer),
  })),
});
export type PinboardAnswers = z.infer<typeof PinboardAnswers>;
export type PinAnswer = PinboardAnswers["answers"][number];
