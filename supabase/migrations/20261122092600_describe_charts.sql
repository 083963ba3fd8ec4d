create function private.describe_chart(chart public.patients)
returns jsonb
language sql
stable
set search_path = ''
as $$
  select to_jsonb(chart) - 'search_text';
$$;
comment on function private.describe_chart(public.patients) is 'A whole chart: all that is written of the person.';

create function private.read_patient(patient uuid)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  chart public.patients;
begin
  select * into chart from public.patients where id = patient;
  perform private.require_role(chart.establishment_id);
  perform private.note_reading(chart.establishment_id, 'patients', patient::text, patient);
  return private.describe_chart(chart) || jsonb_build_object(
    'linked', exists (
      select from public.chart_links as link
      where link.establishment_id = chart.establishment_id and link.patient_id = patient),
    'visits', (
      select coalesce(jsonb_agg(jsonb_build_object('id', v.id, 'code', v.code, 'status', v.status, 'risk', v.risk,
        'arrived_at', v.arrived_at, 'closed_at', v.closed_at) order by v.arrived_at desc), '[]')
      from (
        select * from public.visits as one
        where one.establishment_id = chart.establishment_id and one.patient_id = patient
        order by one.arrived_at desc
        limit 20
      ) as v),
    'merges', (
      select coalesce(jsonb_agg(private.describe_merge(m) order by m.merged_at desc), '[]')
      from public.chart_merges as m
      where m.establishment_id = chart.establishment_id and m.kept_id = patient));
end
$$;
comment on function private.read_patient(uuid) is
$$A chart for members, and the reading is logged: the row with {linked, visits: [{id, code, status, risk, arrived_at,
closed_at}] (the last 20), merges: [describe_merge()]}.$$;
grant execute on function private.read_patient(uuid) to authenticated;
