create function private.list_visits(chart public.patients, held_role public.member_role, earlier_than uuid, size int)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
declare
  -- What was said at triage is for those who may do one (COFEN 661/2021).
  may_read_notes constant boolean := held_role in ('owner', 'admin', 'nurse', 'doctor');
  last_arrival timestamptz;
  page jsonb;
begin
  if earlier_than is not null then
    select v.arrived_at into last_arrival from public.visits as v
    where v.establishment_id = chart.establishment_id and v.patient_id = chart.id and v.id = earlier_than;
    if not found then
      perform private.invalid('cursor', 'unknown', 'Cannot go on after a visit of another chart');
    end if;
  end if;
  select coalesce(jsonb_agg(jsonb_build_object('id', v.id, 'code', v.code, 'status', v.status, 'risk', v.risk,
    'priority', v.priority, 'service', s.name, 'professional', p.full_name, 'arrived_at', v.arrived_at,
    'closed_at', v.closed_at, 'symptoms', case when may_read_notes then v.symptoms end,
    'triage_notes', case when may_read_notes then v.triage_notes end) order by v.arrived_at desc, v.id desc), '[]')
  into page
  from (
    select * from public.visits as one
    where one.establishment_id = chart.establishment_id and one.patient_id = chart.id
      and (earlier_than is null or (one.arrived_at, one.id) < (last_arrival, earlier_than))
    order by one.arrived_at desc, one.id desc
    limit size + 1
  ) as v
  join public.services as s on s.establishment_id = v.establishment_id and s.id = v.service_id
  left join public.professionals as p on p.establishment_id = v.establishment_id and p.id = v.professional_id;
  return jsonb_build_object(
    'visits', case when jsonb_array_length(page) > size then page - size else page end,
    'next', case when jsonb_array_length(page) > size then page -> (size - 1) -> 'id' end);
end
$$;
comment on function private.list_visits(public.patients, public.member_role, uuid, int) is
$$A page of a chart's visits, latest first: {visits: [{id, code, status, risk, priority, service, professional,
arrived_at, closed_at, symptoms, triage_notes}], next}. The last two are null for roles that may not triage.$$;

create or replace function private.read_patient(patient uuid)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  chart public.patients;
  held_role public.member_role;
  history jsonb;
begin
  select * into chart from public.patients where id = patient;
  held_role := private.require_role(chart.establishment_id);
  perform private.note_reading(chart.establishment_id, 'patients', patient::text, patient);
  history := private.list_visits(chart, held_role, null, 20);
  return private.describe_chart(chart) || jsonb_build_object(
    'linked', exists (
      select from public.chart_links as link
      where link.establishment_id = chart.establishment_id and link.patient_id = patient),
    'open_visit', private.summarize_chart(chart) -> 'open_visit',
    'visit_count', (
      select count(*) from public.visits as v
      where v.establishment_id = chart.establishment_id and v.patient_id = patient),
    'visits', history -> 'visits',
    'visits_next', history -> 'next',
    'merges', (
      select coalesce(jsonb_agg(private.describe_merge(m) order by m.merged_at desc), '[]')
      from public.chart_merges as m
      where m.establishment_id = chart.establishment_id and m.kept_id = patient));
end
$$;
comment on function private.read_patient(uuid) is
$$A chart for members, and the reading is logged: the row with {linked, open_visit, visit_count, visits: as
list_visits() (the last 20), visits_next: cursor of the earlier ones, merges: [describe_merge()]}.$$;

create function private.read_patient_visits(patient uuid, cursor uuid)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  chart public.patients;
  held_role public.member_role;
begin
  select * into chart from public.patients where id = patient;
  held_role := private.require_role(chart.establishment_id);
  perform private.note_reading(chart.establishment_id, 'patients', patient::text, patient);
  return private.list_visits(chart, held_role, cursor, 50);
end
$$;
comment on function private.read_patient_visits(uuid, uuid) is
  'Fifty visits of a chart before the cursor, latest first, for members; the reading is logged. As list_visits().';
grant execute on function private.read_patient_visits(uuid, uuid) to authenticated;
