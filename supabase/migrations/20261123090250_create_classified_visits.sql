create or replace function private.create_visit(establishment uuid, data jsonb)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  held_role constant public.member_role := private.require_role(establishment);
  class constant public.risk := private.read_input(data, 'risk', 'public.risk');
  who private.classifier;
  house public.establishments;
  chart public.patients;
  service public.services;
  ticket record;
  open_visit public.visits;
  visit public.visits;
  event bigint;
  broken_table text;
  broken_rule text;
  broken_column text;
begin
  if class is not null and (held_role not in ('owner', 'admin') or data ->> 'classified_by' <> '') then
    who := private.require_classifier(establishment, data - 'professional_id');
  end if;
  perform private.lock_queue(establishment);
  select * into house from public.establishments where id = establishment;
  chart := private.find_chart(establishment, data);
  service := private.read_service(establishment, data);
  select * into open_visit from public.visits
  where establishment_id = establishment and patient_id = chart.id and closed_at is null;
  if found then
    perform private.fail('INQUE', 'Cannot add a patient who is already in the queue',
      jsonb_build_object('id', open_visit.id, 'code', open_visit.code, 'token', open_visit.token));
  end if;
  ticket := private.next_ticket(establishment, service.prefix, now());
  update public.queues set arrivals = arrivals + 1 where establishment_id = establishment
  returning arrivals into visit.number;
  insert into public.visits (establishment_id, patient_id, service_id, requested_professional_id, code, code_day,
    number, status, risk, priority, symptoms)
  values (establishment, chart.id, service.id, private.read_professional(establishment, data), ticket.code, ticket.day,
    visit.number,
    case when coalesce(service.triage_required, house.triage_required) and class is null then 'awaiting_triage'
      else 'waiting' end::public.visit_status,
    class,
    coalesce(private.read_input(data, 'priority', 'public.priority')::public.priority,
      private.priority_of_age(chart.birth_date, (now() at time zone house.timezone)::date)),
    nullif(trim(data ->> 'symptoms'), ''))
  returning * into visit;
  event := private.note_act(null, visit, 'create');
  if who.classifier_role is not null then
    perform private.record_triage(visit, event, who, data, null);
  end if;
  return jsonb_build_object('id', visit.id, 'code', visit.code, 'token', visit.token,
    'position', case when visit.status = 'waiting' then private.people_before(visit) + 1 end);
exception
  when check_violation or not_null_violation then
    get stacked diagnostics broken_table = table_name, broken_rule = constraint_name, broken_column = column_name;
    perform private.explain_violation(broken_table, broken_rule, broken_column);
end
$$;
comment on function private.create_visit(uuid, jsonb) is
$$A patient arrives: {patient_id | patient: {name, cpf?, birth_date?, phone?, email?}, service_id?, risk?, classified_by?,
priority?, symptoms?, professional_id?} gives {id, code, token, position}. Without `priority` the age decides; without
`risk` the service, else the establishment, decides whether triage comes first. A nurse's or physician's colour, or one
entered in their name, is recorded as a triage. INQUE when the patient is already here; DNIED when the reception sets a
risk class.$$;
