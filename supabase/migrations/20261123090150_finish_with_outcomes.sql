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
begin
  if wanted not in ('finished', 'awaiting_return', 'discharged', 'referred', 'admitted', 'transferred', 'evaded',
    'deceased') then
    perform private.invalid('outcome', 'invalid', 'Cannot finish with this outcome');
  end if;
  before := private.begin_act(visit, 'finish', ending);
  perform private.learn_duration(before.establishment_id, extract(epoch from now() - before.started_at) / 60);
  update public.visits set
    status = ending,
    finished_at = now(),
    closed_at = case ending when 'finished' then now() end,
    outcome = case when wanted in ('finished', 'awaiting_return') then null else wanted::public.visit_outcome end
  where id = visit
  returning * into after;
  perform private.end_act(after, 'finish', before.status);
  return private.read_visit(visit);
end
$$;
comment on function private.finish_visit(uuid, jsonb) is
$$The consultation ends: {outcome?} gives the visit. The outcome is awaiting_return when the patient leaves for exams and
comes back; else how it ended (discharged, referred, admitted, transferred, evaded, deceased), or plainly finished.$$;
