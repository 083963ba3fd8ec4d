-- The same figures with less work: whole minutes by whole numbers, and one sort for both quantiles.
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
      select *, wait_seconds / 60 as waited, unseen_seconds / 60 as unseen from private.reported_visits(establishment, span)
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
        'triage_wait_mean', round((avg(v.triage_wait_seconds) / 60)::numeric, 1),
        'left_after_mean', round((avg(v.unseen_seconds)
          filter (where v.status = 'cancelled' and v.wait_seconds is null) / 60)::numeric, 1),
        'judged', count(*) filter (where v.wait_seconds is not null and v.target is not null),
        'within_target', count(*) filter (where v.waited <= v.target),
        'late', count(*) filter (where v.waited > v.target),
        'late_unseen', count(*) filter (where v.unseen > v.target)) as counted,
        percentile_cont(array[0.5, 0.9]) within group (order by v.wait_seconds) as waits, min(v.target) as target
      from v group by grouping sets ((), (v.day), (v.risk))
    ), told as (
      select *, counted || jsonb_build_object('wait_median', round((waits[1] / 60)::numeric, 1),
        'wait_p90', round((waits[2] / 60)::numeric, 1)) as told
      from figures
    )
    select jsonb_build_object(
      'hours', coalesce((select jsonb_agg(to_jsonb(hours) order by hours.hour) from hours), '[]'),
      'total', (select told from told where not by_day and not by_risk),
      'rows', coalesce((select jsonb_agg(jsonb_build_object('day', day) || told order by day)
        from told where by_day), '[]'),
      'risks', coalesce((
        select jsonb_agg(jsonb_build_object('risk', risk, 'target_minutes', target) || told order by risk)
        from told where by_risk), '[]'))
    from (values (true)) as once);
end
$$;
comment on function private.read_operations(uuid, date, date) is
$$How the house ran, for members; one day unless told otherwise: {from, to, today, timezone, total, rows: [+day], risks:
[+risk, target_minutes], hours: [{hour, arrived, begun (first
consultations), ended (finished visits)}]}. Figures: arrived, patients, seen, finished, left (cancelled, not seen),
no_shows; minutes wait_mean, wait_median, wait_p90, triage_wait_mean, left_after_mean; judged = within_target + late:
seen with a class, by whole minutes; late_unseen: not seen, or not yet, within their limit. Reads facts of visits.$$;
