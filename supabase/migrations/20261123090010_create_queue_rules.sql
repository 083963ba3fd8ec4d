-- How an establishment runs its queue: one object, so that a rule to come is one key more.
create function private.is_whole(input jsonb, lowest int, highest int)
returns boolean
language sql
immutable parallel safe
set search_path = ''
as $$
  select coalesce(input::text ~ '^\d{1,4}$' and input::text::int between lowest and highest, false);
$$;
comment on function private.is_whole(jsonb, int, int) is 'True for a whole number within bounds.';

create function private.are_queue_rules(input jsonb)
returns boolean
language sql
immutable strict parallel safe
set search_path = ''
as $$
  select jsonb_typeof(input) = 'object'
    and input - '{ageing,exam_return,max_calls,late_minutes,step_out_minutes,retriage_minutes,remote_join,remote_minutes,remote_places,remote_counts_from}'::text[] = '{}'
    and input ->> 'exam_return' in ('arrival', 'head', 'return') is true
    and input ->> 'remote_counts_from' in ('ticket', 'arrival') is true
    and jsonb_typeof(input -> 'ageing') = 'boolean' is true
    and jsonb_typeof(input -> 'remote_join') = 'boolean' is true
    and private.is_whole(input -> 'max_calls', 1, 10)
    and private.is_whole(input -> 'late_minutes', 0, 120)
    and private.is_whole(input -> 'step_out_minutes', 0, 120)
    and private.is_whole(input -> 'retriage_minutes', 1, 120)
    and private.is_whole(input -> 'remote_minutes', 5, 720)
    and private.is_whole(input -> 'remote_places', 1, 500);
$$;
comment on function private.are_queue_rules(jsonb) is
  'True for an object with every rule that the column queue_rules lists, each within its bounds.';
grant execute on function private.is_whole(jsonb, int, int), private.are_queue_rules(jsonb)
  to authenticated, service_role;

alter table public.establishments add column queue_rules jsonb not null default '{
  "ageing": false, "exam_return": "arrival", "max_calls": 3, "late_minutes": 15, "step_out_minutes": 30,
  "retriage_minutes": 10, "remote_join": false, "remote_minutes": 60, "remote_places": 30,
  "remote_counts_from": "ticket"}' check (private.are_queue_rules(queue_rules));
grant select (queue_rules) on public.establishments to authenticated;

comment on column public.establishments.queue_rules is
$$ageing: in green and blue the share of the target that is used up counts, and legal classes are a head start.
exam_return: who comes back from exams counts from the first arrival, stands at the head of the colour, or counts from
the return. max_calls: calls before a no-show is offered. late_minutes: how late an appointment may begin and still
count from its time. step_out_minutes: longest pass, 0 for none. retriage_minutes: within which a patient who got worse
is seen. remote_join: tickets by phone. remote_minutes: until when such a ticket must be confirmed. remote_places: how
many may be unconfirmed at once. remote_counts_from: the taking of the ticket, or the arrival.$$;
