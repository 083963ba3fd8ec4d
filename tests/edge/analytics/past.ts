import type postgres from "postgres";
import { PRIORITIES } from "../../../edge/domain/priority.ts";
import { RISKS } from "../../../edge/domain/risk.ts";
import { type Clinic, clinic, professional, room, service, visits } from "../../support/builders.ts";
import { CATALOGUE, TODAY } from "./asking.ts";
import type { PastVisit } from "./figures_of.ts";

/** A clinic with the catalogue of the questions and a past, and that past as it was made up. */
export interface Past {
  clinic: Clinic;
  visits: PastVisit[];
}

/**
 * Makes up visits of the hundred days before the questions' today, some of them at a midnight's edge, some with a
 * return from exams; events, charts and visits as the product writes them. The same for the same seed.
 */
export async function madeUpPast(sql: postgres.Sql, howMany: number, seed = 7): Promise<Past> {
  const house = await clinic(sql);
  const ids = await furnish(sql, house);
  const random = generator(seed);
  const past = Array.from({ length: howMany }, () => makeUp(random));
  const made = await visits(
    sql,
    house,
    past.map((one) => ({
      status: one.status === "awaiting_triage"
        ? "awaiting_triage"
        : STATUSES.find((name) => name === one.status),
      risk: RISKS.find((risk) => risk === one.risk) ?? null,
      priority: PRIORITIES.find((priority) => priority === one.priority) ?? null,
      arrived_at: new Date(one.arrived),
      finished_at: one.finished === null ? undefined : new Date(one.finished),
      closed_at: new Date(one.finished ?? one.arrived),
      professional_id: one.professional ? ids.professional.get(one.professional) : undefined,
      room_id: one.room ? ids.room.get(one.room) : undefined,
    })),
  );
  await sql`
    update public.visits as v set service_id = given.service::uuid
    from unnest(${made.map(({ id }) => id)}::uuid[], ${
    past.map((one) => ids.service.get(one.service) ?? "")
  }::text[])
      as given (id, service)
    where v.id = given.id`;
  await sql`
    update public.patients as p set birth_date = given.born::date
    from unnest(${made.map(({ patient_id }) => patient_id)}::uuid[], ${past.map(({ born }) => born)}::text[])
      as given (id, born)
    where p.id = given.id`;
  const events = past.flatMap(({ acts }, index) => acts.map((act) => ({ ...act, visit: made[index].id })));
  await sql`
    insert into public.visit_events (establishment_id, visit_id, act, to_status, happened_at)
    select ${house.id}, id::uuid, act::public.visit_act, 'waiting', at::timestamptz
    from unnest(${events.map(({ visit }) => visit)}::text[], ${events.map(({ act }) => act)}::text[],
      ${events.map(({ at }) => new Date(at).toISOString())}::text[]) with ordinality as given (id, act, at, n)
    order by n`;
  return { clinic: house, visits: past.map((one, index) => ({ ...one, patient: made[index].patient_id })) };
}

const STATUSES = ["finished", "cancelled", "no_show"] as const;

async function furnish(sql: postgres.Sql, house: Clinic) {
  const ids = {
    service: new Map<string, string>(),
    professional: new Map<string, string>(),
    room: new Map<string, string>(),
  };
  for (const [index, name] of CATALOGUE.service.entries()) {
    const id = await service(sql, house.id, `Q${"ABCD"[index]}`);
    await sql`update public.services set name = ${name} where id = ${id}`;
    ids.service.set(name, id);
  }
  for (const full_name of CATALOGUE.professional) {
    ids.professional.set(full_name, await professional(sql, house.id, { full_name }));
  }
  for (const name of CATALOGUE.room) ids.room.set(name, await room(sql, house.id, name));
  return ids;
}

function makeUp(random: () => number): PastVisit {
  const among = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)];
  const end = Date.parse(`${TODAY}T23:30:00-03:00`);
  const arrived = end - Math.floor(random() * 100 * 86_400) * 1_000;
  const after = (from: number, most: number) => from + Math.ceil(random() * most * 60) * 1_000;
  const acts = [{ act: "create", at: arrived }];
  const act = (name: string, most: number) => {
    const at = after(acts[acts.length - 1].at, most);
    acts.push({ act: name, at });
    return at;
  };
  const risk = random() < 0.8 ? among(RISKS) : null;
  if (risk) act("triage", 20);
  const status = among(["finished", "finished", "finished", "no_show", "cancelled"]);
  let finished: number | null = null;
  if (status === "finished") {
    for (let round = random() < 0.2 ? 2 : 1; round > 0; round--) {
      act("call", 200);
      act("start", 5);
      finished = act("finish", 40);
    }
  } else act(status === "no_show" ? "no_show" : "cancel", 90);
  const years = 1 + Math.floor(random() * 94);
  return {
    patient: "",
    born: random() < 0.9 ? `${2026 - years}-${among(["01-01", "03-18", "07-09", "12-31"])}` : null,
    service: among(CATALOGUE.service),
    professional: status === "finished" ? among(CATALOGUE.professional) : null,
    room: random() < 0.8 ? among(CATALOGUE.room) : null,
    status,
    risk,
    priority: random() < 0.4 ? among(PRIORITIES) : null,
    arrived,
    finished,
    acts,
  };
}

/** Mulberry32: small, quick, the same everywhere. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6D2B79F5) | 0;
    let mixed = Math.imul(state ^ state >>> 15, 1 | state);
    mixed = mixed + Math.imul(mixed ^ mixed >>> 7, 61 | mixed) ^ mixed;
    return ((mixed ^ mixed >>> 14) >>> 0) / 4_294_967_296;
  };
}
