create function private.reported_visits(establishment uuid, span private.report_span)
returns table (
  day date, hour int, risk public.risk, status public.visit_status, patient_id uuid, wait_seconds int,
  triage_wait_seconds int, begun_hour int, ended_hour int, unseen_seconds int, target int
)
language plpgsql
stable
set search_path = ''
as $$
begin
  return query
  select local_time::date, extract(hour from local_time)::int, f.risk, f.status, f.patient_id, f.wait_seconds,
    f.triage_wait_seconds, extract(hour from local_time + f.wait_seconds * interval '1 second')::int,
    extract(hour from local_time + f.stay_seconds * interval '1 second')::int,
    case when f.wait_seconds is null then extract(epoch from coalesce(v.closed_at, now()) - f.arrived_at)::int end,
    (e.risk_targets ->> f.risk::text)::int
  from public.establishments as e
  join public.visit_facts as f
    on f.establishment_id = e.id and f.arrived_at >= span.since and f.arrived_at < span.until
  left join public.visits as v
    on f.wait_seconds is null and v.establishment_id = f.establishment_id and v.id = f.visit_id
  cross join lateral (select f.arrived_at at time zone span.timezone as local_time) as clock
  where e.id = establishment;
end
$$;
comment on function private.reported_visits(uuid, private.report_span) is
$$Visits that arrived in a span, by the clinic's clock: when they came, were first seen (wait_seconds, begun_hour) and were
done (ended_hour); unseen_seconds is how long those waited, or wait still, whom nobody has seen. target: minutes.$$;

create function private.flow_by_hour(establishment uuid, span private.report_span)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
begin
  return (
    with moved as (
      select v.hour, 1 as arrived, 0 as begun, 0 as ended from private.reported_visits(establishment, span) as v
      union all
      select v.begun_hour, 0, 1, 0 from private.reported_visits(establishment, span) as v where v.begun_hour is not null
      union all
      select v.ended_hour, 0, 0, 1 from private.reported_visits(establishment, span) as v where v.ended_hour is not null
    ), hours as (
      select hour, sum(arrived) as arrived, sum(begun) as begun, sum(ended) as ended from moved group by hour
    )
    select coalesce(jsonb_agg(to_jsonb(hours) order by hour), '[]') from hours
  );
end
$$;
comment on function private.flow_by_hour(uuid, private.report_span) is
$$How people of a span moved through the day: [{hour, arrived, begun, ended}], local hours with any movement; `begun` first
consultations, `ended` finished visits.$$;

create function private.read_operations(establishment uuid, since date, until date)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  span constant private.report_span := private.read_span(establishment, since, until, 1);
begin
  return private.span_head(span) || jsonb_build_object('hours', private.flow_by_hour(establishment, span)) || (
    with figures as (
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
      from private.reported_visits(establishment, span) as v group by grouping sets ((), (v.day), (v.risk))
    )
    select jsonb_build_object(
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
[+risk, target_minutes], hours: flow_by_hour()}. Figures: arrived, patients, seen, finished, left (cancelled, not seen),
no_shows; minutes wait_mean, wait_median, wait_p90, triage_wait_mean, left_after_mean; judged = within_target + late:
seen with a class, by whole minutes; late_unseen: not seen, or not yet, within their limit. Reads facts of visits.$$;
grant execute on function private.read_operations(uuid, date, date) to authenticated;
