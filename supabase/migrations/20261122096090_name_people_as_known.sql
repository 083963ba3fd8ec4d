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
      'next', case when count(*) >= least(coalesce((filters ->> 'limit')::int, 50), 1000) then min(entry.id) end)
    from private.filter_audit(establishment, filters, cursor) as entry
    left join auth.users as login on login.id = entry.actor_id
    left join public.patients as chart on chart.establishment_id = establishment and chart.id = entry.patient_id
  );
end
$$;
