create or replace function private.read_wait_work(establishment uuid)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  kept private.wait_models;
  triage jsonb;
  returns text;
  basis text;
begin
  select * into kept from private.wait_models where establishment_id = establishment;
  triage := private.wait_pools(establishment, kept.models);
  select case when e.queue_rules ->> 'exam_return' = 'return' then 'by_time' else 'first_of_class' end into returns
  from public.establishments as e where e.id = establishment;
  basis := private.wait_basis(establishment, triage) || ' ' || returns;
  if basis is null then
    return null;
  end if;
  return jsonb_build_object(
    'now', date_part('epoch', now()) / 60,
    'basis', basis,
    'triage', triage,
    'returns', returns,
    'utc_offset', (
      select date_part('epoch', (now() at time zone e.timezone) - (now() at time zone 'UTC')) / 60
      from public.establishments as e where e.id = establishment),
    'revision', coalesce(kept.revision, 0),
    'cursor', case when kept.basis = basis then kept.cursor else 0 end,
    'models', case when kept.basis = basis then kept.models end,
    'forecast', kept.forecast,
    'events', private.wait_events(establishment, case when kept.basis = basis then kept.cursor else 0 end),
    'state', private.wait_state(establishment));
end
$$;
comment on function private.read_wait_work(uuid) is
$$What the API predicts an establishment's waits from: {now (minutes since the epoch), basis, triage (by pool: whether people are
classified), returns (how those back from exams are called), utc_offset (minutes), revision, cursor, models, forecast, events, state}; null when there is no such establishment.$$;
