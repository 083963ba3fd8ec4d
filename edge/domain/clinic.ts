import * as z from "zod/mini";
import { Language, OpeningHours } from "./establishment.ts";
import { Id, State } from "./fields.ts";
import { estimateWait, type Wait } from "./wait/estimate.ts";

const Count = z.int().check(z.nonnegative());

/** A service as the database tells of it: who waits in its pool, and how fast that goes. */
export const ServiceRow = z.object({
  id: Id,
  name: z.string(),
  /** Whether triage comes first. */
  triage: z.boolean(),
  waiting: Count,
  mean_minutes: z.nullable(z.number()),
  professionals: Count,
});
export type ServiceRow = z.infer<typeof ServiceRow>;

/** What somebody who came now would wait, in minutes; null when there is nothing to go by. */
export const NewcomerWait = z.nullable(z.object({ about_minutes: Count, up_to_minutes: Count }));

/** What people may come for. */
export const ClinicService = z.extend(
  z.pick(ServiceRow, { id: true, name: true, triage: true, waiting: true }),
  {
    wait: NewcomerWait,
  },
);
export type ClinicService = z.infer<typeof ClinicService>;

/** Whether a ticket can be taken by phone now: the house does not offer it, is closed, or expects enough people. */
export const REMOTE_STATES = ["open", "off", "closed", "full"] as const;
export const RemoteState = z.enum(REMOTE_STATES);
export type RemoteState = z.infer<typeof RemoteState>;

export const CountsFrom = z.enum(["ticket", "arrival"]);

const page = {
  id: Id,
  slug: z.string(),
  name: z.string(),
  logo_path: z.nullable(z.string()),
  description: z.nullable(z.string()),
  phone: z.string(),
  website: z.nullable(z.string()),
  address: z.string(),
  city: z.string(),
  state: State,
  postal_code: z.string(),
  timezone: z.string(),
  language: Language,
  opening_hours: OpeningHours,
  /** By the opening hours; a clinic that has told none is open. */
  is_open: z.boolean(),
  remote: z.object({
    state: RemoteState,
    /** Within which the arrival must be confirmed. */
    minutes: Count,
    counts_from: CountsFrom,
  }),
};

export const ClinicRow = z.object({ ...page, services: z.array(ServiceRow) });
export type ClinicRow = z.infer<typeof ClinicRow>;

/** The public page of a clinic. */
export const Clinic = z.object({ ...page, services: z.array(ClinicService) });
export type Clinic = z.infer<typeof Clinic>;

/** Addresses of clinics, as `POST /establishments` gives them. */
export const Slug = z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,119}$/));

/** What the model told of newcomers, by service. */
export type NewcomerWaits = Readonly<Record<string, Wait>>;

/** A service with its wait: what the model tells, else what the present pace gives. */
export function describeService(row: ServiceRow, told: NewcomerWaits): ClinicService {
  const { id, name, triage, waiting } = row;
  const wait = told[id] ?? (triage ? null : estimateWait(row, waiting, null));
  return { id, name, triage, waiting, wait: wait && shownWait(wait) };
}

/** What is shown of a wait and nothing else. */
export function shownWait({ about_minutes, up_to_minutes }: Wait): Wait {
  return { about_minutes, up_to_minutes };
}
