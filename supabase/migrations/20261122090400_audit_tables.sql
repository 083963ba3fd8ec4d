-- Every tenant table but three: visit_events and audit_log are logs themselves, queues only counts.
create trigger audit after insert or update or delete on public.establishments
for each row execute function private.audit();

create trigger audit after insert or update or delete on public.members
for each row execute function private.audit();

create trigger audit after insert or update or delete on public.professionals
for each row execute function private.audit('{notes}');

create trigger audit after insert or update or delete on public.patients
for each row execute function private.audit('{priority_note}');

create trigger audit after insert or update or delete on public.services
for each row execute function private.audit();

create trigger audit after insert or update or delete on public.rooms
for each row execute function private.audit();

create trigger audit after insert or update or delete on public.displays
for each row execute function private.audit();

create trigger audit after insert or update or delete on public.visits
for each row execute function private.audit('{token,symptoms,triage_notes}');

create function private.note_reading(establishment uuid, what text, row_id text, patient uuid)
returns void
language sql
volatile
set search_path = ''
as $$
  insert into public.audit_log (establishment_id, actor_id, actor_role, action, table_name, row_id, patient_id)
  values (establishment, auth.uid(), private.actor_role(establishment, what, null), 'read', what, row_id, patient);
$$;
comment on function private.note_reading(uuid, text, text, uuid) is
  'Notes that the caller read a row about a patient''s health.';
