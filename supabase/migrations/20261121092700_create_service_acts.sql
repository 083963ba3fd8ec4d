create function private.start_visit(visit uuid, data jsonb)
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
  update public.visits set status = 'in_service', started_at = now(), professional_id = professional
  where id = visit
  returning * into after;
  perform private.end_act(after, 'start', before.status);
  return private.read_visit(visit);
end
$$;
comment on function private.start_visit(uuid, jsonb) is
  'The consultation begins: {professional_id} gives the visit. PNACT when that professional is not active.';
grant execute on function private.start_visit(uuid, jsonb) to authenticated;

create function private.learn_duration(establishment uuid, minutes double precision)
returns void
language plpgsql
set search_path = ''
as $$
begin
  update public.queues set
    mean_samples = least(mean_samples + 1, 150),
    mean_minutes = coalesce(mean_minutes, 0)
      + (least(greatest(minutes, 0.5), 240) - coalesce(mean_minutes, 0)) / least(mean_samples + 1, 150)
  where establishment_id = establishment;
end
$$;
comment on function private.learn_duration(uuid, double precision) is
  'Takes one consultation into the mean: n = min(n + 1, 150), mean += (minutes - mean) / n, minutes within 0.5 to 240.';

create function private.finish_visit(visit uuid, data jsonb)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  outcome constant text := coalesce(private.read_input(data, 'outcome', 'text'), 'finished');
  before public.visits;
  after public.visits;
begin
  if outcome not in ('finished', 'awaiting_return') then
    perform private.invalid('outcome', 'invalid', 'Cannot finish with this outcome');
  end if;
  before := private.begin_act(visit, 'finish', outcome::public.visit_status);
  perform private.learn_duration(before.establishment_id, extract(epoch from now() - before.started_at) / 60);
  update public.visits set
    status = outcome::public.visit_status,
    finished_at = now(),
    closed_at = case outcome when 'finished' then now() end
  where id = visit
  returning * into after;
  perform private.end_act(after, 'finish', before.status);
  return private.read_visit(visit);
end
$$;
comment on function private.finish_visit(uuid, jsonb) is
$$The consultation ends: {outcome?: finished | awaiting_return} gives the visit; awaiting_return when the patient
leaves for exams and comes back.$$;
grant execute on function private.finish_visit(uuid, jsonb) to authenticated;
