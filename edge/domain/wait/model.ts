import * as z from "zod/mini";
import { RunningMean } from "./running_mean.ts";
import { Present } from "./present.ts";

/** What is known of a clinic before its first patient. */
export const Clinic = z.object({
  /** Whether patients are classified before they are called. */
  triage: z.boolean(),
  /** Whether, within a class, who has precedence by law goes before who has not. */
  precedence: z.boolean(),
  /** Local minus universal time, in minutes: hours of the day are the clinic's own. */
  utc_offset: z.number(),
  /** Those back from exams: after orange and before yellow, or within the class they had, first or by time. */
  returns: z.enum(["after_orange", "first_of_class", "by_time"]),
  /** First and last hour (excluded) in which people arrive; null where it never closes. */
  opening: z.nullable(z.tuple([z.number(), z.number()])),
});
export type Clinic = z.infer<typeof Clinic>;

/** How many professionals were at work at one time of the day, on one day. */
const Attendance = z.object({
  /** Whether people had been waiting for a while: then who is at work is seen to be busy. */
  pressed: z.boolean(),
  count: z.int().check(z.nonnegative()),
});
export type Attendance = z.infer<typeof Attendance>;

/** Arrivals of one hour of the day: their mean, and how many days it was seen. */
const HourRate = z.object({ rate: z.number(), days: z.number() });

/**
 * What is learned of one clinic: some numbers, in minutes unless said otherwise. Lists by type follow `typesOf`.
 * The JSON form is versioned: one of another version is thrown away and learned anew from the events.
 */
export const Learned = z.object({
  version: z.literal(2),
  clinic: Clinic,
  /** Length of a consultation, by type. */
  service: z.array(RunningMean),
  /** Variance of the logarithm of a consultation's length over its mean. */
  spread: RunningMean,
  /** From one patient's leaving to the next one's beginning while people wait. */
  gap: RunningMean,
  /** How many people were of each type. */
  mix: z.array(z.number()),
  /** How many people had which precedence, `PRECEDENCES` of them. */
  precedence: z.array(z.number()),
  /** Probability that a first consultation leads to exams and back, by type. */
  returning: z.array(RunningMean),
  /** How long those are away. */
  away: RunningMean,
  /** Between two ends of triage while people wait for it. */
  triage_spacing: z.number(),
  arrivals: z.object({
    /** By hour of the local day, per hour. */
    hours: z.array(HourRate),
    /** Arrivals of the last hours and what was expected of them, fading. */
    seen: z.number(),
    expected: z.number(),
    /** Since the hour began. */
    this_hour: z.int(),
  }),
  /** Probability of not being there when called, by how long one waited (`NO_SHOW_EDGES`). */
  no_show: z.array(RunningMean),
  /** By half hour of the local day, the latest last. */
  attendance: z.array(z.array(Attendance)),
  /** Logarithms of the factors that widen or narrow the bound, by length of wait and by type. */
  bound: z.object({ bucket: z.array(z.number()), type: z.array(z.number()) }),
  /** Whole local days since the first event. */
  day: z.int(),
});
export type Learned = z.infer<typeof Learned>;

/** What is learned, and the unfinished business that learning goes on from. */
export const Model = z.extend(Learned, { present: Present });
export type Model = z.infer<typeof Model>;
