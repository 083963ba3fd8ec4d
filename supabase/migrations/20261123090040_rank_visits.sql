-- The order depends on settings, so it is no generated column any more but a trigger's, and is ranked anew when they
-- change. It never depends on the clock: whoever stands before somebody else stays there until one of the two changes.
create function private.head_start(priority public.priority)
returns double precision
language sql
immutable parallel safe
set search_path = ''
as $$
  select case when priority is null then 0 when priority = 'elderly_80' then 1 when priority = 'blood_donor' then 0.25
    else 0.5 end;
$$;
comment on function private.head_start(public.priority) is
$$With ageing, what a legal class is worth: the share of the target that somebody without one must have used up more to
go first. Ordering by share used up plus head start is ordering by arrival less head start, at any time.$$;

create function private.rank_visit()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
declare
  rules jsonb;
  target interval;
  late interval;
  colour constant smallint := 10 * case new.risk when 'red' then 1 when 'orange' then 2 when 'yellow' then 3
    when 'green' then 4 when 'blue' then 5 else 6 end;
begin
  select e.queue_rules, make_interval(mins => (e.risk_targets ->> new.risk::text)::int) into rules, target
  from public.establishments as e where e.id = new.establishment_id;
  late := make_interval(mins => (rules ->> 'late_minutes')::int);
  new.due_at := new.arrived_at + target;
  new.turn_at := coalesce(new.counts_from,
    case when new.arrived_at <= new.scheduled_for + late then new.scheduled_for else new.arrived_at end);
  if new.heads_colour then
    new.call_rank := colour;
  elsif (rules ->> 'ageing')::boolean and new.risk in ('green', 'blue') then
    new.call_rank := colour + 5;
    new.turn_at := new.turn_at - target * private.head_start(new.priority);
  else
    new.call_rank := colour + case when new.priority is null then 4 when new.priority = 'elderly_80' then 1
      when new.priority = 'blood_donor' then 3 else 2 end;
  end if;
  return new;
end
$$;
comment on function private.rank_visit() is
  'Trigger: where a visit stands in the call order (call_rank, turn_at, number), and until when it should be seen.';

alter table public.visits disable trigger user;
alter table public.visits drop column call_rank;
alter table public.visits add column call_rank smallint;
create trigger rank_visit
before insert or update of risk, priority, arrived_at, scheduled_for, counts_from, heads_colour on public.visits
for each row execute function private.rank_visit();
update public.visits set risk = risk;
alter table public.visits enable trigger user;
alter table public.visits alter column call_rank set not null, alter column turn_at set not null;

comment on column public.visits.call_rank is
$$First key of the call order: ten per colour (none last), then 0 for who heads the colour, 1 for 80+, 2 for other legal
classes, 3 for blood donors, 4 for none; 5 for everybody where ageing decides.$$;
create index visits_call_order_idx on public.visits (establishment_id, call_rank, turn_at, number)
where status = 'waiting';

create function private.rank_queue()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  perform private.lock_queue(new.id);
  update public.visits set risk = risk where establishment_id = new.id and closed_at is null;
  return null;
end
$$;
comment on function private.rank_queue() is 'Trigger: new rules or targets rank everybody who is here anew.';

create trigger rank_queue after update of queue_rules, risk_targets on public.establishments
for each row when (old.queue_rules is distinct from new.queue_rules or old.risk_targets is distinct from new.risk_targets)
execute function private.rank_queue();
