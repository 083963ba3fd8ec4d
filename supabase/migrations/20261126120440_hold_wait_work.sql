create or replace function private.wait_pools(establishment uuid, kept jsonb)
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
    select coalesce(jsonb_agg(coalesce(required, false) or case
      when coalesce(seen, 0) < 10 then coalesce(kept -> pool -> 'clinic' ->> 'triage' = 'true', false)
      when kept -> pool -> 'clinic' ->> 'triage' = 'true' then share > 0.4 else share > 0.6 end order by pool), '[]')
    from generate_series(0, (select max(pools.pool) from pools)) as pool
    left join pools using (pool));
end
$$;
comment on function private.wait_pools(uuid, jsonb) is
$$By pool, whether people are classified before they are called: where a service requires it, and where most of the last finished
visits were (more than six of ten; where the models kept say that they are, until fewer than four). Fewer than ten visits change
nothing.$$;

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
        -- Whatever comes after one that is too young waits with it: it would be passed over for good.
        and id < coalesce((
          select min(young.id) from public.visit_events as young
          where young.establishment_id = establishment and young.id > after
            and young.happened_at between now() - interval '40 seconds' and now() + interval '5 minutes'), 9223372036854775807)
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

create function private.house_of_ticket(token text)
returns uuid
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  return (select v.establishment_id from public.visits as v where v.token = house_of_ticket.token);
end
$$;
comment on function private.house_of_ticket(text) is 'The establishment of a ticket, for the API itself.';
grant execute on function private.house_of_ticket(text) to service_role;
