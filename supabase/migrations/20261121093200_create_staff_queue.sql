create function private.board_entries(establishment uuid)
returns table (list text, place bigint, turn bigint, visit public.visits)
language sql
stable
set search_path = ''
as $$
  select
    case v.status when 'called' then 'called' when 'in_service' then 'in_service' else 'waiting' end,
    row_number() over (order by
      v.status = 'awaiting_return', v.status = 'awaiting_triage',
      case when v.status = 'waiting' then v.call_rank end,
      case v.status when 'called' then -v.call_number end,
      v.arrived_at, v.number),
    case when v.status = 'waiting' then
      row_number() over (partition by v.status order by v.call_rank, v.arrived_at, v.number) end,
    v
  from public.visits as v
  where v.establishment_id = establishment and v.closed_at is null
  union all
  (select 'recent', row_number() over (order by v.closed_at desc, v.number desc), null, v
  from public.visits as v
  where v.establishment_id = establishment and v.closed_at > now() - interval '24 hours'
  order by v.closed_at desc, v.number desc
  limit 10);
$$;
comment on function private.board_entries(uuid) is
$$Visits of the staff board by list, `turn` being the place among those who may be called: waiting (in call order, then those before triage, then those away for exams),
called (latest first), in_service, recent (the last ten that ended within 24 hours).$$;

create function private.staff_frame(establishment uuid)
returns jsonb
language sql
stable
set search_path = ''
as $$
  with entries as (
    select list, place, private.visit_frame(visit, turn) as entry from private.board_entries(establishment)
  )
  select jsonb_build_object(
    'version', (select version from public.queues where establishment_id = establishment),
    'at', now(),
    'indicators', private.count_indicators(establishment),
    'waiting', coalesce(jsonb_agg(entry order by place) filter (where list = 'waiting'), '[]'),
    'called', coalesce(jsonb_agg(entry order by place) filter (where list = 'called'), '[]'),
    'in_service', coalesce(jsonb_agg(entry order by place) filter (where list = 'in_service'), '[]'),
    'recent', coalesce(jsonb_agg(entry order by place) filter (where list = 'recent'), '[]'))
  from entries;
$$;
comment on function private.staff_frame(uuid) is
  'What staff receive by realtime: the board without patient, token and priority.';

create function private.staff_queue(establishment uuid)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  perform private.require_role(establishment);
  return (
    with entries as (
      select list, place, private.visit_json(visit, p.name, turn) as entry
      from private.board_entries(establishment) as board
      join public.patients as p on p.establishment_id = establishment and p.id = (board.visit).patient_id
    )
    select jsonb_build_object(
      'version', (select version from public.queues where establishment_id = establishment),
      'at', now(),
      'indicators', private.count_indicators(establishment),
      'waiting', coalesce(jsonb_agg(entry order by place) filter (where list = 'waiting'), '[]'),
      'called', coalesce(jsonb_agg(entry order by place) filter (where list = 'called'), '[]'),
      'in_service', coalesce(jsonb_agg(entry order by place) filter (where list = 'in_service'), '[]'),
      'recent', coalesce(jsonb_agg(entry order by place) filter (where list = 'recent'), '[]'))
    from entries
  );
end
$$;
comment on function private.staff_queue(uuid) is
  'The board for members: {version, at, indicators, waiting, called, in_service, recent}, visits with names.';
grant execute on function private.staff_queue(uuid) to authenticated;
