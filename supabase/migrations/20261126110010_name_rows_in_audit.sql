create function private.name_rows(establishment uuid, ids uuid[])
returns jsonb
language sql
stable
set search_path = ''
as $$
  -- Of two names under one key the later one stays: of what is there still, the present one.
  select coalesce(jsonb_object_agg(id, name order by is_present), '{}')
  from (
    select id::text, full_name as name, true as is_present from public.professionals
    where establishment_id = name_rows.establishment and id = any (ids)
    union all
    select id::text, name, true from public.services
    where establishment_id = name_rows.establishment and id = any (ids)
    union all
    select id::text, name, true from public.rooms
    where establishment_id = name_rows.establishment and id = any (ids)
    union all
    select id::text, name, true from public.displays
    where establishment_id = name_rows.establishment and id = any (ids)
    union all
    select login.id::text, login.email, true from public.members as member
    join auth.users as login on login.id = member.user_id
    where member.establishment_id = name_rows.establishment and member.user_id = any (ids)
    union all
    -- Of rows that are gone the log has the last word, and of pinboards, which may be somebody's own.
    (select distinct on (entry.row_id) entry.row_id, coalesce(change ->> 'after', change ->> 'before'), false
     from public.audit_log as entry, coalesce(entry.changes -> 'full_name', entry.changes -> 'name') as change
     where entry.establishment_id = name_rows.establishment
       and entry.table_name in ('professionals', 'services', 'rooms', 'displays', 'pinboards')
       and entry.row_id = any (ids::text[])
       and coalesce(change ->> 'after', change ->> 'before') is not null
     order by entry.row_id, entry.id desc)
  ) as known (id, name, is_present)
  where name is not null;
$$;
comment on function private.name_rows(uuid, uuid[]) is
$$Names of an establishment's professionals, services, rooms, panels, members (their e-mail) and pinboards, as {id: name};
the last known one of those who are gone. Callers check the role.$$;

create function private.ids_in_changes(changes jsonb)
returns setof uuid
language sql
immutable
set search_path = ''
as $$
  select held::uuid
  from jsonb_each(changes) as change,
    unnest(array[change.value ->> 'before', change.value ->> 'after']) as held
  where held ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$';
$$;
comment on function private.ids_in_changes(jsonb) is 'What audit_log.changes points at.';

create or replace function private.read_audit(establishment uuid, filters jsonb, cursor bigint)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  perform private.require_role(establishment, 'owner', 'admin');
  return (
    with page as materialized (select * from private.filter_audit(establishment, filters, cursor))
    select jsonb_build_object(
      'entries', coalesce(jsonb_agg(jsonb_build_object(
        'id', entry.id, 'at', entry.happened_at, 'action', entry.action, 'table', entry.table_name,
        -- Versions are bookkeeping.
        'row_id', entry.row_id, 'changes', entry.changes - 'version',
        'actor', case when entry.actor_id is not null then
          jsonb_build_object('id', entry.actor_id, 'role', entry.actor_role,
            'email', case when entry.actor_role is not null then login.email end) end,
        'patient', case when entry.patient_id is not null then
          jsonb_build_object('id', entry.patient_id, 'name', coalesce(chart.social_name, chart.name)) end)
        order by entry.id desc), '[]'),
      'names', private.name_rows(establishment, array(
        select entry.row_id::uuid from page as entry where entry.row_id ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
        union select held from page as entry, private.ids_in_changes(entry.changes) as held)),
      'next', case when count(*) >= least(coalesce((filters ->> 'limit')::int, 50), 1000) then min(entry.id) end)
    from page as entry
    left join auth.users as login on login.id = entry.actor_id
    left join public.patients as chart on chart.establishment_id = establishment and chart.id = entry.patient_id
  );
end
$$;
comment on function private.read_audit(uuid, jsonb, bigint) is
$$The log for owners and admins, latest first: filters {actor?, patient_id?, action?, table?, row_id?, from?, to?,
limit? (50, at most 1000)} give {entries: [{id, at, action, table, row_id, changes, actor: {id, role, email} | null,
patient: {id, name} | null}], names: {id: name}, next}; `names` are those of the rows that the entries speak of, as far as
they have one; `next` is the cursor of the following page, null at the end. E-mails of those who are not members stay
hidden.$$;
