import type postgres from "postgres";

/** How long and how busy. */
export interface LongPast {
  days: number;
  perDay: number;
  /** The last day, as `2026-03-18`. */
  until: string;
}

const PROFESSIONALS = 12;
const ROOMS = 6;

/**
 * Lets a clinic have had a busy past: charts, visits and their events in a few statements, the facts by their triggers.
 * The same each time but for ids.
 */
export async function longPast(sql: postgres.Sql, establishment: string, past: LongPast): Promise<void> {
  await sql.begin(async (sql) => {
    await sql`select setseed(0.42)`;
    await sql`alter table public.visits disable trigger user`;
    await sql`alter table public.visits enable trigger rank_visit`;
    await sql`alter table public.patients disable trigger user`;
    await furnish(sql, establishment);
    await arrive(sql, establishment, past);
    await act(sql, establishment);
    await sql`alter table public.visits enable trigger user`;
    await sql`alter table public.patients enable trigger user`;
  });
  await sql`analyze public.visits, public.visit_events, public.visit_facts, public.patients`;
}

async function furnish(sql: postgres.TransactionSql, establishment: string) {
  await sql`
    insert into public.professionals (establishment_id, full_name, email, specialty, council, council_number, council_state,
      shift, status)
    select ${establishment}, 'Profissional ' || chr(64 + n), 'p' || n || '@example.com', 'Clínica médica', 'CRM',
      (700000 + n)::text, 'SP', 'full_day', 'active'
    from generate_series(1, ${PROFESSIONALS}::int) as n`;
  await sql`
    insert into public.rooms (establishment_id, name)
    select ${establishment}, 'Consultório ' || chr(64 + n) from generate_series(1, ${ROOMS}::int) as n`;
  await sql`
    insert into public.services (establishment_id, name, prefix)
    values (${establishment}, 'Pediatria', 'YA'), (${establishment}, 'Ortopedia', 'YB')`;
}

/** Who comes: by day as many, between 7 and 22 by the clock of São Paulo, each person some five times. */
async function arrive(
  sql: postgres.TransactionSql,
  establishment: string,
  { days, perDay, until }: LongPast,
) {
  await sql`
    with charts as (
      insert into public.patients (establishment_id, name, birth_date)
      select ${establishment}, 'Pessoa ' || n, '2026-01-01'::date - (n * 37 % 33000)
      from generate_series(1, greatest(${days * perDay}::int / 5, 1)) as n
      returning id
    ), people as (select array_agg(id order by id) as ids from charts),
    house as (
      select (select array_agg(id order by name) from public.services where establishment_id = ${establishment}) as services,
        (select array_agg(id order by full_name) from public.professionals where establishment_id = ${establishment}) as
          professionals,
        (select array_agg(id order by name) from public.rooms where establishment_id = ${establishment}) as rooms
    ), drawn as (
      select n, (n - 1) / ${perDay}::int as day, random() as who, random() as ending, random() as colour, random() as wait,
        random() as care, random() as moment, random() as legal
      from generate_series(1, ${days * perDay}::int) as n
    ), timed as (
      select drawn.*, (${until}::date - day)::timestamp at time zone 'America/Sao_Paulo'
          + interval '7 hours' + moment * interval '15 hours' as arrived,
        case when ending < 0.86 then 'finished' when ending < 0.94 then 'no_show' else 'cancelled' end as status
      from drawn
    )
    insert into public.visits (establishment_id, service_id, patient_id, professional_id, room_id, code, code_day, number,
      status, risk, priority, arrived_at, triaged_at, started_at, finished_at, closed_at)
    select ${establishment}, house.services[1 + n % cardinality(house.services)],
      people.ids[1 + floor(who * cardinality(people.ids))::int],
      case status when 'finished' then house.professionals[1 + floor(care * cardinality(house.professionals))::int] end,
      house.rooms[1 + n % cardinality(house.rooms)],
      'Z' || lpad((n % 1000)::text, 3, '0'), ${until}::date - day, 1000000 + n, status::public.visit_status,
      case when colour < 0.9 then (enum_range(null::public.risk))[1 + floor(5 * sqrt(colour / 0.9))::int] end,
      case when legal < 0.3 then (enum_range(null::public.priority))[1 + floor(legal / 0.3 * 10)::int] end,
      arrived, arrived + interval '8 minutes',
      case status when 'finished' then arrived + (10 + 110 * wait * wait) * interval '1 minute' end,
      case status when 'finished' then arrived + (10 + 110 * wait * wait + 5 + 25 * care) * interval '1 minute' end,
      arrived + (10 + 110 * wait * wait + 5 + 25 * care) * interval '1 minute'
    from timed, people, house`;
}

/** What was done to them; one statement, so that the facts are worked out once. */
async function act(sql: postgres.TransactionSql, establishment: string) {
  await sql`
    insert into public.visit_events (establishment_id, visit_id, act, to_status, risk, professional_id, happened_at)
    select v.establishment_id, v.id, acts.act, acts.status, v.risk, v.professional_id, acts.at
    from public.visits as v
    cross join lateral (values
      (1, 'create'::public.visit_act, 'awaiting_triage'::public.visit_status, v.arrived_at),
      (2, 'triage', 'waiting', case when v.risk is not null then v.triaged_at end),
      (3, 'call', 'called', v.started_at - interval '2 minutes'),
      (4, 'start', 'in_service', v.started_at),
      (5, case v.status when 'finished' then 'finish'::public.visit_act when 'no_show' then 'no_show' else 'cancel' end,
        v.status, v.closed_at)) as acts (place, act, status, at)
    where v.establishment_id = ${establishment} and acts.at is not null
    order by v.arrived_at, v.id, acts.place`;
}
