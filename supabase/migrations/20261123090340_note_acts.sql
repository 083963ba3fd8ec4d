-- The acts as they were, with what undoing them needs.
create or replace function private.start_visit(visit uuid, data jsonb)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  before constant public.visits := private.begin_act(visit, 'start', 'in_service');
  professional constant uuid := private.read_professional(before.establishment_id, data);
  availability text;
  after public.visits;
begin
  if professional is null then
    perform private.invalid('professional_id', 'required', 'Cannot start without a professional');
  end if;
  select status into availability from public.professionals
  where establishment_id = before.establishment_id and id = professional;
  if availability <> 'active' then
    perform private.fail('PNACT', 'Cannot start with a professional who is not active',
      jsonb_build_object('status', availability));
  end if;
  update public.visits set status = 'in_service', started_at = now(), professional_id = professional,
    heads_colour = false, worse_at = null, worse_due_at = null, worse_note = null
  where id = visit
  returning * into after;
  perform private.note_act(before, after, 'start');
  return private.read_visit(visit);
end
$$;

create function private.learned_mean(establishment uuid)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
begin
  return (
    select jsonb_build_object('minutes', q.mean_minutes, 'samples', q.mean_samples)
    from public.queues as q where q.establishment_id = establishment);
end
$$;
comment on function private.learned_mean(uuid) is 'The mean consultation that a queue has learned: {minutes, samples}.';

create or replace function private.finish_visit(visit uuid, data jsonb)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  wanted constant text := coalesce(private.read_input(data, 'outcome', 'text'), 'finished');
  ending constant public.visit_status := case wanted when 'awaiting_return' then wanted else 'finished' end;
  before public.visits;
  after public.visits;
  mean jsonb;
begin
  if wanted not in ('finished', 'awaiting_return', 'discharged', 'referred', 'admitted', 'transferred', 'evaded',
    'deceased') then
    perform private.invalid('outcome', 'invalid', 'Cannot finish with this outcome');
  end if;
  before := private.begin_act(visit, 'finish', ending);
  mean := private.learned_mean(before.establishment_id);
  perform private.learn_duration(before.establishment_id, extract(epoch from now() - before.started_at) / 60);
  update public.visits set
    status = ending,
    finished_at = now(),
    closed_at = case ending when 'finished' then now() end,
    outcome = case when wanted in ('finished', 'awaiting_return') then null else wanted::public.visit_outcome end
  where id = visit
  returning * into after;
  perform private.note_act(before, after, 'finish', jsonb_build_object('learned', jsonb_build_object(
    'before', mean, 'after', private.learned_mean(before.establishment_id))));
  return private.read_visit(visit);
end
$$;

create or replace function private.cancel_visit(visit uuid, data jsonb)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  before constant public.visits := private.begin_act(visit, 'cancel', 'cancelled');
  reason constant text := private.read_reason(data);
  after public.visits;
begin
  if reason is null then
    perform private.invalid('reason', 'required', 'Cannot cancel without a reason');
  end if;
  update public.visits set status = 'cancelled', closed_at = now() where id = visit returning * into after;
  perform private.note_act(before, after, 'cancel', jsonb_build_object('reason', reason));
  return private.read_visit(visit);
end
$$;

create or replace function private.mark_no_show(visit uuid, data jsonb)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  before constant public.visits := private.begin_act(visit, 'no_show', 'no_show');
  after public.visits;
begin
  update public.visits set status = 'no_show', closed_at = now() where id = visit returning * into after;
  perform private.note_act(before, after, 'no_show', jsonb_build_object('reason', private.read_reason(data)));
  return private.read_visit(visit);
end
$$;

create function private.refuse_second_visit(visit public.visits)
returns void
language plpgsql
stable
set search_path = ''
as $$
declare
  other public.visits;
begin
  select * into other from public.visits as v
  where v.establishment_id = visit.establishment_id and v.patient_id = visit.patient_id and v.id <> visit.id
    and v.closed_at is null;
  if found then
    perform private.fail('INQUE', 'Cannot bring back a patient who is in the queue again',
      jsonb_build_object('id', other.id, 'code', other.code, 'token', other.token));
  end if;
end
$$;
comment on function private.refuse_second_visit(public.visits) is 'INQUE when the patient has another open visit here.';

create or replace function private.return_visit(visit uuid, data jsonb)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  before constant public.visits := private.begin_act(visit, 'return', 'waiting');
  wish constant text := case when before.status = 'awaiting_return' then (
    select e.queue_rules ->> 'exam_return' from public.establishments as e where e.id = before.establishment_id) end;
  after public.visits;
begin
  perform private.refuse_second_visit(before);
  update public.visits set status = 'waiting', closed_at = null, call_times = 0, professional_id = null,
    acknowledged_at = null,
    heads_colour = case wish when 'head' then true else heads_colour end,
    counts_from = case wish when 'return' then now() else counts_from end
  where id = visit
  returning * into after;
  perform private.note_act(before, after, 'return', jsonb_build_object('reason', private.read_reason(data)));
  return private.read_visit(visit);
end
$$;
comment on function private.return_visit(uuid, jsonb) is
$$Back to the queue, with no room and no professional: {reason?} gives the visit. The place is that of the first arrival,
unless the patient comes from exams and queue_rules.exam_return says the head of the colour or the return. INQUE when a
no-show has meanwhile arrived again.$$;
