create function private.summarize_chart(chart public.patients)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
begin
  return jsonb_build_object('id', chart.id, 'name', chart.name, 'social_name', chart.social_name, 'cpf', chart.cpf,
    'cns', chart.cns, 'birth_date', chart.birth_date, 'phone', chart.phone, 'email', chart.email,
    'open_visit', (
      select jsonb_build_object('id', v.id, 'code', v.code, 'status', v.status)
      from public.visits as v
      where v.establishment_id = chart.establishment_id and v.patient_id = chart.id and v.closed_at is null),
    'last_visit_at', (
      select max(v.arrived_at) from public.visits as v
      where v.establishment_id = chart.establishment_id and v.patient_id = chart.id));
end
$$;
comment on function private.summarize_chart(public.patients) is 'A chart as lists show it.';
