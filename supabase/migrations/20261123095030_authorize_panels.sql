create function private.my_calls_topic()
returns text
language sql
stable
security definer
set search_path = ''
as $$
  select 'calls:' || d.establishment_id
  from (select auth.jwt() as claims) as caller
  join public.displays as d on d.id = nullif(claims ->> 'display', '')::uuid
  where claims ->> 'aud' = 'vez-display'
    and case when claims ? 'device'
      then exists (
        select from private.display_devices as v where v.display_id = d.id and v.id::text = claims ->> 'device')
      else d.link_open end;
$$;
comment on function private.my_calls_topic() is
$$The topic of the calls of the caller's display; null for a TV that was revoked, a display whose link was closed, and
whoever has no pass of a display.$$;
grant execute on function private.my_calls_topic() to anon;

create policy "Calls are received by displays"
on realtime.messages for select to anon
using (extension = 'broadcast' and topic = (select private.my_calls_topic()));

create function private.tell_panels(establishment uuid, display uuid default null)
returns void
language sql
volatile
set search_path = ''
as $$
  select realtime.send(jsonb_build_object('changed', display), 'panel', 'calls:' || establishment, true)
  where not private.is_leaving(establishment);
$$;
comment on function private.tell_panels(uuid, uuid) is
  'Panels read again what they are to show: {changed: display}, null for all of the establishment.';

create function private.tell_panels_of_settings()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  if (new.name, new.timezone, new.logo_path, new.panel_shows)
    is distinct from (old.name, old.timezone, old.logo_path, old.panel_shows) then
    perform private.tell_panels(new.id);
  end if;
  return null;
end
$$;
comment on function private.tell_panels_of_settings() is
  'Trigger: names go from all panels as soon as the establishment shows codes alone.';

create trigger tell_panels after update on public.establishments
for each row execute function private.tell_panels_of_settings();

create or replace function private.announce_closing(establishment uuid)
returns void
language plpgsql
volatile
set search_path = ''
as $$
declare
  topics constant text[] := array['queue:' || establishment, 'staff:' || establishment, 'calls:' || establishment];
begin
  begin
    delete from realtime.messages where topic = any (topics);
  exception when insufficient_privilege then
    -- Frames are anonymous, and the platform drops them after three days.
    null;
  end;
  perform realtime.send('{}', 'closed', topic, true) from unnest(topics) as topic;
end
$$;
