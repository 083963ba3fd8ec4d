-- One open visit per patient and establishment.
create unique index visits_open_patient_key on public.visits (establishment_id, patient_id)
where closed_at is null;

-- The call order. Call-next reads its first rows, positions count its prefix.
create index visits_call_order_idx on public.visits (establishment_id, call_rank, arrived_at, number)
where status = 'waiting';

-- Present but not in the call order: called, in service, before triage, away for exams. With the index above it is
-- everything a snapshot shows, however long the history is.
create index visits_present_idx on public.visits (establishment_id, status)
where closed_at is null and status <> 'waiting';

-- The last 24 hours: indicators, ended visits on the board, who is at work.
create index visits_closed_idx on public.visits (establishment_id, closed_at desc) where closed_at is not null;

-- The last calls on a panel.
create index visits_calls_idx on public.visits (establishment_id, call_number desc) where call_number is not null;

-- Foreign keys.
create index visits_patient_id_idx on public.visits (establishment_id, patient_id);
create index visits_service_id_idx on public.visits (establishment_id, service_id);
create index visits_room_id_idx on public.visits (establishment_id, room_id) where room_id is not null;
create index visits_professional_id_idx on public.visits (establishment_id, professional_id)
where professional_id is not null;
create index visits_requested_professional_id_idx on public.visits (establishment_id, requested_professional_id)
where requested_professional_id is not null;

create policy "Visits are visible to members"
on public.visits for select to authenticated
using (establishment_id = any (array(select private.my_establishments())));

-- Symptoms and triage notes are read through functions that can tell who read them.
grant select (id, establishment_id, patient_id, service_id, room_id, professional_id, requested_professional_id,
  code, code_day, token, number, status, risk, priority, arrived_at, triaged_at, called_at, call_number, call_times,
  started_at, finished_at, closed_at)
  on public.visits to authenticated;
