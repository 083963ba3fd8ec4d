-- One change, one version, one message per audience, in the same transaction. A message is the whole state, so one
-- that gets lost costs nothing but time.
create function private.publish_queue(establishment uuid)
returns void
language plpgsql
set search_path = ''
as $$
begin
  update public.queues set version = version + 1 where establishment_id = establishment;
  perform realtime.send(private.queue_snapshot(establishment), 'snapshot', 'queue:' || establishment, true);
  perform realtime.send(private.staff_frame(establishment), 'snapshot', 'staff:' || establishment, true);
end
$$;
comment on function private.publish_queue(uuid) is
  'Takes the next version and sends the anonymous snapshot and the staff''s frame.';

create function private.publish_changed_queues()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  perform private.publish_queue(establishment_id)
  from (select distinct establishment_id from changed order by establishment_id) as touched;
  return null;
end
$$;
comment on function private.publish_changed_queues() is
  'Trigger: publishes each queue that a statement changed, once. Imports may disable it and publish at the end.';

create trigger publish_inserted_visits after insert on public.visits
referencing new table as changed
for each statement execute function private.publish_changed_queues();

create trigger publish_updated_visits after update on public.visits
referencing new table as changed
for each statement execute function private.publish_changed_queues();

create trigger publish_deleted_visits after delete on public.visits
referencing old table as changed
for each statement execute function private.publish_changed_queues();
