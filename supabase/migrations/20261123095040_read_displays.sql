create function private.describe_display(display public.displays)
returns jsonb
language sql
stable
set search_path = ''
as $$
  select jsonb_build_object('id', display.id, 'name', display.name, 'theme', display.theme, 'size', display.size,
    'clock', display.clock, 'message', display.message, 'languages', display.languages,
    'services', (
      select coalesce(jsonb_agg(s.service_id order by s.service_id), '[]') from public.display_services as s
      where s.establishment_id = display.establishment_id and s.display_id = display.id));
$$;
comment on function private.describe_display(public.displays) is
  'What a panel shows and how: {id, name, theme, size, clock, message, languages, services: [id]}.';

create function private.shows_names(display public.displays)
returns boolean
language sql
stable
set search_path = ''
as $$
  select display.names and e.panel_shows = 'names' from public.establishments as e
  where e.id = display.establishment_id;
$$;
comment on function private.shows_names(public.displays) is 'Both the establishment and the display must say so.';

create function private.last_call(establishment uuid)
returns bigint
language sql
stable
set search_path = ''
as $$
  select greatest(q.calls, (select max(c.number) from private.calls as c where c.establishment_id = establishment))
  from public.queues as q where q.establishment_id = establishment;
$$;
comment on function private.last_call(uuid) is 'Number of the last call, of whatever service; 0 before the first.';

create function private.list_display_calls(display public.displays, after bigint, since interval, most int, named boolean)
returns jsonb
language sql
stable
set search_path = ''
as $$
  select jsonb_build_object(
    'last', private.last_call(display.establishment_id),
    'calls', coalesce(jsonb_agg(
      private.call_frame(call) || jsonb_build_object('name', case when named then (
        select private.abbreviate(private.known_as(p))
        from public.visits as v
        join public.patients as p on p.establishment_id = v.establishment_id and p.id = v.patient_id
        where v.establishment_id = (call).establishment_id and v.id = (call).visit_id) end)
      order by (call).number desc), '[]'))
  from (
    select c as call from private.calls as c
    where c.establishment_id = display.establishment_id and c.number > after and c.called_at > now() - since
      and (
        c.service_id in (select s.service_id from public.display_services as s
          where s.establishment_id = display.establishment_id and s.display_id = display.id)
        or not exists (select from public.display_services as s
          where s.establishment_id = display.establishment_id and s.display_id = display.id))
    order by c.number desc
    limit most
  ) as latest;
$$;
comment on function private.list_display_calls(public.displays, bigint, interval, int, boolean) is
$$Calls of a display's services, latest first: {last, calls: [{number, code, room, service, called, times, name}]}. `last`
is the establishment's last call, of whatever service; `name` is abbreviated, and null unless asked for.$$;

create or replace function private.read_display(display uuid)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  panel public.displays;
begin
  select * into panel from public.displays where id = display and link_open;
  if not found then
    perform private.fail('NTFND', 'Cannot find this display');
  end if;
  return jsonb_build_object(
    'display', private.describe_display(panel) || '{"names": false}',
    'establishment', private.describe_place(panel.establishment_id),
    'snapshot', private.queue_snapshot(panel.establishment_id))
    || private.list_display_calls(panel, 0, '24 hours', 12, false);
end
$$;
comment on function private.read_display(uuid) is
$$Whoever has the id of a display whose link is open reads the anonymous queue: {display, establishment, snapshot, last,
calls}; never a name.$$;

create function private.read_display_calls(display uuid, after bigint)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  panel public.displays;
begin
  select * into panel from public.displays where id = display and link_open;
  if not found then
    perform private.fail('NTFND', 'Cannot find this display');
  end if;
  return private.list_display_calls(panel, after, '15 minutes', 60, false);
end
$$;
comment on function private.read_display_calls(uuid, bigint) is
  'What a panel that is open by its link has missed since call number `after`, of the last 15 minutes: {last, calls}.';
grant execute on function private.read_display_calls(uuid, bigint) to anon, authenticated;
