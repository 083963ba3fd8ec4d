import assert from "node:assert/strict";
import * as z from "zod/mini";
import postgres from "postgres";
import { Visit } from "../../edge/domain/staff_queue.ts";
import { anonymous, user } from "../support/actors.ts";
import { type Clinic, clinic, service, visits } from "../support/builders.ts";
import { testDatabase } from "../support/database.ts";

const db = await testDatabase();
/** Connections enough that all desks are at it together. */
const sql = postgres(db.url, { max: 12, onnotice: () => {} });
Deno.test.afterAll(async () => {
  await sql.end({ timeout: 1 });
  await db[Symbol.asyncDispose]();
});

const DESKS = 8;
const PEOPLE = 200;
const ACTS_OF_A_DESK = 30;

/** Numbers from 0 to 1, the same in every run. */
function dice(seed: number): () => number {
  let state = seed * 2_654_435_761 >>> 0;
  return () => {
    state = state * 1_664_525 + 1_013_904_223 >>> 0;
    return state / 2 ** 32;
  };
}

/** One desk: it calls, and does to whomever it called, or to anybody, what may be done, or what may not. */
async function work(house: Clinic, other: string, people: { id: string; token: string }[], seed: number) {
  const roles = ["receptionist", "nurse", "doctor", "owner"] as const;
  const desk = user(sql, house.members[roles[seed % roles.length]]);
  const next = dice(seed);
  const pick = <Item>(items: readonly Item[]) => items[Math.floor(next() * items.length)];
  let mine = people[seed].id;
  for (let turn = 0; turn < ACTS_OF_A_DESK; turn++) {
    if (next() < 0.1) mine = pick(people).id;
    const [name, data] = pick(
      [
        ["start_visit", { professional_id: house.professional }],
        ["finish_visit", {}],
        ["finish_visit", { outcome: "awaiting_return" }],
        ["mark_no_show", {}],
        ["return_visit", {}],
        ["transfer_visit", { service_id: pick([house.service, other]) }],
        ["cancel_visit", { reason: "Desistiu" }],
        ["undo_visit", null],
        ["call_visit", { reason: "Piora" }],
      ] as const,
    );
    const { token } = pick(people);
    const attempt = next() < 0.4
      ? desk.call(z.nullable(Visit), "call_next", house.id, {}).then((called) => mine = called?.id ?? mine)
      : next() < 0.15
      ? anonymous(sql).call(
        z.unknown(),
        "act_on_ticket",
        token,
        pick(["acknowledge", "arrive", "step_in"]),
        {},
      )
      : data === null
      ? desk.call(z.unknown(), name, mine)
      : desk.call(z.unknown(), name, mine, data);
    // What the state does not allow is refused; everything else would be a fault.
    await attempt.catch((error) => assert.match(String(error.code), /^(BADST|NUNDO|CALLM|INQUE)$/, name));
  }
}

Deno.test("eight desks and the patients act on 200 visits at once: none is lost, doubled or in two states", async () => {
  const house = await clinic(sql);
  const other = await service(sql, house.id, "E");
  await sql`update public.establishments set queue_rules = queue_rules || '{"max_calls":10}' where id = ${house.id}`;
  const colours = ["orange", "yellow", "green", "blue"] as const;
  const people = await visits(
    sql,
    house,
    Array.from({ length: PEOPLE }, (_, index) => ({ risk: colours[index % 4] })),
  );
  const [{ version }] =
    await sql`select version::int from public.queues where establishment_id = ${house.id}`;
  await Promise.all(Array.from({ length: DESKS }, (_, seed) => work(house, other, people, seed)));

  const held = await sql`
    select v.id, v.status::text, v.closed_at is null as open, count(*) over (partition by v.patient_id)::int as visits
    from public.visits as v where v.establishment_id = ${house.id}`;
  assert.deepEqual(
    held.map(({ id }) => id).sort(),
    people.map(({ id }) => id).sort(),
    "no visit lost or added",
  );
  assert.ok(held.every((row) => row.visits === 1));
  assert.ok(new Set(held.map(({ status }) => status)).size >= 5, "the storm reached most states");

  // Each event begins where the one before it ended, and the last one ends where the visit stands.
  const broken = await sql`
    with chain as (
      select e.visit_id, e.id, e.act, e.from_status, e.to_status,
        lag(e.to_status) over own as before, lead(e.id) over own is null as is_last
      from public.visit_events as e where e.establishment_id = ${house.id}
      window own as (partition by e.visit_id order by e.id)
    )
    select c.* from chain as c join public.visits as v on v.id = c.visit_id
    where c.before is not null and c.from_status is distinct from c.before
      or c.is_last and c.to_status is distinct from v.status`;
  assert.deepEqual([...broken], []);

  // Every act is one version, and nobody is both in the queue and out of it.
  const [counted] = await sql`
    select q.version::int - ${version} as versions,
      (select count(*)::int from public.visit_events as e where e.establishment_id = ${house.id}) as events
    from public.queues as q where q.establishment_id = ${house.id}`;
  assert.equal(counted.versions, counted.events);
  assert.ok(counted.events > 100, `${counted.events} acts took place`);
  const closed = ["finished", "cancelled", "no_show"];
  assert.ok(held.every(({ status, open }) => open !== closed.includes(status)));

  // Calls are numbered without a gap, but for those that were taken back.
  const numbers = await sql`
    select number::int from private.calls where establishment_id = ${house.id} order by number`;
  assert.equal(new Set(numbers.map(({ number }) => number)).size, numbers.length);
  const [{ chain }] = await sql`select private.queue_snapshot(${house.id}) as chain`;
  const shown = [...chain.waiting, ...chain.called, ...chain.in_service].map(({ code }: { code: string }) =>
    code
  );
  assert.equal(new Set(shown).size, shown.length, "the snapshot shows each visit once");
  assert.equal(
    shown.length,
    held.filter(({ status }) => ["waiting", "called", "in_service"].includes(status)).length,
  );
});
