insert into private.visit_transitions (act, from_status, to_status) values
  ('acknowledge', 'called', 'called'),
  ('on_my_way', 'awaiting_triage', 'awaiting_triage'),
  ('on_my_way', 'waiting', 'waiting'),
  ('on_my_way', 'called', 'called'),
  ('arrive', 'awaiting_triage', 'awaiting_triage'),
  ('arrive', 'waiting', 'waiting'),
  ('arrive', 'called', 'called'),
  ('step_out', 'waiting', 'waiting'),
  ('step_in', 'waiting', 'waiting'),
  ('worsen', 'awaiting_triage', 'awaiting_triage'),
  ('worsen', 'waiting', 'waiting'),
  ('worsen', 'called', 'called'),
  ('leave', 'awaiting_triage', 'cancelled'),
  ('leave', 'waiting', 'cancelled'),
  ('leave', 'called', 'cancelled'),
  ('leave', 'awaiting_return', 'cancelled');

create function private.step_out_minutes(visit public.visits)
returns int
language plpgsql
stable
set search_path = ''
as $$
declare
  longest int;
  mean double precision;
  people int;
begin
  if visit.status <> 'waiting' or visit.risk in ('red', 'orange') or visit.worse_at is not null then
    return 0;
  end if;
  select (e.queue_rules ->> 'step_out_minutes')::int, q.mean_minutes,
    greatest(private.count_professionals(e.id, s.pool), 1)
  into longest, mean, people
  from public.establishments as e
  join public.queues as q on q.establishment_id = e.id
  join public.services as s on s.establishment_id = e.id and s.id = visit.service_id
  where e.id = visit.establishment_id;
  -- least() passes over a null: as long as the pace is unknown nobody goes.
  return least(longest, coalesce(floor(private.people_before(visit) * mean / people / 2), 0))::int;
end
$$;
comment on function private.step_out_minutes(public.visits) is
$$For how long a patient may step out and keep the place: half of what the people before take at the present pace, as
the lower bound of the wait, and at most what the house allows; 0 for nobody who is urgent or got worse.$$;

create function private.find_ticket(token text)
returns public.visits
language plpgsql
stable
set search_path = ''
as $$
declare
  held public.visits;
begin
  select * into held from public.visits as v where v.token = find_ticket.token;
  if not found then
    perform private.fail('NTFND', 'Cannot find this ticket');
  end if;
  return held;
end
$$;
comment on function private.find_ticket(text) is 'The visit behind a ticket; NTFND.';

create function private.own_ticket(visit public.visits)
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
    'acknowledged', visit.acknowledged_at is not null,
    'announced', visit.announced,
    'out', case when visit.out_until > now() then floor(date_part('epoch', visit.out_until))::bigint end,
    'worse', visit.worse_at is not null,
    'may_step_out', private.step_out_minutes(visit));
end
$$;
comment on function private.own_ticket(public.visits) is
$$What only the patient's own page shows of a visit: {status, arrived, triaged, called, started (epochs), acknowledged,
announced: on_my_way | arrived | null, out (epoch, null when not out), worse, may_step_out (minutes, 0 for not now)}.$$;

create function private.read_own_ticket(token text)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  return private.own_ticket(private.find_ticket(token));
end
$$;
comment on function private.read_own_ticket(text) is 'own_ticket() for whoever has the token.';
grant execute on function private.read_own_ticket(text) to anon, authenticated;

create function private.act_on_ticket(token text, act text, data jsonb)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  before public.visits := private.find_ticket(token);
  target public.visit_status;
  minutes constant int := private.read_input(data, 'minutes', 'int');
  rules jsonb;
  after public.visits;
begin
  if act not in ('acknowledge', 'on_my_way', 'arrive', 'step_out', 'step_in', 'worsen', 'leave') then
    perform private.invalid('act', 'invalid', 'Cannot do this by a ticket');
  end if;
  perform private.lock_queue(before.establishment_id);
  select * into before from public.visits as v where v.id = before.id for no key update;
  select t.to_status into target from private.visit_transitions as t
  where t.act = act_on_ticket.act::public.visit_act and t.from_status = before.status;
  if not found then
    perform private.fail('BADST', format('Cannot %s a visit that is %s', act, before.status),
      jsonb_build_object('status', before.status));
  elsif act = 'step_out' and (minutes is null or minutes not between 1 and private.step_out_minutes(before)) then
    perform private.invalid('minutes', 'invalid', 'Cannot step out for so long');
  end if;
  select e.queue_rules into rules from public.establishments as e where e.id = before.establishment_id;
  after := before;
  after.status := target;
  case act
    when 'acknowledge' then after.acknowledged_at := coalesce(before.acknowledged_at, now());
    when 'on_my_way' then after.announced := 'on_my_way'; after.announced_at := now();
    when 'arrive' then after.announced := 'arrived'; after.announced_at := now(); after.out_until := null;
    when 'step_out' then after.out_until := now() + make_interval(mins => minutes); after.announced := null;
    when 'step_in' then after.out_until := null;
    when 'worsen' then
      after.worse_at := coalesce(before.worse_at, now());
      after.worse_due_at := coalesce(before.worse_due_at,
        now() + make_interval(mins => (rules ->> 'retriage_minutes')::int));
      after.worse_note := coalesce(left(nullif(trim(data ->> 'note'), ''), 300), before.worse_note);
      after.out_until := null;
    else
      after.closed_at := now();
      after.outcome := 'left';
  end case;
  if after is distinct from before then
    after := private.restore_visit(after);
    perform private.note_act(before, after, act::public.visit_act, '{"by": "patient"}');
  end if;
  return private.own_ticket(after);
end
$$;
comment on function private.act_on_ticket(text, text, jsonb) is
$$What a patient does by the ticket, and gives what own_ticket() tells: acknowledge a call, on_my_way, arrive, step_out {minutes},
step_in, worsen {note?} (somebody looks within queue_rules.retriage_minutes), leave. BADST when the state does not allow
it, INVLD for more minutes than step_out_minutes() gives. Doing the same again changes nothing.$$;
grant execute on function private.act_on_ticket(text, text, jsonb) to anon, authenticated;
