-- Cancelled visits and no-shows have no finished_at: what says when they ended is closed_at.
alter type private.visit_frame add attribute closed_at timestamptz;
alter type private.visit_view add attribute closed_at timestamptz;

create or replace function private.frame_of(visit public.visits, turn bigint)
returns private.visit_frame
language sql
stable parallel safe
as $$
  select row(visit.id, visit.code, visit.status, visit.risk, turn, visit.service_id,
    case when visit.status not in ('awaiting_triage', 'waiting') then visit.room_id end,
    coalesce(visit.professional_id, visit.requested_professional_id),
    visit.arrived_at, visit.called_at, visit.started_at, visit.finished_at, visit.closed_at)::private.visit_frame
$$;

create or replace function private.view_of(visit public.visits, patient_name text, turn bigint)
returns private.visit_view
language sql
stable parallel safe
as $$
  select row(visit.id, visit.code, visit.token, visit.status, visit.risk, visit.priority, turn,
    pg_catalog.json_build_object('id', visit.patient_id, 'name', patient_name), visit.service_id,
    case when visit.status not in ('awaiting_triage', 'waiting') then visit.room_id end,
    coalesce(visit.professional_id, visit.requested_professional_id),
    visit.arrived_at, visit.called_at, visit.started_at, visit.finished_at, visit.closed_at)::private.visit_view
$$;
