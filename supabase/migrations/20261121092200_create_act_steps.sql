-- The steps that all acts share: check and lock, then note what was done.
create function private.lock_queue(establishment uuid)
returns void
language plpgsql
set search_path = ''
as $$
begin
  perform from public.queues where establishment_id = establishment for no key update;
end
$$;
comment on function private.lock_queue(uuid) is 'Makes the transaction the only writer of an establishment''s visits.';

create function private.begin_act(
  visit uuid, act public.visit_act, target public.visit_status, variadic allowed public.member_role[] default '{}'
)
returns public.visits
language plpgsql
set search_path = ''
as $$
declare
  held public.visits;
begin
  select * into held from public.visits where id = visit;
  perform private.require_role(held.establishment_id, variadic allowed);
  perform private.lock_queue(held.establishment_id);
  select * into held from public.visits where id = visit for no key update;
  if not exists (
    select from private.visit_transitions as t
    where t.act = begin_act.act and t.from_status = held.status and t.to_status = target
  ) then
    perform private.fail('BADST', format('Cannot %s a visit that is %s', act, held.status),
      jsonb_build_object('status', held.status));
  end if;
  return held;
end
$$;
comment on function private.begin_act(uuid, public.visit_act, public.visit_status, variadic public.member_role[]) is
  'The visit, locked, for a caller who may do `act`: NAUTH, NTFND, DNIED or BADST otherwise.';

create function private.end_act(
  visit public.visits, act public.visit_act, from_status public.visit_status,
  skipped int default null, reason text default null
)
returns void
language plpgsql
set search_path = ''
as $$
begin
  insert into public.visit_events (establishment_id, visit_id, act, from_status, to_status, risk, actor_id, actor_role,
    skipped, reason, room_id, professional_id)
  select visit.establishment_id, visit.id, end_act.act, end_act.from_status, visit.status, visit.risk, member.user_id,
    member.role, end_act.skipped, end_act.reason, visit.room_id, visit.professional_id
  from (values (true)) as once
  left join public.members as member
    on member.establishment_id = visit.establishment_id and member.user_id = (select auth.uid());
end
$$;
comment on function private.end_act(public.visits, public.visit_act, public.visit_status, int, text) is
  'Notes an act with its author. `visit` is the row after the act.';
