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
      order by v.status = 'awaiting_return', case v.status when 'called' then -v.call_number end, v.arrived_at, v.number),
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

create function private.assemble_board(establishment uuid, waiting json, called json, in_service json, recent json)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
begin
  -- Put together as text and parsed once.
  return json_build_object(
    'version', (select version from public.queues where establishment_id = establishment),
    'at', now(),
    'indicators', private.count_indicators(establishment),
    'waiting', coalesce(waiting, '[]'),
    'called', coalesce(called, '[]'),
    'in_service', coalesce(in_service, '[]'),
    'recent', coalesce(recent, '[]')
  )::text::jsonb;
end
$$;
comment on function private.assemble_board(uuid, json, json, json, json) is
  'The board around its four lists: {version, at, indicators, waiting, called, in_service, recent}.';

create function private.staff_frame(establishment uuid)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
begin
  return (
    select private.assemble_board(establishment,
      json_agg(entry order by place) filter (where list = 'waiting'),
      json_agg(entry order by place) filter (where list = 'called'),
      json_agg(entry order by place) filter (where list = 'in_service'),
      json_agg(entry order by place) filter (where list = 'recent'))
    from (
      select list, place, private.frame_of(visit, turn) as entry from private.board_entries(establishment)
    ) as entries
  );
end
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
    select private.assemble_board(establishment,
      json_agg(entry order by place) filter (where list = 'waiting'),
      json_agg(entry order by place) filter (where list = 'called'),
      json_agg(entry order by place) filter (where list = 'in_service'),
      json_agg(entry order by place) filter (where list = 'recent'))
    from (
      select list, place, private.view_of(visit, p.name, turn) as entry
      from private.board_entries(establishment) as board
      join public.patients as p on p.establishment_id = establishment and p.id = (board.visit).patient_id
    ) as entries
  );
end
$$;
comment on function private.staff_queue(uuid) is
  'The board for members: {version, at, indicators, waiting, called, in_service, recent}, visits with names.';
grant execute on function private.staff_queue(uuid) to authenticated;
