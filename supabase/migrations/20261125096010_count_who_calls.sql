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
        'pool', s.pool, 'since', date_part('epoch', coalesce(v.triaged_at, v.arrived_at)) / 60,
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
risk, pool, since, called (of an open call), started, finished (minutes since the epoch), professional}], professionals: [{id, last, mark, pools (none: all)}]}.$$;

create or replace function private.count_professionals(establishment uuid, pool smallint default null)
returns bigint
language plpgsql
stable
set search_path = ''
as $$
declare
  people bigint;
  hour int;
begin
  with seen as (
    select professional_id, status = 'in_service' as busy from public.visits
    where establishment_id = establishment and closed_at is null and professional_id is not null
      and (status = 'in_service' or status = 'called' and called_at > now() - interval '1 hour'
        or status = 'awaiting_return' and finished_at > now() - interval '1 hour')
    union all
    select professional_id, false from public.visits
    where establishment_id = establishment and closed_at > now() - interval '1 hour' and status = 'finished'
      and professional_id is not null
  ), marked as (
    select professional_id, state from public.presences
    where establishment_id = establishment and until is null and since > now() - interval '16 hours'
  )
  select count(*) into people
  from (select professional_id, bool_or(busy) as busy from seen group by professional_id) as one
  full join marked using (professional_id)
  where (one.busy or marked.state = 'at_work' or marked.state is null)
    and private.serves_pool(establishment, professional_id, count_professionals.pool);
  if people > 0 then
    return people;
  end if;
  select extract(hour from now() at time zone timezone) into hour
  from public.establishments where id = establishment;
  return (
    select count(*) from public.professionals as p
    where p.establishment_id = establishment and p.status = 'active' and case p.shift
      when 'morning' then hour >= 6 and hour < 14
      when 'afternoon' then hour >= 12 and hour < 20
      when 'night' then hour >= 18 or hour < 7
      else true end
      and coalesce((private.presence_of(establishment, p.id)).state, 'at_work') = 'at_work'
      and private.serves_pool(establishment, p.id, count_professionals.pool)
  );
end
$$;
comment on function private.count_professionals(uuid, smallint) is
$$Professionals at work, in all or for a pool: those in service, those marked at work, and those who called or finished
within the hour unless marked otherwise; if there are none, the active ones whose shift covers the local time (morning 6-14,
afternoon 12-20, night 18-7, full day always) and who are not marked on a pause or away.$$;

