import * as z from "zod/mini";
import { PresenceState } from "../presence.ts";
import { Risk } from "../risk.ts";
import { VisitStatus } from "../visit.ts";
import { take } from "./learning.ts";
import { type Clinic, Model } from "./model.ts";
import { newModel } from "./priors.ts";
import { EventRow, waitEventsOf } from "./visit_row.ts";

const Minutes = z.number();

const OpenRow = z.object({
  id: z.string(),
  code: z.string(),
  /** Seconds since the epoch; with `code`, who this is in a snapshot. */
  arrived: z.int(),
  status: VisitStatus,
  risk: z.nullable(Risk),
  /** By law, 0 to 2 as in `PRECEDENCES`. */
  precedence: z.int(),
  pool: z.int(),
  since: Minutes,
  /** Of those whose call is open. */
  called: z.nullable(Minutes),
  started: z.nullable(Minutes),
  finished: z.nullable(Minutes),
  professional: z.nullable(z.string()),
});
export type OpenRow = z.infer<typeof OpenRow>;

const ProfessionalRow = z.object({
  id: z.string(),
  /** When last seen with a patient. */
  last: z.nullable(Minutes),
  mark: z.nullable(PresenceState),
  /** Pools served; none means all. */
  pools: z.array(z.int()),
});
export type ProfessionalRow = z.infer<typeof ProfessionalRow>;

/** A wait as it is shown, in minutes, and since which minute. */
const Shown = z.object({ about_minutes: z.int(), up_to_minutes: z.int(), since: Minutes });

/** A wait as it was told, and what it was worked out from. */
export const KeptWait = z.extend(Shown, {
  professionals: z._default(z.int(), 0),
  usual_minutes: z._default(z.int(), 0),
  overtaking: z._default(z.int(), 0),
  /** Whether nobody was before this one. */
  is_next: z._default(z.boolean(), false),
});
export type KeptWait = z.infer<typeof KeptWait>;

/** What was told last: to each visit, and of each pool to whoever thinks of coming; and what nearly everybody waits at least. */
export const Forecast = z.object({
  waits: z.record(z.string(), KeptWait),
  newcomers: z._default(z.record(z.string(), Shown), {}),
  /** By visit, minutes from when this was worked out. */
  at_least: z._default(z.record(z.string(), z.int()), {}),
  /** By visit, of all classes: minutes from when this was worked out until the call. */
  expected: z._default(z.record(z.string(), z.int()), {}),
});
export type Forecast = z.infer<typeof Forecast>;

/** What an establishment's waits are worked out from; instants in minutes since the epoch. */
export const WaitWork = z.object({
  now: Minutes,
  basis: z.string(),
  /** By pool: whether people are classified before they are called, by rule or by habit. */
  triage: z.array(z.boolean()),
  /** How those back from exams are called. */
  returns: z.enum(["first_of_class", "by_time"]),
  utc_offset: z.number(),
  revision: z.int(),
  cursor: z.int(),
  /** One per pool, as they were kept: whatever is not a model of this version is learned anew. */
  models: z.unknown(),
  forecast: z.catch(z.nullable(Forecast), null),
  events: z.array(EventRow),
  state: z.object({ visits: z.array(OpenRow), professionals: z.array(ProfessionalRow) }),
});
export type WaitWork = z.infer<typeof WaitWork>;

/** Models by pool, and up to which event they have learned. */
export interface Learning {
  models: Model[];
  cursor: number;
  /** Whether events are left that have not been learned from. */
  hasMore: boolean;
}

/** A full page of events, as the database gives them. */
const PAGE = 2_000;
/** Minutes by which a model may have lived past now: clocks that were set back. */
const AHEAD = 60;

/** Models that have learned from the events of `work` too; what cannot be gone on with begins anew, from the first event. */
export function learnFrom(work: WaitWork): Learning {
  const kept = z.safeParse(z.array(Model), work.models ?? []);
  const isAhead = ({ present: { clock } }: Model) => clock !== null && clock > work.now + AHEAD;
  if (!kept.success || kept.data.some(isAhead)) return { models: [], cursor: 0, hasMore: true };
  const models = kept.data;
  for (const { clinic } of models) clinic.utc_offset = work.utc_offset;
  for (const row of work.events) {
    const model = modelOf(models, row.pool, work);
    for (const event of waitEventsOf(row)) {
      // What was told is of the first consultation.
      if (event.kind === "promise" && model.present.visits[event.visit]?.returned) continue;
      take(model, event);
    }
  }
  return { models, cursor: work.events.at(-1)?.id ?? work.cursor, hasMore: work.events.length >= PAGE };
}

/** The model of a pool, made when it is first asked for. */
function modelOf(models: Model[], pool: number, { triage, utc_offset, returns }: WaitWork): Model {
  while (models.length <= pool) {
    models.push(newModel(clinicOf(triage[models.length] ?? false, utc_offset, returns)));
  }
  return models[pool];
}

/** What a model presupposes of a clinic that runs its queue here. */
export function clinicOf(
  triage: boolean,
  utc_offset: number,
  returns: WaitWork["returns"] = "first_of_class",
): Clinic {
  return { triage, precedence: true, utc_offset, returns, opening: null };
}
