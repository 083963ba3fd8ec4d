create function private.start_of_day(establishment uuid, instant timestamptz)
returns timestamptz
language plpgsql
stable
set search_path = ''
as $$
begin
  return (
    select date_trunc('day', instant, e.timezone) from public.establishments as e where e.id = establishment
  );
end
$$;
comment on function private.start_of_day(uuid, timestamptz) is 'When the establishment''s local day began.';

create function private.count_indicators(establishment uuid)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
declare
  midnight constant timestamptz := private.start_of_day(establishment, now());
begin
  return jsonb_build_object(
    'waiting', (
      select count(*) from public.visits where establishment_id = establishment and status = 'waiting'
    ) + (
      select count(*) from public.visits
      where establishment_id = establishment and closed_at is null and status = 'awaiting_triage'
    ),
    'in_service', (
      select count(*) from public.visits
      where establishment_id = establishment and closed_at is null and status = 'in_service'
    ),
    'finished_today', (
      select count(*) from public.visits
      where establishment_id = establishment and closed_at >= midnight and status = 'finished'
    ));
end
$$;
comment on function private.count_indicators(uuid) is
  '{waiting, in_service, finished_today}; callers check the membership.';

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
