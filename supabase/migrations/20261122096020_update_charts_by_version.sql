drop function private.update_patient(uuid, jsonb);

create function private.update_patient(patient uuid, version bigint, patch jsonb)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  held public.patients;
  wanted public.patients;
  broken_table text;
  broken_rule text;
  broken_column text;
begin
  select * into held from public.patients where id = patient;
  perform private.require_role(held.establishment_id);
  select * into held from public.patients where id = patient for no key update;
  if held.merged_into is not null then
    perform private.invalid('patient_id', 'unknown', 'Cannot change a chart that was merged into another');
  end if;
  if held.version is distinct from update_patient.version then
    perform private.fail('STALE', 'Cannot save over a newer version', jsonb_build_object(
      'version', held.version, 'current', private.describe_chart(held),
      'changed', private.fields_changed_since(held.establishment_id, 'patients', patient::text, update_patient.version)));
  end if;
  wanted := jsonb_populate_record(held, private.read_chart_input(patch));
  if wanted is distinct from held then
    update public.patients set
      name = wanted.name, social_name = wanted.social_name, cpf = wanted.cpf, cns = wanted.cns,
      birth_date = wanted.birth_date, phone = wanted.phone, email = wanted.email, priority = wanted.priority,
      priority_note = wanted.priority_note, priority_until = wanted.priority_until, contacts = wanted.contacts
    where id = patient
    returning * into held;
  end if;
  return private.describe_chart(held);
exception
  when unique_violation then
    perform private.refuse_second_chart(held.establishment_id, private.read_chart_input(patch));
  when check_violation or not_null_violation then
    get stacked diagnostics broken_table = table_name, broken_rule = constraint_name, broken_column = column_name;
    perform private.explain_field(broken_table, broken_rule, broken_column);
end
$$;
comment on function private.update_patient(uuid, bigint, jsonb) is
$$A member corrects a chart: the fields to change (null empties one), and the version that they were read at, give the
row. STALE {version, current, changed} when somebody saved in between; HASCP {id} as create_patient().$$;
grant execute on function private.update_patient(uuid, bigint, jsonb) to authenticated;
