create index visits_scheduled_for_idx on public.visits (establishment_id, scheduled_for)
where scheduled_for is not null;

create function private.read_appointments(establishment uuid, since date, until date)
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
    with due as (
      select (v.scheduled_for at time zone span.timezone)::date as day,
        coalesce(v.professional_id, v.requested_professional_id) as professional_id, v.status,
        v.arrived_at > v.scheduled_for as is_late,
        extract(epoch from f.arrived_at + f.wait_seconds * interval '1 second'
          - greatest(v.scheduled_for, v.arrived_at)) as waited
      from public.visits as v
      join public.visit_facts as f on f.establishment_id = v.establishment_id and f.visit_id = v.id
      where v.establishment_id = establishment and v.scheduled_for >= span.since and v.scheduled_for < span.until
    ), figures as (
      select grouping(day) = 0 as is_part, day, professional_id, jsonb_build_object(
        'appointments', count(*),
        'finished', count(*) filter (where status = 'finished'),
        'cancelled', count(*) filter (where status = 'cancelled'),
        'no_shows', count(*) filter (where status = 'no_show'),
        'open', count(*) filter (where status not in ('finished', 'cancelled', 'no_show')),
        'late', count(*) filter (where is_late),
        'wait_mean', round((avg(greatest(waited, 0)) filter (where waited is not null) / 60)::numeric, 1)) as told
      from due group by grouping sets ((), (day, professional_id))
    )
    select jsonb_build_object(
      'total', (select told from figures where not is_part),
      'rows', coalesce((
        select jsonb_agg(jsonb_build_object('day', f.day, 'professional_id', f.professional_id,
          'professional', p.full_name) || f.told order by f.day, p.full_name, f.professional_id)
        from figures as f
        left join public.professionals as p on p.establishment_id = establishment and p.id = f.professional_id
        where f.is_part), '[]'))
    from (values (true)) as once);
end
$$;
comment on function private.read_appointments(uuid, date, date) is
$$What became of visits with an appointed time, for members; thirty days unless told otherwise: {from, to, today, timezone,
total, rows: [{day, professional_id, professional, +total}]}. total: {appointments, finished, cancelled, no_shows, open, late
(arrived after the time), wait_mean (minutes from the time, or the arrival if later, to the first consultation)}.$$;
grant execute on function private.read_appointments(uuid, date, date) to authenticated;
