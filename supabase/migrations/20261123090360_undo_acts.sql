create function private.refuse_undo(reason text)
returns void
language sql
immutable
set search_path = ''
as $$
  select private.fail('NUNDO', format('Cannot take an act back: %s', reason), jsonb_build_object('status', reason));
$$;
comment on function private.refuse_undo(text) is 'Raises NUNDO.';

create function private.restore_visit(was public.visits)
returns public.visits
language plpgsql
set search_path = ''
as $$
declare
  after public.visits;
begin
  update public.visits as v set
    status = was.status, risk = was.risk, priority = was.priority, symptoms = was.symptoms,
    triage_notes = was.triage_notes, triaged_at = was.triaged_at, service_id = was.service_id, room_id = was.room_id,
    professional_id = was.professional_id, requested_professional_id = was.requested_professional_id,
    called_at = was.called_at, call_number = was.call_number, call_times = was.call_times,
    started_at = was.started_at, finished_at = was.finished_at, closed_at = was.closed_at, outcome = was.outcome,
    counts_from = was.counts_from, heads_colour = was.heads_colour, out_until = was.out_until,
    announced = was.announced, announced_at = was.announced_at, acknowledged_at = was.acknowledged_at,
    worse_at = was.worse_at, worse_due_at = was.worse_due_at, worse_note = was.worse_note
  where v.id = was.id
  returning * into after;
  return after;
end
$$;
comment on function private.restore_visit(public.visits) is
  'Gives a visit what acts change of it; the chart stays, for charts may have been merged meanwhile.';

create function private.undo_visit(visit uuid)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  held public.visits;
  kept private.visit_undos;
  was public.visits;
begin
  select * into held from public.visits as v where v.id = visit;
  perform private.require_role(held.establishment_id);
  perform private.lock_queue(held.establishment_id);
  select * into held from public.visits as v where v.id = visit for no key update;
  select * into kept from private.visit_undos as u
  where u.establishment_id = held.establishment_id and u.visit_id = visit;
  if not found then
    perform private.refuse_undo('nothing');
  elsif kept.event_id <> (
    select max(e.id) from public.visit_events as e
    where e.establishment_id = held.establishment_id and e.visit_id = visit
  ) then
    perform private.refuse_undo('followed');
  elsif kept.actor_id <> auth.uid() then
    perform private.refuse_undo('another');
  elsif kept.happened_at < now() - interval '30 seconds' then
    perform private.refuse_undo('expired');
  end if;
  was := jsonb_populate_record(held, kept.before);
  if held.closed_at is not null and was.closed_at is null then
    perform private.refuse_second_visit(held);
  end if;
  update public.queues as q set mean_minutes = (kept.learned #>> '{before,minutes}')::double precision,
    mean_samples = (kept.learned #>> '{before,samples}')::int
  where q.establishment_id = held.establishment_id and kept.learned is not null
    and private.learned_mean(held.establishment_id) = kept.learned -> 'after';
  perform private.note_act(held, private.restore_visit(was), 'undo', jsonb_build_object('undoes', kept.event_id));
  delete from private.visit_undos as u where u.establishment_id = held.establishment_id and u.visit_id = visit;
  return private.read_visit(visit);
end
$$;
comment on function private.undo_visit(uuid) is
$$Takes back the last act of a visit, by the same person, within thirty seconds, if nothing followed: the visit is again
exactly as it was. NUNDO {status: nothing, another, expired, followed}; INQUE when the patient has come again meanwhile.
What was logged stays and is followed by an event that names what it undoes. The learned mean goes back too, unless
another consultation has ended since.$$;
grant execute on function private.undo_visit(uuid) to authenticated;

drop function private.end_act(public.visits, public.visit_act, public.visit_status, int, text);
