create or replace function private.told_wait(token text)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  return (
    select jsonb_build_object(
      'establishment', v.establishment_id,
      'wait', m.forecast -> 'waits' -> v.id::text,
      'accuracy', m.accuracy,
      'is_told', v.status = 'waiting' and coalesce(v.risk not in ('red', 'orange'), true),
      'is_stale', coalesce(m.updated_at < now() - interval '45 seconds', true))
    from public.visits as v
    left join private.wait_models as m on m.establishment_id = v.establishment_id
    where v.id = coalesce(
        (select t.id from public.visits as t where t.token = told_wait.token),
        (private.watched_visit(told_wait.token)).id)
      and v.closed_at is null);
end
$$;
comment on function private.told_wait(text) is
$$What the holder of a ticket was told last, for the service: {establishment, wait: {about_minutes, up_to_minutes} or null,
accuracy or null, is_told (whether a visit like this one is told a number at all), is_stale (nothing new for 45 s)}; null
for a visit that has ended.$$;
