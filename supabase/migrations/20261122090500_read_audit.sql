create function private.filter_audit(establishment uuid, filters jsonb, cursor bigint)
returns setof public.audit_log
language plpgsql
stable
set search_path = ''
as $$
declare
  actor constant uuid := private.read_input(filters, 'actor', 'uuid');
  patient constant uuid := private.read_input(filters, 'patient_id', 'uuid');
  since constant timestamptz := private.read_input(filters, 'from', 'timestamptz');
  until constant timestamptz := private.read_input(filters, 'to', 'timestamptz');
begin
  return query
  select *
  from public.audit_log as entry
  where entry.establishment_id = establishment
    and (cursor is null or entry.id < cursor)
    and (actor is null or entry.actor_id = actor)
    and (patient is null or entry.patient_id = patient)
    and (filters ->> 'action' is null or entry.action = filters ->> 'action')
    and (filters ->> 'table' is null or entry.table_name = filters ->> 'table')
    and (filters ->> 'row_id' is null or entry.row_id = filters ->> 'row_id')
    and (since is null or entry.happened_at >= since)
    and (until is null or entry.happened_at < until)
  order by entry.id desc
  limit least(greatest(coalesce(private.read_input(filters, 'limit', 'int')::int, 50), 1), 1000);
end
$$;
comment on function private.filter_audit(uuid, jsonb, bigint) is
  'Entries of an establishment, latest first, before `cursor`; callers check the role.';

create function private.read_audit(establishment uuid, filters jsonb, cursor bigint)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  perform private.require_role(establishment, 'owner', 'admin');
  return (
    select jsonb_build_object(
      'entries', coalesce(jsonb_agg(jsonb_build_object(
        'id', entry.id, 'at', entry.happened_at, 'action', entry.action, 'table', entry.table_name,
        'row_id', entry.row_id, 'changes', entry.changes,
        'actor', case when entry.actor_id is not null then
          jsonb_build_object('id', entry.actor_id, 'role', entry.actor_role,
            'email', case when entry.actor_role is not null then login.email end) end,
        'patient', case when entry.patient_id is not null then
          jsonb_build_object('id', entry.patient_id, 'name', chart.name) end) order by entry.id desc), '[]'),
      'next', case when count(*) >= least(coalesce((filters ->> 'limit')::int, 50), 1000) then min(entry.id) end)
    from private.filter_audit(establishment, filters, cursor) as entry
    left join auth.users as login on login.id = entry.actor_id
    left join public.patients as chart on chart.establishment_id = establishment and chart.id = entry.patient_id
  );
end
$$;
comment on function private.read_audit(uuid, jsonb, bigint) is
$$The log for owners and admins, latest first: filters {actor?, patient_id?, action?, table?, row_id?, from?, to?,
limit? (50, at most 1000)} give {entries: [{id, at, action, table, row_id, changes, actor: {id, role, email} | null,
patient: {id, name} | null}], next}; `next` is the cursor of the following page, null at the end. E-mails of those who
are not members stay hidden.$$;
grant execute on function private.read_audit(uuid, jsonb, bigint) to authenticated;
