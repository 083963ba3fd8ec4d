-- Open boards learn of services and rooms that come, go or change their name.
create function private.tell_places()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
declare
  establishment constant uuid := coalesce(new.establishment_id, old.establishment_id);
begin
  -- Nobody looks at a clinic that is being made or that goes.
  if not private.is_leaving(establishment)
    and exists (select from public.establishments as e where e.id = establishment and e.created_at < now()) then
    perform realtime.send('{"places": true}', 'places', 'staff:' || establishment, true);
  end if;
  return null;
end
$$;
comment on function private.tell_places() is
  'Trigger: boards learn that services or rooms have changed, {places: true}; which they are is read.';

create trigger tell_places after insert or delete or update of name, prefix, active on public.services
for each row execute function private.tell_places();
create trigger tell_places after insert or delete or update of name, active on public.rooms
for each row execute function private.tell_places();
