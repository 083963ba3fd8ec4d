alter table public.displays add column waits boolean not null default false;
comment on column public.displays.waits is 'Whether the panel tells what somebody who comes now would wait.';
grant select (waits) on public.displays to authenticated;

create or replace function private.settle_display()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
  if new.kind = 'kiosk' then
    new.link_open := false;
    new.names := false;
    new.waits := false;
  end if;
  if tg_op = 'UPDATE' then
    new.kind := old.kind;
  end if;
  return new;
end
$$;
comment on function private.settle_display() is
  'Trigger: a kiosk is never open by its link and shows no names and no waits; no display becomes one of another kind.';

create or replace function private.describe_display(display public.displays)
returns jsonb
language sql
stable
set search_path = ''
as $$
  select jsonb_build_object('id', display.id, 'kind', display.kind, 'name', display.name, 'theme', display.theme,
    'size', display.size, 'clock', display.clock, 'message', display.message, 'languages', display.languages,
    'waits', display.waits, 'services', (
      select coalesce(jsonb_agg(s.service_id order by s.service_id), '[]') from public.display_services as s
      where s.establishment_id = display.establishment_id and s.display_id = display.id));
$$;
comment on function private.describe_display(public.displays) is
  'What a display shows and how: {id, kind, name, theme, size, clock, message, languages, waits, services: [id]}.';

create or replace function private.save_display(panel public.displays, data jsonb)
returns jsonb
language plpgsql
volatile
set search_path = ''
as $$
declare
  held public.displays := panel;
  wanted public.displays;
  given uuid[];
  broken_table text;
  broken_rule text;
  broken_column text;
begin
  if held.id is null then
    insert into public.displays (establishment_id, name) values (panel.establishment_id, data ->> 'name')
    returning * into held;
  end if;
  wanted := jsonb_populate_record(held, data);
  update public.displays set name = wanted.name, link_open = wanted.link_open, theme = wanted.theme,
    size = wanted.size, clock = wanted.clock, names = wanted.names, message = wanted.message,
    languages = wanted.languages, waits = wanted.waits
  where id = held.id;
  if data ? 'services' then
    given := array(select one::uuid from jsonb_array_elements_text(data -> 'services') as one);
    if exists (select unnest(given) except select s.id from public.services as s
      where s.establishment_id = held.establishment_id) then
      perform private.invalid('services', 'unknown', 'Cannot find this service');
    end if;
    delete from public.display_services where display_id = held.id and service_id <> all (given);
    insert into public.display_services (establishment_id, display_id, service_id)
    select distinct held.establishment_id, held.id, one from unnest(given) as one
    on conflict do nothing;
  end if;
  perform private.tell_panels(held.establishment_id, held.id);
  return (select private.view_display(d) from public.displays as d where d.id = held.id);
exception
  when check_violation or not_null_violation then
    get stacked diagnostics broken_table = table_name, broken_rule = constraint_name, broken_column = column_name;
    perform private.explain_field(broken_table, broken_rule, broken_column);
end
$$;
comment on function private.save_display(public.displays, jsonb) is
$$Writes a display, a new one where `panel` has no id, with the fields that `data` has: {name, link_open, theme, size,
clock, names, waits, message, languages, services: [id]}, no service meaning all. Callers check who asks.$$;

create function private.waited_for(panel public.displays)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
begin
  if not panel.waits then
    return '[]';
  end if;
  return (
    select coalesce(jsonb_agg(one order by place), '[]')
    from jsonb_array_elements(private.describe_services(panel.establishment_id)) with ordinality as listed (one, place)
    where (one ->> 'active')::boolean and (
      not exists (select from public.display_services as s
        where s.establishment_id = panel.establishment_id and s.display_id = panel.id)
      or exists (select from public.display_services as s
        where s.establishment_id = panel.establishment_id and s.display_id = panel.id
          and s.service_id::text = one ->> 'id')));
end
$$;
comment on function private.waited_for(public.displays) is
  'Services whose waits a panel tells, as describe_services() has them; none where it tells none.';

create or replace function private.read_panel(credential text)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  waiting private.pairings;
  panel public.displays;
begin
  select * into waiting from private.pairings as p
  where p.credential_hash = private.hash_token(credential) and p.expires_at > now();
  if found then
    return jsonb_build_object('state', 'waiting', 'code', waiting.code, 'expires_at', waiting.expires_at);
  end if;
  panel := private.find_panel(credential);
  return jsonb_build_object('state', 'paired',
    'device', (select v.id from private.display_devices as v where v.display_id = panel.id),
    'display', private.describe_display(panel) || jsonb_build_object('names', private.shows_names(panel)),
    'establishment', private.describe_place(panel.establishment_id),
    'waits', private.waited_for(panel),
    'revision', private.panel_revision(panel),
    'at', floor(date_part('epoch', now()))::bigint)
    || private.list_display_calls(panel, 0, '24 hours', 12, private.shows_names(panel));
end
$$;
comment on function private.read_panel(text) is
$$A TV reads with its secret what it is to show: {state: "waiting", code, expires_at} while nobody has entered its code,
else {state: "paired", device, display, establishment, waits: as waited_for(), revision, at, last, calls}, with names where
they may be shown. NAUTH when it was revoked or its code has lapsed.$$;

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
    'waits', private.waited_for(panel),
    'snapshot', private.queue_snapshot(panel.establishment_id))
    || private.list_display_calls(panel, 0, '24 hours', 12, false);
end
$$;
comment on function private.read_display(uuid) is
$$Whoever has the id of a display whose link is open reads the anonymous queue: {display, establishment, waits: as
waited_for(), snapshot, last, calls}; never a name.$$;
