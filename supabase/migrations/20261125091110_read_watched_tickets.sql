create or replace function private.read_ticket(token text)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  visit constant public.visits := private.seen_visit(token);
begin
  return jsonb_build_object(
    'visit', jsonb_build_object(
      'id', visit.id, 'code', visit.code, 'status', visit.status, 'risk', visit.risk,
      'arrived', floor(date_part('epoch', visit.arrived_at))::bigint,
      'called_at', visit.called_at,
      'room', (select r.name from public.rooms as r
        where r.establishment_id = visit.establishment_id and r.id = visit.room_id
          and visit.status not in ('awaiting_triage', 'waiting'))),
    'watching', visit.token <> token,
    'establishment', private.describe_place(visit.establishment_id),
    'snapshot', private.queue_snapshot(visit.establishment_id));
end
$$;
comment on function private.read_ticket(text) is
$$Whoever has a ticket's token, or a link that watches it, reads that ticket and the anonymous queue around it: {visit: {id,
code, status, risk, arrived (epoch), called_at, room}, watching, establishment: {id, name, timezone}, snapshot}.$$;

create or replace function private.own_ticket(visit public.visits)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
begin
  return jsonb_build_object(
    'status', visit.status,
    'arrived', floor(date_part('epoch', visit.arrived_at))::bigint,
    'triaged', floor(date_part('epoch', visit.triaged_at))::bigint,
    'called', floor(date_part('epoch', visit.called_at))::bigint,
    'started', floor(date_part('epoch', visit.started_at))::bigint,
    'finished', floor(date_part('epoch', visit.finished_at))::bigint,
    'acknowledged', visit.acknowledged_at is not null,
    'announced', visit.announced,
    'out', case when visit.out_until > now() then floor(date_part('epoch', visit.out_until))::bigint end,
    'worse', visit.worse_at is not null,
    'may_step_out', private.step_out_minutes(visit),
    'shared', exists (select from private.watch_links as w where w.visit_id = visit.id));
end
$$;
comment on function private.own_ticket(public.visits) is
$$What only the patient's own page shows of a visit: {status, arrived, triaged, called, started, finished (epochs; the last
one is the end of the latest consultation), acknowledged, announced: on_my_way | arrived | null, out (epoch, null when
not out), worse, may_step_out (minutes, 0 for not now), shared}.$$;

create or replace function private.read_own_ticket(token text)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  visit constant public.visits := private.seen_visit(token);
begin
  if visit.token = token then
    return private.own_ticket(visit);
  end if;
  -- Of how the patient feels, and of what the patient may do, company learns nothing.
  return private.own_ticket(visit) || '{"worse": false, "may_step_out": 0, "shared": false}';
end
$$;
comment on function private.read_own_ticket(text) is
  'own_ticket() for whoever has the token; without `worse`, `may_step_out` and `shared` for a link that only watches.';

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
      'is_stale', coalesce(m.updated_at < now() - interval '45 seconds', true))
    from public.visits as v
    left join private.wait_models as m on m.establishment_id = v.establishment_id
    where v.id = coalesce(
        (select t.id from public.visits as t where t.token = told_wait.token),
        (private.watched_visit(told_wait.token)).id)
      and v.closed_at is null);
end
$$;
