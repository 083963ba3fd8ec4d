create function private.read_patient_history(establishment uuid, patient uuid, since date, until date)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  held_role constant public.member_role := private.require_role(establishment);
  may_read_notes constant boolean := held_role in ('owner', 'admin', 'nurse', 'doctor');
  most constant int := 200;
  house constant public.establishments := (select e from public.establishments as e where e.id = establishment);
  chart public.patients;
  visits jsonb;
begin
  select * into chart from public.patients as p where p.establishment_id = establishment and p.id = patient;
  if not found then
    perform private.fail('NTFND', 'Cannot find this patient');
  elsif since > until then
    perform private.invalid('to', 'out_of_order', 'Cannot report on days that end before they begin');
  end if;
  perform private.note_reading(establishment, 'patients', patient::text, patient);
  select coalesce(jsonb_agg(private.tell_visit(v, may_read_notes) order by v.arrived_at desc, v.id desc), '[]')
  into visits
  from (
    select * from public.visits as one
    where one.establishment_id = establishment and one.patient_id = patient
      and (since is null or one.arrived_at >= since::timestamp at time zone house.timezone)
      and (until is null or one.arrived_at < (until + 1)::timestamp at time zone house.timezone)
    order by one.arrived_at desc, one.id desc
    limit most + 1
  ) as v;
  return jsonb_build_object('from', since, 'to', until, 'today', (now() at time zone house.timezone)::date,
    'timezone', house.timezone,
    'patient', jsonb_build_object('id', chart.id, 'name', chart.name, 'social_name', chart.social_name,
      'birth_date', chart.birth_date),
    'rows', case when jsonb_array_length(visits) > most then visits - most else visits end,
    'is_cut', jsonb_array_length(visits) > most);
end
$$;
comment on function private.read_patient_history(uuid, uuid, date, date) is
$$A patient's visits, latest first, at most 200, for members, and the reading is logged: {from, to (null: no limit), today,
timezone, patient: {id, name, social_name, birth_date}, rows: [tell_visit()], is_cut: there are earlier ones}. What was
found at triage is null for roles that may not triage.$$;
grant execute on function private.read_patient_history(uuid, uuid, date, date) to authenticated;
