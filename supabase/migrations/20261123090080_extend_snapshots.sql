create or replace function private.list_waiting(establishment uuid)
returns json
language plpgsql
stable
set search_path = ''
as $$
begin
  -- By hand, because it is the one long list and nothing in it needs escaping. What few have is left out for the rest.
  return (
    select '[' || coalesce(string_agg(
      '{"code":"' || v.code || '","arrived":' || floor(date_part('epoch', v.arrived_at))::bigint
        || ',"risk":' || coalesce('"' || v.risk || '"', 'null')
        || case when s.pool > 0 then ',"pool":' || s.pool else '' end
        || case when v.out_until > now() then ',"out":' || floor(date_part('epoch', v.out_until))::bigint else '' end
        || '}',
      ',' order by v.call_rank, v.turn_at, v.number), '') || ']'
    from public.visits as v
    join public.services as s on s.establishment_id = v.establishment_id and s.id = v.service_id
    where v.establishment_id = establishment and v.status = 'waiting'
  );
end
$$;
comment on function private.list_waiting(uuid) is
  'Who waits, in call order: [{code, arrived (epoch), risk, pool? (not 0), out? (epoch, stepped out until)}].';
