-- A desk that looks at a service which its professional does not serve is told so.
create or replace function private.desk_services(establishment uuid, data jsonb, professional uuid)
returns uuid[]
language plpgsql
stable
set search_path = ''
as $$
declare
  wanted constant uuid := private.read_input(data, 'service_id', 'uuid');
  served constant uuid[] := private.served_services(establishment, professional);
begin
  if wanted is null then
    return served;
  elsif wanted <> all (served) then
    perform private.invalid('service_id', 'not_served', 'Cannot call for a service that the professional does not serve');
  end if;
  return array[wanted];
end
$$;
comment on function private.desk_services(uuid, jsonb, uuid) is
$$Services that a desk works on: the one asked for ({service_id}), else those served; null for all. INVLD for one that the
professional does not serve.$$;
