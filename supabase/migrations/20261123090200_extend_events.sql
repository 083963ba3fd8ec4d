alter table public.visit_events
  add column actor_kind text not null default 'staff' check (actor_kind in ('staff', 'patient', 'kiosk')),
  add column service_id uuid,
  add column outcome public.visit_outcome,
  add column undoes bigint;

comment on column public.visit_events.actor_kind is 'Staff, the patient by the ticket, or a kiosk.';
comment on column public.visit_events.service_id is 'Service after the act; null before 2026-11-23.';
comment on column public.visit_events.undoes is
  'The event that an undo took back. What counts events passes over it and over the one that it names.';

grant select (actor_kind, service_id, outcome, undoes) on public.visit_events to authenticated;

create table private.visit_undos (
  establishment_id uuid not null,
  visit_id uuid not null,
  event_id bigint not null,
  actor_id uuid not null,
  before jsonb not null,
  learned jsonb,
  happened_at timestamptz not null default now(),
  primary key (establishment_id, visit_id),
  foreign key (establishment_id, visit_id) references public.visits (establishment_id, id) on delete cascade
);
comment on table private.visit_undos is
$$A visit as it was before the last act of staff, for the thirty seconds in which it may be undone; the next act writes
over it. `learned` is the queue's mean before and after a finish.$$;

alter table private.visit_undos enable row level security;

create function private.note_act(
  before public.visits, after public.visits, act public.visit_act, details jsonb default '{}'
)
returns bigint
language plpgsql
set search_path = ''
as $$
declare
  author constant text := coalesce(details ->> 'by', 'staff');
  event bigint;
begin
  insert into public.visit_events (establishment_id, visit_id, act, from_status, to_status, risk, actor_id, actor_role,
    actor_kind, skipped, reason, room_id, professional_id, service_id, outcome, undoes)
  select after.establishment_id, after.id, note_act.act, before.status, after.status, after.risk, member.user_id,
    member.role, author, (details ->> 'skipped')::int, details ->> 'reason', after.room_id, after.professional_id,
    after.service_id, after.outcome, (details ->> 'undoes')::bigint
  from (values (true)) as once
  left join public.members as member
    on author = 'staff' and member.establishment_id = after.establishment_id and member.user_id = (select auth.uid())
  returning id into event;
  if author = 'staff' and act not in ('create', 'undo') and auth.uid() is not null then
    insert into private.visit_undos (establishment_id, visit_id, event_id, actor_id, before, learned)
    values (after.establishment_id, after.id, event, auth.uid(), to_jsonb(before), details -> 'learned')
    on conflict on constraint visit_undos_pkey do update set event_id = excluded.event_id,
      actor_id = excluded.actor_id, before = excluded.before, learned = excluded.learned,
      happened_at = excluded.happened_at;
  end if;
  return event;
end
$$;
comment on function private.note_act(public.visits, public.visits, public.visit_act, jsonb) is
$$Notes an act with its author, and keeps what undoing it needs: the row before (nulls for a new visit) and after;
details {skipped?, reason?, by?: patient | kiosk, undoes?, learned?}. Gives the event's id.$$;
