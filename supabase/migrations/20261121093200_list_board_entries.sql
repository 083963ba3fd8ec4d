create function private.board_entries(establishment uuid)
returns table (list text, place bigint, turn bigint, visit public.visits)
language sql
stable
as $$
  select 'waiting', row_number() over call_order, row_number() over call_order, v
  from public.visits as v
  where v.establishment_id = establishment and v.status = 'waiting'
  window call_order as (order by v.call_rank, v.arrived_at, v.number)
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
$$Visits of the staff board by list: waiting (in call order, `turn` counting them; then those before triage, then those
away for exams), called (latest first), in_service, recent (the last ten that ended within 24 hours).$$;
