-- The triage desk expects what the board and the tickets tell.

create or replace function private.forecast_breaches(establishment uuid, minutes int)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  horizon constant int := least(greatest(coalesce(minutes, 30), 1), 240);
  mean constant double precision := (select q.mean_minutes from public.queues as q where q.establishment_id = establishment);
  expected jsonb;
  made_at timestamptz;
begin
  perform private.require_role(establishment);
  select m.forecast -> 'expected', m.updated_at into expected, made_at from private.wait_models as m
  where m.establishment_id = establishment and m.updated_at > now() - interval '15 minutes';
  return (
    with desks as (
      select s.pool, private.count_professionals(establishment, s.pool) as people
      from public.services as s where s.establishment_id = establishment group by s.pool
    ), timed as (
      select (board.visit).id, (board.visit).code, (board.visit).risk, (board.visit).due_at,
        ceil(extract(epoch from (board.visit).due_at - now()) / 60)::int as in_minutes,
        coalesce(
          made_at + make_interval(secs => 60 * (expected ->> (board.visit).id::text)::double precision),
          now() + make_interval(secs => 60 * mean * (board.turn - 1) / nullif(desks.people, 0))) as expected_at
      from private.board_entries(establishment) as board
      join public.services as s on s.establishment_id = establishment and s.id = (board.visit).service_id
      join desks on desks.pool = s.pool
      where board.turn is not null and (board.visit).due_at is not null and (board.visit).started_at is null
    )
    select jsonb_build_object('at', now(), 'minutes', horizon,
      'overdue', coalesce(jsonb_agg(to_jsonb(timed) order by due_at, code) filter (where due_at <= now()), '[]'),
      'coming', coalesce(jsonb_agg(to_jsonb(timed) order by due_at, code) filter (where due_at > now()
        and in_minutes <= horizon and (expected_at is null or expected_at > due_at)), '[]'))
    from timed
  );
end
$$;
comment on function private.forecast_breaches(uuid, int) is
$$Who waits longer than the colour allows, for members: {at, minutes, overdue: [visit], coming: [visit]}, each {id, code,
risk, due_at, in_minutes (negative when over), expected_at}. `coming` are those whose limit passes within `minutes` (1 to
240) before they are called. When that will be is told by the forecast kept, no older than 15 minutes; for whoever is not
in it, by people before them times the mean consultation, by professionals at work. expected_at is null, and everybody
counts, as long as neither is known.$$;
