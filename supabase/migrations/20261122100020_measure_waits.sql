create function private.judged_waits(establishment uuid, since timestamptz)
returns table (risk public.risk, hour int, about real, up_to real, plain real, waited real)
language plpgsql
stable
set search_path = ''
as $$
begin
  return query
  select p.risk, extract(hour from p.made_at at time zone e.timezone)::int, p.about, p.up_to, p.plain,
    (date_part('epoch', began.at - p.made_at) / 60)::real
  from private.wait_promises as p
  join public.establishments as e on e.id = p.establishment_id
  cross join lateral (
    select min(s.happened_at) as at from public.visit_events as s
    where s.establishment_id = establishment and s.visit_id = p.visit_id and s.to_status = 'in_service'
      and s.happened_at >= p.made_at
  ) as began
  where p.establishment_id = establishment and p.made_at >= since and began.at is not null;
end
$$;
comment on function private.judged_waits(uuid, timestamptz) is
  'Waits that were told since then and have ended with a consultation, in minutes, with the local hour of telling.';

create function private.wait_accuracy(establishment uuid, since timestamptz)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
begin
  return (
    with judged as materialized (select * from private.judged_waits(establishment, since)),
    figures as (
      select grouping(j.risk) = 0 as by_risk, grouping(j.hour) = 0 as by_hour, j.risk, j.hour, jsonb_build_object(
        'count', count(*),
        'error', round(avg(abs(j.waited - j.about))::numeric, 1),
        'plain_error', round((avg(abs(j.waited - j.plain)) filter (where j.plain is not null))::numeric, 1),
        'kept', round(avg((j.waited <= j.up_to)::int), 3)) as told
      from judged as j group by grouping sets ((), (j.risk), (j.hour))
    )
    select jsonb_build_object(
      'all', (select told from figures where not by_risk and not by_hour),
      'by_risk', coalesce((select jsonb_agg(told || jsonb_build_object('risk', risk) order by risk)
        from figures where by_risk), '[]'),
      'by_hour', coalesce((select jsonb_agg(told || jsonb_build_object('hour', hour) order by hour)
        from figures where by_hour), '[]')));
end
$$;
comment on function private.wait_accuracy(uuid, timestamptz) is
$$How near told waits came: {all, by_risk: [+risk], by_hour: [+hour]}, each {count, error (mean, minutes), plain_error (of the mean of
the two hours before; null without), kept (share that waited no longer than told)}.$$;

create function private.read_wait_accuracy(establishment uuid, days int)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  perform private.require_role(establishment, 'owner', 'admin', 'receptionist', 'nurse', 'doctor');
  return private.wait_accuracy(establishment, now() - least(greatest(days, 1), 365) * interval '1 day');
end
$$;
comment on function private.read_wait_accuracy(uuid, int) is 'Members read how near told waits came in the last days.';
grant execute on function private.read_wait_accuracy(uuid, int) to authenticated;
