create function private.told_waits(forecast jsonb)
returns jsonb
language plpgsql
immutable
set search_path = ''
as $$
begin
  return jsonb_build_object('waits', coalesce((
    select jsonb_object_agg(told.key, jsonb_build_array(told.value -> 'about_minutes', told.value -> 'up_to_minutes'))
    from jsonb_each(forecast -> 'waits') as told), '{}'));
end
$$;
comment on function private.told_waits(jsonb) is
  'What staff see of a forecast, short because it is sent often: {waits: {visit: [about, up to]}}, minutes.';

create function private.staff_waits(establishment uuid)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  perform private.require_role(establishment);
  return (
    select private.told_waits(m.forecast) || jsonb_build_object(
      'is_stale', coalesce(m.updated_at < now() - interval '45 seconds', true))
    from (select) as one left join private.wait_models as m on m.establishment_id = establishment);
end
$$;
comment on function private.staff_waits(uuid) is
  'What everybody who waits was told last, for members: `told_waits`, and whether it is old (`is_stale`).';
grant execute on function private.staff_waits(uuid) to authenticated;

create or replace function private.store_wait_work(establishment uuid, work jsonb)
returns boolean
language plpgsql
security definer
set search_path = ''
as $$
declare
  stored boolean;
begin
  if (work ->> 'revision')::bigint = 0 then
    insert into private.wait_models (establishment_id, basis, cursor, models, forecast)
    select e.id, work ->> 'basis', (work ->> 'cursor')::bigint, work -> 'models', work -> 'forecast'
    from public.establishments as e where e.id = establishment
    on conflict do nothing;
  else
    update private.wait_models set revision = revision + 1, basis = work ->> 'basis',
      cursor = (work ->> 'cursor')::bigint, models = work -> 'models', forecast = work -> 'forecast', updated_at = now()
    where establishment_id = establishment and revision = (work ->> 'revision')::bigint;
  end if;
  stored := found;
  if not stored then
    return false;
  end if;
  insert into private.wait_promises (establishment_id, visit_id, made_at, risk, about, up_to, plain)
  select establishment, v.id, to_timestamp((work ->> 'now')::double precision * 60), v.risk, p.about, p.up_to,
    private.plain_wait(establishment)
  from jsonb_to_recordset(work -> 'promises') as p (visit uuid, about real, up_to real)
  join public.visits as v on v.establishment_id = establishment and v.id = p.visit
  on conflict do nothing;
  if work -> 'announced' <> 'null' then
    perform realtime.send(work -> 'announced', 'waits', 'queue:' || establishment, true);
    perform realtime.send(private.told_waits(work -> 'forecast'), 'waits', 'staff:' || establishment, true);
  end if;
  update private.wait_models set accuracy_at = now(),
    accuracy = private.wait_accuracy(establishment, now() - interval '30 days') -> 'all'
  where establishment_id = establishment and coalesce(accuracy_at < now() - interval '1 hour', true);
  return true;
end
$$;
comment on function private.store_wait_work(uuid, jsonb) is
$$Keeps what the API worked out, unless somebody else did since it was read, and gives whether it did: {now, basis, revision, cursor,
models, forecast, promises: [{visit, about, up_to}], announced: payload of the event `waits` on the queue's topic, or null; staff
hear `told_waits` with it}.$$;
