create or replace function private.act_on_ticket(token text, act text, data jsonb)
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
