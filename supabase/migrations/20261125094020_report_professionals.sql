create function private.reported_consultations(establishment uuid, span private.report_span)
returns table (professional_id uuid, patient_id uuid, began_at timestamptz, seconds int)
language plpgsql
stable
set search_path = ''
as $$
begin
  -- Nearly all visits are one consultation, which the facts tell; only the others need their events. A consultation
  -- belongs to the day on which it begins: of visits that began at most a month before.
  return query
  select one.professional_id, one.patient_id, one.began_at, one.seconds
  from (
    select f.professional_id, f.patient_id, f.arrived_at + f.wait_seconds * interval '1 second' as began_at,
      f.service_seconds as seconds
    from public.visit_facts as f
    where f.establishment_id = establishment and f.arrived_at >= span.since - interval '31 days'
      and f.arrived_at < span.until and f.consultations = 1 and f.status = 'finished'
    union all
    select coalesce(timed.professional_id, timed.last_one), timed.patient_id, timed.happened_at,
      extract(epoch from timed.next_at - timed.happened_at)::int
    from (
      select e.act, e.professional_id, f.professional_id as last_one, f.patient_id, e.happened_at,
        lead(e.happened_at) over (partition by e.visit_id order by e.id) as next_at
      from public.visit_facts as f
      join public.visit_events as e on e.establishment_id = f.establishment_id and e.visit_id = f.visit_id
      where f.establishment_id = establishment and f.arrived_at >= span.since - interval '31 days'
        and f.arrived_at < span.until and f.consultations > 0
        and (f.consultations > 1 or f.status <> 'finished')
        and (e.act in ('start', 'finish')
          or e.act = 'transfer' and e.from_status = 'in_service' and e.to_status = 'waiting')
        and not exists (
          select from public.visit_events as later
          where later.establishment_id = e.establishment_id and later.visit_id = e.visit_id and later.undoes = e.id)
    ) as timed
    where timed.act = 'start' and timed.next_at is not null
  ) as one
  where one.began_at >= span.since and one.began_at < span.until;
end
$$;
comment on function private.reported_consultations(uuid, private.report_span) is
$$Consultations that began in a span and have ended, and whose they were; an act that was undone did not take place. Who
starts and is transferred has had one, and whoever takes over has another.$$;

create function private.read_consultations(establishment uuid, since date, until date, slices text)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  span constant private.report_span := private.read_span(establishment, since, until, 30);
begin
  return private.span_head(span) || (
    with done as materialized (
      select c.professional_id, c.patient_id, c.seconds, local_time, local_time + c.seconds * interval '1 second' as ended,
        case slices when 'day' then local_time::date::text when 'month' then to_char(local_time, 'YYYY-MM') end as slice
      from private.reported_consultations(establishment, span) as c
      cross join lateral (select c.began_at at time zone span.timezone as local_time) as clock
    ), days as (
      select professional_id, slice, min(local_time)::time as first, max(ended)::time as last
      from done group by professional_id, slice, local_time::date
    ), typical as (
      select professional_id, slice, count(*) as days, percentile_disc(0.5) within group (order by first) as first,
        percentile_disc(0.5) within group (order by last) as last
      from days group by professional_id, slice
    ), figures as (
      select grouping(professional_id) = 0 as is_part, professional_id, slice, jsonb_build_object(
        'consultations', count(*),
        'patients', count(distinct patient_id),
        'service_mean', round((avg(seconds) / 60)::numeric, 1),
        'service_median', round((percentile_cont(0.5) within group (order by seconds) / 60)::numeric, 1),
        'service_p90', round((percentile_cont(0.9) within group (order by seconds) / 60)::numeric, 1),
        'busy_minutes', round(coalesce(sum(seconds), 0) / 60.0)) as told
      from done group by grouping sets ((), (professional_id, slice))
    )
    select jsonb_build_object(
      'total', (select told from figures where not is_part),
      'rows', coalesce((
        select jsonb_agg(jsonb_build_object('professional_id', f.professional_id, 'professional', p.full_name,
          'period', f.slice, 'days', t.days, 'first_time', to_char(t.first, 'HH24:MI'),
          'last_time', to_char(t.last, 'HH24:MI')) || f.told
          order by f.slice, (f.told -> 'consultations')::int desc, p.full_name, f.professional_id)
        from figures as f
        join typical as t on t.professional_id is not distinct from f.professional_id
          and t.slice is not distinct from f.slice
        left join public.professionals as p on p.establishment_id = establishment and p.id = f.professional_id
        where f.is_part), '[]'))
    from (values (true)) as once);
end
$$;
comment on function private.read_consultations(uuid, date, date, text) is
$$Who saw how many people and for how long, for members; thirty days unless told otherwise, `slices`: day, month, or
anything else for the whole span: {from, to, today, timezone, total, rows: [{professional_id and professional (null: nobody
named), period, days, first_time, last_time, +total}]}, most consultations first. total: {consultations, patients,
service_mean, service_median, service_p90, busy_minutes}. Times of day are local, those of the median day.$$;
grant execute on function private.read_consultations(uuid, date, date, text) to authenticated;
