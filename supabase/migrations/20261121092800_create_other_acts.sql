create function private.cancel_visit(visit uuid, data jsonb)
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
  perform private.end_act(after, 'cancel', before.status, reason => reason);
  return private.read_visit(visit);
end
$$;
comment on function private.cancel_visit(uuid, jsonb) is 'The patient leaves unseen: {reason} gives the visit.';
grant execute on function private.cancel_visit(uuid, jsonb) to authenticated;

create function private.mark_no_show(visit uuid, data jsonb)
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
  perform private.end_act(after, 'no_show', before.status, reason => private.read_reason(data));
  return private.read_visit(visit);
end
$$;
comment on function private.mark_no_show(uuid, jsonb) is 'Called and not there: {reason?} gives the visit.';
grant execute on function private.mark_no_show(uuid, jsonb) to authenticated;

create function private.return_visit(visit uuid, data jsonb)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  before constant public.visits := private.begin_act(visit, 'return', 'waiting');
  other public.visits;
  after public.visits;
begin
  select * into other from public.visits
  where establishment_id = before.establishment_id and patient_id = before.patient_id and id <> visit
    and closed_at is null;
  if found then
    perform private.fail('INQUE', 'Cannot bring back a patient who is in the queue again',
      jsonb_build_object('id', other.id, 'code', other.code, 'token', other.token));
  end if;
  update public.visits set status = 'waiting', closed_at = null, call_times = 0, professional_id = null
  where id = visit
  returning * into after;
  perform private.end_act(after, 'return', before.status, reason => private.read_reason(data));
  return private.read_visit(visit);
end
$$;
comment on function private.return_visit(uuid, jsonb) is
$$Back to the queue, by the first arrival, with no room and no professional: {reason?} gives the visit. INQUE when a
no-show has meanwhile arrived again.$$;
grant execute on function private.return_visit(uuid, jsonb) to authenticated;
