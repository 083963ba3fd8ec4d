create or replace function private.step_out_minutes(visit public.visits)
returns int
language plpgsql
stable
set search_path = ''
as $$
declare
  longest int;
  mean double precision;
  people int;
  least_wait double precision;
begin
  if visit.status <> 'waiting' or visit.risk in ('red', 'orange') or visit.worse_at is not null then
    return 0;
  end if;
  select (e.queue_rules ->> 'step_out_minutes')::int, q.mean_minutes,
    greatest(private.count_professionals(e.id, s.pool), 1),
    (m.forecast -> 'at_least' ->> visit.id::text)::int - date_part('epoch', now() - m.updated_at) / 60
  into longest, mean, people, least_wait
  from public.establishments as e
  join public.queues as q on q.establishment_id = e.id
  join public.services as s on s.establishment_id = e.id and s.id = visit.service_id
  left join private.wait_models as m on m.establishment_id = e.id and m.updated_at > now() - interval '15 minutes'
  where e.id = visit.establishment_id;
  -- least() passes over a null: as long as neither forecast nor pace are known nobody goes.
  return least(longest,
    greatest(floor(coalesce(least_wait, private.people_before(visit) * mean / people / 2, 0)), 0))::int;
end
$$;
comment on function private.step_out_minutes(public.visits) is
$$For how long a patient may step out and keep the place: what nineteen of twenty wait at least by the forecast, or
without a fresh one half of what the people before take at the present pace, and at most what the house allows; 0 for
nobody who is urgent or got worse.$$;
