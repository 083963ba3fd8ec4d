create function private.plain_wait(establishment uuid)
returns real
language plpgsql
stable
set search_path = ''
as $$
begin
  return (
    select avg(date_part('epoch', v.started_at - coalesce(v.triaged_at, v.arrived_at)) / 60)::real
    from public.visits as v
    where v.establishment_id = establishment and v.arrived_at > now() - interval '1 day'
      and v.started_at > now() - interval '2 hours' and v.started_at >= coalesce(v.triaged_at, v.arrived_at));
end
$$;
comment on function private.plain_wait(uuid) is 'Mean wait of those whose consultation began in the last two hours, in minutes.';

create function private.store_wait_work(establishment uuid, work jsonb)
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
  end if;
  update private.wait_models set accuracy_at = now(),
    accuracy = private.wait_accuracy(establishment, now() - interval '30 days') -> 'all'
  where establishment_id = establishment and coalesce(accuracy_at < now() - interval '1 hour', true);
  return true;
end
$$;
comment on function private.store_wait_work(uuid, jsonb) is
$$Keeps what the API worked out, unless somebody else did since it was read, and gives whether it did: {now, basis, revision, cursor,
models, forecast, promises: [{visit, about, up_to}], announced: payload of the event `waits` on the queue's topic, or null}.$$;
grant execute on function private.store_wait_work(uuid, jsonb) to service_role;

create function private.told_wait(token text)
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
      'is_stale', coalesce(m.updated_at < now() - interval '45 seconds', true))
    from public.visits as v
    left join private.wait_models as m on m.establishment_id = v.establishment_id
    where v.token = told_wait.token and v.closed_at is null);
end
$$;
comment on function private.told_wait(text) is
$$What the holder of a ticket is told of the wait: {establishment, wait, accuracy (of `wait_accuracy`, all), is_stale}; null for a visit
that is over.$$;
grant execute on function private.told_wait(text) to service_role;
