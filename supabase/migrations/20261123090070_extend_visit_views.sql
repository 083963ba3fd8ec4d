do $$
begin
  -- Told when it ended since charts list their visits.
  if not exists (
    select from pg_catalog.pg_attribute
    where attrelid = (select typrelid from pg_catalog.pg_type where oid = 'private.visit_view'::regtype)
      and attname = 'closed_at'
  ) then
    alter type private.visit_view add attribute closed_at timestamptz;
  end if;
end
$$;
alter type private.visit_view
  add attribute origin text,
  add attribute scheduled_for timestamptz,
  add attribute due_at timestamptz,
  add attribute out_until timestamptz,
  add attribute announced text,
  add attribute announced_at timestamptz,
  add attribute acknowledged_at timestamptz,
  add attribute worse_at timestamptz,
  add attribute worse_due_at timestamptz,
  add attribute call_times int,
  add attribute outcome public.visit_outcome;

create or replace function private.view_of(visit public.visits, patient_name text, turn bigint)
returns private.visit_view
language sql
stable parallel safe
as $$
  select row(visit.id, visit.code, visit.token, visit.status, visit.risk, visit.priority, turn,
    pg_catalog.json_build_object('id', visit.patient_id, 'name', patient_name), visit.service_id,
    case when visit.status not in ('awaiting_triage', 'waiting') then visit.room_id end,
    coalesce(visit.professional_id, visit.requested_professional_id),
    visit.arrived_at, visit.called_at, visit.started_at, visit.finished_at, visit.closed_at, visit.origin,
    visit.scheduled_for, case when visit.started_at is null and visit.closed_at is null then visit.due_at end,
    visit.out_until, visit.announced, visit.announced_at, visit.acknowledged_at, visit.worse_at, visit.worse_due_at,
    visit.call_times, visit.outcome)::private.visit_view
$$;

create or replace function private.people_before(visit public.visits)
returns bigint
language plpgsql
stable
set search_path = ''
as $$
begin
  return (
    select count(*)
    from public.visits as other
    where other.establishment_id = visit.establishment_id and other.status = 'waiting'
      and (other.call_rank, other.turn_at, other.number) < (visit.call_rank, visit.turn_at, visit.number)
      and other.service_id in (
        select s.id
        from public.services as s
        join public.services as own on own.establishment_id = s.establishment_id and own.pool = s.pool
        where own.establishment_id = visit.establishment_id and own.id = visit.service_id)
  );
end
$$;
comment on function private.people_before(public.visits) is
  'How many waiting visits of the same pool stand before this one; those who have stepped out keep their place.';

create or replace function private.board_entries(establishment uuid)
returns table (list text, place bigint, turn bigint, visit public.visits)
language sql
stable
as $$
  select 'waiting', row_number() over (order by v.call_rank, v.turn_at, v.number),
    row_number() over (partition by s.pool order by v.call_rank, v.turn_at, v.number), v
  from public.visits as v
  join public.services as s on s.establishment_id = v.establishment_id and s.id = v.service_id
  where v.establishment_id = establishment and v.status = 'waiting'
  union all
  select
    case v.status when 'called' then 'called' when 'in_service' then 'in_service' else 'waiting' end,
    1000000 + row_number() over (
      order by v.status = 'awaiting_return', case v.status when 'called' then -v.call_number end,
        v.arrived_at, v.number),
    null, v
  from public.visits as v
  where v.establishment_id = establishment and v.closed_at is null and v.status <> 'waiting'
  union all
  (select 'recent', row_number() over (order by v.closed_at desc, v.number desc), null, v
  from public.visits as v
  where v.establishment_id = establishment and v.closed_at > now() - interval '24 hours'
  order by v.closed_at desc, v.number desc
  limit 10);
$$;
comment on function private.board_entries(uuid) is
$$Visits of the staff board by list: waiting (in call order, `turn` counting them by pool; then those before triage, then
those away for exams), called (latest first), in_service, recent (the last ten that ended within 24 hours).$$;
