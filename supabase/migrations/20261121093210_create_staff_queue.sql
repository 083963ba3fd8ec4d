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
