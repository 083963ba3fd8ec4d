create function private.pools_of(establishment uuid)
returns table (service_id uuid, pool smallint)
language plpgsql
stable
set search_path = ''
as $$
begin
  return query
  with recursive desks as (
    select p.id as professional, s.id as service
    from public.professionals as p
    join public.services as s on s.establishment_id = p.establishment_id
    where p.establishment_id = establishment and p.status = 'active' and (
      exists (
        select from public.professional_services as one
        where one.establishment_id = establishment and one.professional_id = p.id and one.service_id = s.id)
      or not exists (
        select from public.professional_services as one
        where one.establishment_id = establishment and one.professional_id = p.id))
  ), neighbours as (
    select distinct a.service, b.service as other from desks as a join desks as b using (professional)
  ), reached as (
    select s.id as service, s.id as other from public.services as s where s.establishment_id = establishment
    union
    select r.service, n.other from reached as r join neighbours as n on n.service = r.other
  ), firsts as (
    select r.service, min(place.number) as first
    from reached as r
    join (
      select s.id, row_number() over (order by s.created_at, s.name) as number
      from public.services as s where s.establishment_id = establishment
    ) as place on place.id = r.other
    group by r.service
  )
  select f.service, (dense_rank() over (order by f.first) - 1)::smallint from firsts as f;
end
$$;
comment on function private.pools_of(uuid) is
  'Services that are linked by active professionals who serve several, numbered by the first service of each pool.';

create function private.pool_services(establishment uuid)
returns void
language plpgsql
set search_path = ''
as $$
begin
  -- A new clinic and one that leaves have nothing to share out.
  if private.is_leaving(establishment)
    or not exists (select from public.professional_services where establishment_id = establishment)
      and not exists (select from public.services as s where s.establishment_id = establishment and s.pool > 0) then
    return;
  end if;
  perform private.lock_queue(establishment);
  update public.services as s set pool = wanted.pool
  from private.pools_of(establishment) as wanted
  where s.establishment_id = establishment and s.id = wanted.service_id and s.pool <> wanted.pool;
  if found then
    perform private.publish_queue(establishment);
  end if;
end
$$;
comment on function private.pool_services(uuid) is 'Shares the services out among pools, and says so when that changed.';

create function private.follow_services()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  perform private.pool_services(case tg_op when 'DELETE' then old.establishment_id else new.establishment_id end);
  return null;
end
$$;
comment on function private.follow_services() is 'Trigger: who serves what has changed, or what there is to serve.';

create trigger follow_services after insert or delete on public.services
for each row execute function private.follow_services();
create trigger follow_services after insert or delete or update of status on public.professionals
for each row execute function private.follow_services();
create trigger follow_services after insert or delete on public.professional_services
for each row execute function private.follow_services();

create function private.serve_services(professional uuid, data jsonb)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  house uuid;
  services uuid[];
begin
  select p.establishment_id into house from public.professionals as p where p.id = professional;
  perform private.require_role(house, 'owner', 'admin');
  if jsonb_typeof(data -> 'services') is distinct from 'array' then
    perform private.invalid('services', 'required', 'Cannot serve without a list of services');
  end if;
  services := array(
    select distinct private.read_input(jsonb_build_object('services', one), 'services', 'uuid')::uuid
    from jsonb_array_elements_text(data -> 'services') as one);
  if exists (
    select from unnest(services) as wanted
    where not exists (select from public.services as s where s.establishment_id = house and s.id = wanted)
  ) then
    perform private.invalid('services', 'unknown', 'Cannot find this service');
  end if;
  perform private.lock_queue(house);
  delete from public.professional_services as one
  where one.establishment_id = house and one.professional_id = professional and one.service_id <> all (services);
  insert into public.professional_services (establishment_id, professional_id, service_id)
  select house, professional, wanted from unnest(services) as wanted
  on conflict do nothing;
  return coalesce((
    select jsonb_agg(one.service_id order by one.service_id) from public.professional_services as one
    where one.establishment_id = house and one.professional_id = professional), '[]');
end
$$;
comment on function private.serve_services(uuid, jsonb) is
$$Owners and admins say which services a professional serves, none for all: {services: [id]} gives [service id]. Services that share
professionals form a pool, in which places are counted.$$;
grant execute on function private.serve_services(uuid, jsonb) to authenticated;
