create function private.tenant_tables()
returns setof regclass
language plpgsql
stable
set search_path = ''
as $$
declare
  remaining oid[] := array(
    select c.oid
    from pg_catalog.pg_class as c
    join pg_catalog.pg_attribute as a on a.attrelid = c.oid and a.attname = 'establishment_id' and not a.attisdropped
    where c.relnamespace in ('public'::regnamespace, 'private'::regnamespace) and c.relkind in ('r', 'p')
      and not c.relispartition and c.oid <> 'private.departures'::regclass);
  ready oid[];
begin
  while cardinality(remaining) > 0 loop
    ready := array(
      select one from unnest(remaining) as one
      where not exists (
        select from pg_catalog.pg_constraint as c
        where c.contype = 'f' and c.confrelid = one and c.conrelid = any (remaining) and c.conrelid <> one)
      order by one::regclass::text);
    if cardinality(ready) = 0 then
      raise exception 'Cannot order tables that refer to each other in a circle: %', remaining::regclass[];
    end if;
    return query select unnest(ready)::regclass;
    remaining := array(select unnest(remaining) except select unnest(ready));
  end loop;
end
$$;
comment on function private.tenant_tables() is
$$Every table with rows of establishments, from the catalogue, so that tables to come are among them: those that refer
to others before those.$$;

create or replace function private.publish_changed_queues()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  perform private.publish_queue(establishment_id)
  from (select distinct establishment_id from changed order by establishment_id) as touched
  where not private.is_leaving(establishment_id);
  return null;
end
$$;
