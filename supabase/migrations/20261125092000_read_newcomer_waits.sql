create function private.newcomer_waits(establishment uuid)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  return (
    select jsonb_build_object(
      'waits', coalesce(jsonb_object_agg(s.id, m.forecast -> 'newcomers' -> s.pool::text)
        filter (where m.forecast -> 'newcomers' ? s.pool::text
          and m.updated_at > now() - interval '15 minutes'), '{}'),
      'is_stale', coalesce(min(m.updated_at) < now() - interval '45 seconds', true))
    from public.services as s
    left join private.wait_models as m on m.establishment_id = s.establishment_id
    where s.establishment_id = establishment);
end
$$;
comment on function private.newcomer_waits(uuid) is
$$What somebody who came now would wait, told to anybody at the door: {waits: {service: {about_minutes, up_to_minutes}}, is_stale}.
Services of which nothing is known, or nothing new for 15 minutes, are left out.$$;
grant execute on function private.newcomer_waits(uuid) to service_role;
