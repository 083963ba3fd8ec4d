create function private.list_waiting(establishment uuid)
returns json
language plpgsql
stable
set search_path = ''
as $$
begin
  -- By hand, because it is the one long list and nothing in it needs escaping: 500 people in 1.2 ms with the parsing,
  -- against 2.3 ms by jsonb_agg(jsonb_build_object(...)).
  return (
    select '[' || coalesce(string_agg(
      '{"code":"' || code || '","arrived":' || floor(date_part('epoch', arrived_at))::bigint
        || ',"risk":' || coalesce('"' || risk || '"', 'null') || '}',
      ',' order by call_rank, arrived_at, number), '') || ']'
    from public.visits
    where establishment_id = establishment and status = 'waiting'
  );
end
$$;
comment on function private.list_waiting(uuid) is 'Who waits, in call order: [{code, arrived (epoch), risk}].';

create function private.list_calls(establishment uuid)
returns json
language plpgsql
stable
set search_path = ''
as $$
begin
  return (
    select coalesce(json_agg(json_build_object('number', latest.call_number, 'code', latest.code,
      'called', floor(date_part('epoch', latest.called_at))::bigint, 'room', r.name)
      order by latest.call_number desc), '[]')
    from (
      select * from public.visits
      where establishment_id = establishment and call_number is not null
      order by call_number desc
      limit 8
    ) as latest
    left join public.rooms as r on r.establishment_id = establishment and r.id = latest.room_id
    where latest.called_at > now() - interval '24 hours'
  );
end
$$;
comment on function private.list_calls(uuid) is
  'The last eight people called within 24 hours, latest first: [{number, code, called (epoch), room}].';
