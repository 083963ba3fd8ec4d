-- Who is called before whom depends on class and on precedence by law, so what waits are predicted from tells both, and
-- whether people are classified at all: by rule, or by habit.

create function private.wait_pools(establishment uuid, kept jsonb)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
begin
  return (
    with closed as (
      select v.service_id, (v.risk is not null)::int as classified from public.visits as v
      where v.establishment_id = establishment and v.closed_at is not null and v.status = 'finished'
      order by v.closed_at desc limit 200
    ), pools as (
      select s.pool, bool_or(coalesce(s.triage_required, e.triage_required)) as required,
        (select count(*) from closed join public.services as o on o.establishment_id = establishment and o.id = service_id
          where o.pool = s.pool) as seen,
        (select avg(classified) from closed join public.services as o on o.establishment_id = establishment and o.id = service_id
          where o.pool = s.pool) as share
      from public.services as s join public.establishments as e on e.id = s.establishment_id
      where s.establishment_id = establishment group by s.pool
    )
    select coalesce(jsonb_agg(coalesce(required, false) or coalesce(seen >= 10 and share > case
      when (kept -> pool -> 'clinic' ->> 'triage')::boolean then 0.4 else 0.6 end, false) order by pool), '[]')
    from generate_series(0, (select max(pools.pool) from pools)) as pool
    left join pools using (pool));
end
$$;
comment on function private.wait_pools(uuid, jsonb) is
$$By pool, whether people are classified before they are called: where a service requires it, and where most of the last finished
visits were (more than six of ten; where the models kept say that they are, until fewer than four).$$;

drop function private.wait_basis(uuid);
create function private.wait_basis(establishment uuid, triage jsonb)
returns text
language plpgsql
stable
set search_path = ''
as $$
begin
  return (
    select concat_ws(' ', triage, e.timezone, (
      select md5(string_agg(s.id || ':' || s.pool, ',' order by s.id)) from public.services as s
      where s.establishment_id = e.id
        and exists (select from public.services as one where one.establishment_id = e.id and one.pool > 0)))
    from public.establishments as e where e.id = establishment);
end
$$;
comment on function private.wait_basis(uuid, jsonb) is 'What models of waits presuppose of an establishment.';

create function private.precedence_of(priority public.priority)
returns int
language sql
immutable parallel safe
set search_path = ''
as $$
  select case when priority is null then 2 when priority = 'elderly_80' then 0 else 1 end;
$$;
comment on function private.precedence_of(public.priority) is
  'Precedence within a class as waits are predicted with it: 0 for 80+, 1 for the other legal classes, 2 for none.';

create or replace function private.wait_events(establishment uuid, after bigint)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
begin
  -- Acts may be undone for thirty seconds; what was undone is passed over.
  return coalesce((
    select jsonb_agg(jsonb_build_object(
      'id', e.id, 'at', date_part('epoch', e.happened_at) / 60, 'visit', e.visit_id, 'act', e.act, 'from', e.from_status,
      'to', e.to_status, 'risk', e.risk, 'precedence', private.precedence_of(v.priority), 'professional', e.professional_id,
      'pool', s.pool,
      'void', e.undoes is not null or exists (
        select from public.visit_events as undo
        where undo.establishment_id = establishment and undo.visit_id = e.visit_id and undo.undoes = e.id),
      'promise', (
        select jsonb_build_object('about', p.about, 'until', date_part('epoch', p.made_at) / 60 + p.up_to)
        from private.wait_promises as p
        where e.to_status = 'in_service' and p.establishment_id = establishment and p.visit_id = e.visit_id
          and p.made_at <= e.happened_at)) order by e.id)
    from (
      select * from public.visit_events
      where establishment_id = establishment and id > after and happened_at < now() - interval '40 seconds'
        and happened_at > now() - interval '180 days'
      order by id limit 2000
    ) as e
    join public.visits as v on v.establishment_id = establishment and v.id = e.visit_id
    join public.services as s on s.establishment_id = establishment and s.id = v.service_id), '[]');
end
$$;
comment on function private.wait_events(uuid, bigint) is
$$The next events that models of waits learn from, at most 2,000: [{id, at (minutes since the epoch), visit, act, from, to, risk,
precedence, professional, pool, void (undone, or an undo), promise?: {about, until} (at the start of a visit that was told a
wait)}].$$;

create or replace function private.wait_state(establishment uuid)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
begin
  return jsonb_build_object(
    'visits', coalesce((
      select jsonb_agg(jsonb_build_object(
        'id', v.id, 'code', v.code, 'arrived', floor(date_part('epoch', v.arrived_at)), 'status', v.status, 'risk', v.risk,
        'precedence', private.precedence_of(v.priority), 'pool', s.pool,
        'since', date_part('epoch', coalesce(v.triaged_at, v.arrived_at)) / 60,
        'called', case when v.status = 'called' then date_part('epoch', v.called_at) / 60 end,
        'started', date_part('epoch', v.started_at) / 60, 'finished', date_part('epoch', v.finished_at) / 60,
        'professional', v.professional_id)
        order by v.status <> 'called', v.call_rank, v.turn_at, v.number)
      from public.visits as v
      join public.services as s on s.establishment_id = v.establishment_id and s.id = v.service_id
      where v.establishment_id = establishment and v.closed_at is null), '[]'),
    'professionals', coalesce((
      select jsonb_agg(jsonb_build_object(
        'id', p.id, 'last', date_part('epoch', one.last) / 60, 'mark', (private.presence_of(establishment, p.id)).state,
        'pools', coalesce((
          select jsonb_agg(distinct s.pool) from public.professional_services as serves
          join public.services as s on s.establishment_id = establishment and s.id = serves.service_id
          where serves.establishment_id = establishment and serves.professional_id = p.id), '[]')))
      from public.professionals as p
      left join (
        select v.professional_id, max(coalesce(v.finished_at, v.started_at)) as last from public.visits as v
        where v.establishment_id = establishment and v.arrived_at > now() - interval '36 hours'
          and v.started_at is not null
        group by v.professional_id
      ) as one on one.professional_id = p.id
      where p.establishment_id = establishment and p.status = 'active'), '[]'));
end
$$;
comment on function private.wait_state(uuid) is
$$The queue as waits are predicted from it, called ones first and the rest in call order: {visits: [{id, code, arrived (epoch), status,
risk, precedence, pool, since, called (of an open call), started, finished (minutes since the epoch), professional}], professionals:
[{id, last, mark, pools (none: all)}]}.$$;

create or replace function private.read_wait_work(establishment uuid)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  kept private.wait_models;
  triage jsonb;
  basis text;
begin
  select * into kept from private.wait_models where establishment_id = establishment;
  triage := private.wait_pools(establishment, kept.models);
  basis := private.wait_basis(establishment, triage);
  if basis is null then
    return null;
  end if;
  return jsonb_build_object(
    'now', date_part('epoch', now()) / 60,
    'basis', basis,
    'triage', triage,
    'utc_offset', (
      select date_part('epoch', (now() at time zone e.timezone) - (now() at time zone 'UTC')) / 60
      from public.establishments as e where e.id = establishment),
    'revision', coalesce(kept.revision, 0),
    'cursor', case when kept.basis = basis then kept.cursor else 0 end,
    'models', case when kept.basis = basis then kept.models end,
    'forecast', kept.forecast,
    'events', private.wait_events(establishment, case when kept.basis = basis then kept.cursor else 0 end),
    'state', private.wait_state(establishment));
end
$$;
comment on function private.read_wait_work(uuid) is
$$What the API predicts an establishment's waits from: {now (minutes since the epoch), basis, triage (by pool: whether people are
classified), utc_offset (minutes), revision, cursor, models, forecast, events, state}; null when there is no such establishment.$$;
