create table public.visit_events (
  id bigint generated always as identity primary key,
  establishment_id uuid not null,
  visit_id uuid not null,
  act public.visit_act not null,
  from_status public.visit_status,
  to_status public.visit_status not null,
  risk public.risk,
  actor_id uuid,
  actor_role public.member_role,
  skipped int check (skipped >= 0),
  reason text check (length(reason) <= 500),
  room_id uuid,
  professional_id uuid,
  happened_at timestamptz not null default now(),
  foreign key (establishment_id, visit_id) references public.visits (establishment_id, id) on delete restrict
);
revoke all on public.visit_events from anon, authenticated;
revoke all on sequence public.visit_events_id_seq from anon, authenticated;
create index visit_events_visit_id_idx on public.visit_events (establishment_id, visit_id, id);
create index visit_events_happened_at_idx on public.visit_events (establishment_id, happened_at);

comment on table public.visit_events is
$$What happened to each visit, by whom and why: append-only for everybody, the owner of the table included. Authors,
rooms and professionals are plain ids, because the log outlives them.$$;
comment on column public.visit_events.skipped is
  'Call out of order: how many stood before this one (0 for the first); null for call-next.';
comment on column public.visit_events.risk is 'Class after the act.';

create function private.keep_events()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
  raise exception using errcode = 'insufficient_privilege', message = 'Cannot change what has happened';
end
$$;
comment on function private.keep_events() is 'Trigger: visit_events only grows.';

create trigger keep_events before update or delete or truncate on public.visit_events
for each statement execute function private.keep_events();

alter table public.visit_events enable row level security;

create policy "Events are visible to members"
on public.visit_events for select to authenticated
using (establishment_id = any (array(select private.my_establishments())));

grant select (id, establishment_id, visit_id, act, from_status, to_status, risk, actor_id, actor_role, skipped,
  reason, room_id, professional_id, happened_at)
  on public.visit_events to authenticated;
