-- The same figures as before, for spans of a year: visits are read once, events only of the visits that need them.
create or replace function private.read_operations(establishment uuid, since date, until date)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  span constant private.report_span := private.read_span(establishment, since, until, 1);
begin
  return private.span_head(span) || (
    with v as materialized (
      select * from private.reported_visits(establishment, span)
    ), hours as (
      select moved.hour, sum(moved.arrived) as arrived, sum(moved.begun) as begun, sum(moved.ended) as ended
      from (
        select v.hour, count(*) as arrived, 0 as begun, 0 as ended from v group by v.hour
        union all
        select v.begun_hour, 0, count(*), 0 from v where v.begun_hour is not null group by v.begun_hour
        union all
        select v.ended_hour, 0, 0, count(*) from v where v.ended_hour is not null group by v.ended_hour
      ) as moved group by moved.hour
    ), figures as (
      select grouping(v.day) = 0 as by_day, grouping(v.risk) = 0 as by_risk, v.day, v.risk, jsonb_build_object(
        'arrived', count(*),
        'patients', count(distinct v.patient_id),
        'seen', count(v.wait_seconds),
        'finished', count(*) filter (where v.status = 'finished'),
        'left', count(*) filter (where v.status = 'cancelled' and v.wait_seconds is null),
        'no_shows', count(*) filter (where v.status = 'no_show'),
        'wait_mean', round((avg(v.wait_seconds) / 60)::numeric, 1),
        'wait_median', round((percentile_cont(0.5) within group (order by v.wait_seconds) / 60)::numeric, 1),
        'wait_p90', round((percentile_cont(0.9) within group (order by v.wait_seconds) / 60)::numeric, 1),
        'triage_wait_mean', round((avg(v.triage_wait_seconds) / 60)::numeric, 1),
        'left_after_mean', round((avg(v.unseen_seconds)
          filter (where v.status = 'cancelled' and v.wait_seconds is null) / 60)::numeric, 1),
        'judged', count(*) filter (where v.wait_seconds is not null and v.target is not null),
        'within_target', count(*) filter (where floor(v.wait_seconds / 60.0) <= v.target),
        'late', count(*) filter (where floor(v.wait_seconds / 60.0) > v.target),
        'late_unseen', count(*) filter (where floor(v.unseen_seconds / 60.0) > v.target)) as told,
        min(v.target) as target
      from v group by grouping sets ((), (v.day), (v.risk))
    )
    select jsonb_build_object(
      'hours', coalesce((select jsonb_agg(to_jsonb(hours) order by hours.hour) from hours), '[]'),
      'total', (select told from figures where not by_day and not by_risk),
      'rows', coalesce((select jsonb_agg(jsonb_build_object('day', day) || told order by day)
        from figures where by_day), '[]'),
      'risks', coalesce((
        select jsonb_agg(jsonb_build_object('risk', risk, 'target_minutes', target) || told order by risk)
        from figures where by_risk), '[]'))
    from (values (true)) as once);
end
$$;
comment on function private.read_operations(uuid, date, date) is
$$How the house ran, for members; one day unless told otherwise: {from, to, today, timezone, total, rows: [+day], risks:
[+risk, target_minutes], hours: [{hour, arrived, begun (first
consultations), ended (finished visits)}]}. Figures: arrived, patients, seen, finished, left (cancelled, not seen),
no_shows; minutes wait_mean, wait_median, wait_p90, triage_wait_mean, left_after_mean; judged = within_target + late:
seen with a class, by whole minutes; late_unseen: not seen, or not yet, within their limit. Reads facts of visits.$$;

drop function private.flow_by_hour(uuid, private.report_span);

create or replace function private.reported_consultations(establishment uuid, span private.report_span)
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
    select coalesce(timed.professional_id, several.professional_id), several.patient_id, timed.happened_at,
      extract(epoch from timed.next_at - timed.happened_at)::int
    from (
      -- Nothing may pull this apart: the planner would compare all events with all events.
      select f.establishment_id, f.visit_id, f.professional_id, f.patient_id
      from public.visit_facts as f
      where f.establishment_id = establishment and f.arrived_at >= span.since - interval '31 days'
        and f.arrived_at < span.until and f.consultations > 0
        and (f.consultations > 1 or f.status <> 'finished')
      offset 0
    ) as several
    cross join lateral (
      select e.act, e.professional_id, e.happened_at, lead(e.happened_at) over (order by e.id) as next_at
      from public.visit_events as e
      where e.establishment_id = several.establishment_id and e.visit_id = several.visit_id
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
