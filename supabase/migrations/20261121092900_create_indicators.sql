create function private.start_of_day(establishment uuid, instant timestamptz)
returns timestamptz
language sql
stable
set search_path = ''
as $$
  select date_trunc('day', instant, e.timezone) from public.establishments as e where e.id = establishment;
$$;
comment on function private.start_of_day(uuid, timestamptz) is 'When the establishment''s local day began.';

create function private.count_indicators(establishment uuid)
returns jsonb
language sql
stable
set search_path = ''
as $$
  select jsonb_build_object(
    'waiting', count(*) filter (where status in ('awaiting_triage', 'waiting')),
    'in_service', count(*) filter (where status = 'in_service'),
    'finished_today', (
      select count(*) from public.visits
      where establishment_id = establishment and status = 'finished'
        and closed_at >= private.start_of_day(establishment, now())
    ))
  from public.visits
  where establishment_id = establishment and closed_at is null;
$$;
comment on function private.count_indicators(uuid) is '{waiting, in_service, finished_today}; callers check the membership.';

create function private.indicators(establishment uuid)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  perform private.require_role(establishment);
  return private.count_indicators(establishment);
end
$$;
comment on function private.indicators(uuid) is
  'The dashboard: {waiting (before triage too), in_service, finished_today (the establishment''s local day)}.';
grant execute on function private.indicators(uuid) to authenticated;
