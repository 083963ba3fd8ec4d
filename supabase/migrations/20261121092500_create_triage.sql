create function private.triage_visit(visit uuid, data jsonb)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  class constant public.risk := private.read_input(data, 'risk', 'public.risk');
  before constant public.visits :=
    private.begin_act(visit, 'triage', 'waiting', 'owner', 'admin', 'nurse', 'doctor');
  after public.visits;
begin
  if class is null then
    perform private.invalid('risk', 'required', 'Cannot end a triage without a risk class');
  end if;
  update public.visits set
    status = 'waiting',
    risk = class,
    triaged_at = now(),
    symptoms = left(coalesce(nullif(trim(data ->> 'symptoms'), ''), symptoms), 2000),
    triage_notes = left(coalesce(nullif(trim(data ->> 'notes'), ''), triage_notes), 2000)
  where id = visit
  returning * into after;
  perform private.end_act(after, 'triage', before.status);
  return private.read_visit(visit);
end
$$;
comment on function private.triage_visit(uuid, jsonb) is
$$A nurse or physician sets the colour, or sets it again: {risk, symptoms?, notes?} gives the visit. DNIED for the
reception (COFEN 661/2021).$$;
grant execute on function private.triage_visit(uuid, jsonb) to authenticated;
