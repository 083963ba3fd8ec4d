create function private.read_chart_input(patch jsonb)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
begin
  perform private.refuse_fields(patch, 'name', 'social_name', 'cpf', 'cns', 'birth_date', 'phone', 'email', 'priority',
    'priority_note', 'priority_until', 'contacts');
  perform private.read_input(patch, 'birth_date', 'date');
  perform private.read_input(patch, 'priority_until', 'date');
  perform private.read_input(patch, 'priority', 'public.priority');
  return private.clean_fields(patch, 'cpf', 'cns', 'phone')
    || case when jsonb_typeof(patch -> 'contacts') = 'null' then '{"contacts": []}' else '{}'::jsonb end;
end
$$;
comment on function private.read_chart_input(jsonb) is 'Fields of a chart as the table wants them; INVLD for others.';

create function private.refuse_second_chart(establishment uuid, wanted jsonb)
returns void
language plpgsql
stable
set search_path = ''
as $$
begin
  perform private.fail('HASCP', 'Cannot have two charts with the same document', jsonb_build_object('id', p.id))
  from public.patients as p
  where p.establishment_id = establishment and (p.cpf = wanted ->> 'cpf' or p.cns = wanted ->> 'cns')
  limit 1;
end
$$;
comment on function private.refuse_second_chart(uuid, jsonb) is 'Raises HASCP {id}: which chart has the CPF or CNS.';

create function private.create_patient(establishment uuid, data jsonb)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  held_role constant public.member_role := private.require_role(establishment);
  wanted constant jsonb := private.read_chart_input(data);
  chart public.patients := jsonb_populate_record(null::public.patients, wanted);
  broken_table text;
  broken_rule text;
  broken_column text;
begin
  insert into public.patients (establishment_id, name, social_name, cpf, cns, birth_date, phone, email, priority,
    priority_note, priority_until, contacts)
  values (establishment, chart.name, chart.social_name, chart.cpf, chart.cns, chart.birth_date, chart.phone,
    chart.email, chart.priority, chart.priority_note, chart.priority_until, coalesce(chart.contacts, '[]'))
  returning * into chart;
  return private.describe_chart(chart);
exception
  when unique_violation then
    perform private.refuse_second_chart(establishment, wanted);
  when check_violation or not_null_violation then
    get stacked diagnostics broken_table = table_name, broken_rule = constraint_name, broken_column = column_name;
    perform private.explain_field(broken_table, broken_rule, broken_column);
end
$$;
comment on function private.create_patient(uuid, jsonb) is
$$A member opens a chart: {name, social_name?, cpf?, cns?, birth_date?, phone?, email?, priority?, priority_note?,
priority_until?, contacts?: [{name, relation?, phone}]} gives the row. HASCP {id} when another chart has the CPF or
CNS.$$;
grant execute on function private.create_patient(uuid, jsonb) to authenticated;
