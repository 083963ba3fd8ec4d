import postgres from "postgres";
import * as z from "zod/mini";
import { take } from "../edge/domain/wait/learning.ts";
import type { Model } from "../edge/domain/wait/model.ts";
import { predict } from "../edge/domain/wait/predict.ts";
import { newModel } from "../edge/domain/wait/priors.ts";
import { isTold } from "../edge/domain/wait/show.ts";
import { presentState } from "../edge/domain/wait/state.ts";
import { EventRow, waitEventsOf } from "../edge/domain/wait/visit_row.ts";
import { clinicOf } from "../edge/domain/wait/work.ts";
import { demoLogins } from "./demo.ts";

/** Days before anybody is told a wait: the model knows nothing at first. */
const LEARNING_DAYS = 3;
/** A quarter of what people are told by, so that nobody waits for the demo. */
const REPETITIONS = 25;

interface PastWait {
  visit: string;
  /** Minutes since the epoch. */
  at: number;
  about: number;
  up_to: number;
}

/**
 * Gives the demo clinic's past the waits that its visits would have been told: its events are lived through once more,
 * each prediction made from what had happened until then. Does nothing where waits were told already.
 */
export async function tellPastWaits(databaseUrl: string, seed: string): Promise<void> {
  const logins = demoLogins(seed);
  if (!logins) return;
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  try {
    const [clinic] = await sql`
      select e.id, (private.wait_pools(e.id, null) -> 0)::boolean as triage,
        (date_part('epoch', (now() at time zone e.timezone) - (now() at time zone 'UTC')) / 60)::int as utc_offset
      from public.establishments as e
      where e.id = (
          select m.establishment_id from auth.users as u join public.members as m on m.user_id = u.id
          where u.email = ${logins.emails[0]} order by m.created_at limit 1)
        and not exists (select from private.wait_promises as p where p.establishment_id = e.id)`;
    if (!clinic) return;
    const { triage, utc_offset } = z.object({ triage: z.boolean(), utc_offset: z.int() }).parse(clinic);
    const model = newModel(clinicOf(triage, utc_offset));
    await keep(sql, clinic.id, liveThrough(await readEvents(sql, clinic.id), model));
  } finally {
    await sql.end();
  }
}

async function readEvents(sql: postgres.Sql, establishment: string): Promise<EventRow[]> {
  const events: EventRow[] = [];
  for (;;) {
    const after = events.at(-1)?.id ?? 0;
    const [{ page }] = await sql`select private.wait_events(${establishment}, ${after}) as page`;
    const more = z.array(EventRow).parse(page);
    if (more.length === 0) return events;
    events.push(...more);
  }
}

function liveThrough(rows: EventRow[], model: Model): PastWait[] {
  const told: PastWait[] = [];
  const seen = new Set<string>();
  const from = (rows[0]?.at ?? 0) + LEARNING_DAYS * 24 * 60;
  for (const row of rows) {
    for (const event of waitEventsOf(row)) take(model, event);
    if (row.at < from || !isTold(row.risk) || seen.has(row.visit)) continue;
    const { state, visits } = presentState(model);
    const place = visits.indexOf(row.visit);
    if (place < 0) continue;
    seen.add(row.visit);
    const { about, up_to } = predict(model, state, row.at, { repetitions: REPETITIONS })[place];
    told.push({ visit: row.visit, at: row.at, about, up_to });
    const until = row.at + up_to;
    take(model, { kind: "promise", at: row.at, visit: row.visit, about, until, occasion: "triage" });
  }
  return told;
}

async function keep(sql: postgres.Sql, establishment: string, told: PastWait[]): Promise<void> {
  await sql`
    insert into private.wait_promises (establishment_id, visit_id, made_at, risk, about, up_to, plain)
    select v.establishment_id, v.id, one.at, v.risk, p.about, p.up_to, (
      select avg(date_part('epoch', o.started_at - coalesce(o.triaged_at, o.arrived_at)) / 60)
      from public.visits as o
      where o.establishment_id = v.establishment_id and o.arrived_at > one.at - interval '1 day'
        and o.started_at between one.at - interval '2 hours' and one.at
        and o.started_at >= coalesce(o.triaged_at, o.arrived_at))
    from jsonb_to_recordset(${JSON.stringify(told)}::text::jsonb)
      as p (visit uuid, at double precision, about real, up_to real)
    cross join lateral (select to_timestamp(p.at * 60) as at) as one
    join public.visits as v on v.establishment_id = ${establishment} and v.id = p.visit`;
}
