create function private.record_triage(visit public.visits, event bigint, who private.classifier, data jsonb,
  previous public.risk)
returns void
language plpgsql
set search_path = ''
as $$
declare
  broken_table text;
  broken_rule text;
  broken_column text;
begin
  insert into public.triages (establishment_id, visit_id, event_id, risk, previous_risk, complaint, discriminator, notes,
    systolic, diastolic, heart_rate, respiratory_rate, temperature, spo2, glucose, pain, classified_by,
    professional_id, classifier_role, recorded_by, recorded_role)
  values (visit.establishment_id, visit.id, event, visit.risk, previous,
    coalesce(nullif(trim(data ->> 'complaint'), ''), nullif(trim(data ->> 'symptoms'), '')),
    nullif(trim(data ->> 'discriminator'), ''), nullif(trim(data ->> 'notes'), ''),
    private.read_input(data, 'systolic', 'int')::int, private.read_input(data, 'diastolic', 'int')::int,
    private.read_input(data, 'heart_rate', 'int')::int, private.read_input(data, 'respiratory_rate', 'int')::int,
    private.read_input(data, 'temperature', 'numeric(3,1)')::numeric, private.read_input(data, 'spo2', 'int')::int,
    private.read_input(data, 'glucose', 'int')::int, private.read_input(data, 'pain', 'int')::int,
    who.classified_by, who.professional_id, who.classifier_role, auth.uid(), (
      select m.role from public.members as m
      where m.establishment_id = visit.establishment_id and m.user_id = auth.uid()));
exception
  when check_violation then
    get stacked diagnostics broken_table = table_name, broken_rule = constraint_name, broken_column = column_name;
    perform private.explain_field(broken_table, broken_rule, broken_column);
end
$$;
comment on function private.record_triage(public.visits, bigint, private.classifier, jsonb, public.risk) is
  'Appends a classification; INVLD for a value that nobody has. `visit` is the row after it.';

create or replace function private.triage_visit(visit uuid, data jsonb)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  class constant public.risk := private.read_input(data, 'risk', 'public.risk');
  before constant public.visits :=
    private.begin_act(visit, 'triage', 'waiting', 'owner', 'admin', 'nurse', 'doctor');
  who constant private.classifier := private.require_classifier(before.establishment_id, data);
  after public.visits;
begin
  if class is null then
    perform private.invalid('risk', 'required', 'Cannot end a triage without a risk class');
  end if;
  update public.visits set
    status = 'waiting',
    risk = class,
    triaged_at = now(),
    symptoms = left(coalesce(nullif(trim(data ->> 'complaint'), ''), nullif(trim(data ->> 'symptoms'), ''), symptoms),
      2000),
    triage_notes = left(coalesce(nullif(trim(data ->> 'notes'), ''), triage_notes), 2000),
    worse_at = null, worse_due_at = null, worse_note = null
  where id = visit
  returning * into after;
  perform private.record_triage(after, private.note_act(before, after, 'triage'), who, data, before.risk);
  return private.read_visit(visit);
end
$$;
comment on function private.triage_visit(uuid, jsonb) is
$$A nurse or physician sets the colour, or sets it again, which appends: {risk, complaint? (or symptoms?), discriminator?,
notes?, systolic?, diastolic?, heart_rate?, respiratory_rate?, temperature?, spo2?, glucose?, pain?, classified_by?} gives
the visit. Owners and admins must name who classified. DNIED for the reception (COFEN 661/2021). Answers "I got worse".$$;

create function private.read_triages(visit uuid)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  held public.visits;
begin
  select * into held from public.visits as v where v.id = visit;
  perform private.require_role(held.establishment_id, 'owner', 'admin', 'nurse', 'doctor');
  perform private.note_reading(held.establishment_id, 'triages', visit::text, held.patient_id);
  return jsonb_build_object(
    'visit', private.read_visit(visit),
    'complaint', held.symptoms,
    'worse_note', held.worse_note,
    'triages', coalesce((
      select jsonb_agg(to_jsonb(t) - '{establishment_id,visit_id,event_id}'::text[] || jsonb_build_object(
        'classifier', coalesce(p.full_name, login.email),
        'undone', exists (
          select from public.visit_events as e
          where e.establishment_id = t.establishment_id and e.visit_id = t.visit_id and e.undoes = t.event_id))
        order by t.event_id desc)
      from public.triages as t
      left join public.professionals as p on p.establishment_id = t.establishment_id and p.id = t.professional_id
      left join auth.users as login on login.id = t.classified_by
      where t.establishment_id = held.establishment_id and t.visit_id = visit), '[]'));
end
$$;
comment on function private.read_triages(uuid) is
$$Everything that was found at triage, latest first, for owners, admins, nurses and doctors, and the reading is logged:
{visit, complaint, worse_note, triages: [{id, risk, previous_risk, complaint, discriminator, notes, systolic, diastolic,
heart_rate, respiratory_rate, temperature, spo2, glucose, pain, classified_by, professional_id, classifier_role,
classifier (name), recorded_by, recorded_role, classified_at, undone}]}.$$;
grant execute on function private.read_triages(uuid) to authenticated;
