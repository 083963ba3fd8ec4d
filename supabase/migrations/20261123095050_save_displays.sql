create function private.view_display(display public.displays)
returns jsonb
language sql
stable
set search_path = ''
as $$
  select private.describe_display(display) || jsonb_build_object('names', display.names,
    'link_open', display.link_open, 'paired_at', display.paired_at, 'seen_at', v.seen_at, 'sound', v.sound,
    'state', case when v.id is null then 'unpaired' when v.seen_at > now() - interval '35 seconds' then 'on_air'
      else 'off_air' end)
  from (select) as always
  left join private.display_devices as v on v.display_id = display.id;
$$;
comment on function private.view_display(public.displays) is
$$A display as members see it. `state` is worked out when asked: off_air after 35 s without a sign of life, which comes
each 20 s.$$;

create function private.list_displays(establishment uuid)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  perform private.require_role(establishment);
  return (
    select coalesce(jsonb_agg(private.view_display(d) order by d.name), '[]')
    from public.displays as d where d.establishment_id = establishment);
end
$$;
comment on function private.list_displays(uuid) is
$$TV panels by name: [{id, name, theme, size, clock, message, languages, services, names, link_open, state (unpaired,
on_air, off_air), paired_at, seen_at, sound}].$$;
grant execute on function private.list_displays(uuid) to authenticated;

create function private.save_display(panel public.displays, data jsonb)
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
    languages = wanted.languages
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
clock, names, message, languages, services: [id]}, no service meaning all. Callers check who asks.$$;

create function private.create_display(establishment uuid, data jsonb)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  blank public.displays;
begin
  perform private.require_role(establishment, 'owner', 'admin');
  blank.establishment_id := establishment;
  return private.save_display(blank, data);
end
$$;
comment on function private.create_display(uuid, jsonb) is
  'Owners and admins add a panel: {name, ...} as save_display() has it; gives it as list_displays() does.';
grant execute on function private.create_display(uuid, jsonb) to authenticated;

create function private.update_display(display uuid, data jsonb)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  held public.displays;
begin
  select * into held from public.displays where id = display for no key update;
  perform private.require_role(held.establishment_id, 'owner', 'admin');
  return private.save_display(held, data);
end
$$;
comment on function private.update_display(uuid, jsonb) is
  'Owners and admins change a panel; fields that are left out stay. The TV follows at once.';
grant execute on function private.update_display(uuid, jsonb) to authenticated;

create function private.remove_display(display uuid)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  held public.displays;
begin
  select * into held from public.displays where id = display;
  perform private.require_role(held.establishment_id, 'owner', 'admin');
  delete from public.displays where id = display;
  perform private.tell_panels(held.establishment_id, display);
  return jsonb_build_object('id', display);
end
$$;
comment on function private.remove_display(uuid) is 'Owners and admins remove a panel; its TV asks to be paired.';
grant execute on function private.remove_display(uuid) to authenticated;
