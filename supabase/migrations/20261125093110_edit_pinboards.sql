create function private.may_edit(board public.pinboards)
returns boolean
language sql
stable
set search_path = ''
as $$
  select board.user_id is not distinct from auth.uid() or exists (
    select from public.members as m
    where m.establishment_id = board.establishment_id and m.user_id = auth.uid() and m.role in ('owner', 'admin'));
$$;
comment on function private.may_edit(public.pinboards) is
  'Whether the caller, who sees a pinboard, may change it: who made it, owners and admins.';

create function private.see_pinboard(pinboard uuid)
returns public.pinboards
language plpgsql
stable
set search_path = ''
as $$
declare
  held public.pinboards;
begin
  select * into held from public.pinboards as b where b.id = pinboard and b.id in (select private.my_pinboards());
  perform private.require_role(held.establishment_id);
  return held;
end
$$;
comment on function private.see_pinboard(uuid) is 'A pinboard that the caller sees; NTFND for all others.';

create function private.hold_pinboard(pinboard uuid)
returns public.pinboards
language plpgsql
volatile
set search_path = ''
as $$
declare
  held public.pinboards;
begin
  perform from public.pinboards as b where b.id = pinboard for no key update;
  held := private.see_pinboard(pinboard);
  if not private.may_edit(held) then
    perform private.fail('DNIED', 'Cannot change a pinboard of somebody else', jsonb_build_object('role',
      (select role from public.members as m
        where m.establishment_id = held.establishment_id and m.user_id = auth.uid())));
  end if;
  return held;
end
$$;
comment on function private.hold_pinboard(uuid) is
  'Locks a pinboard that the caller may change; DNIED for who only sees it, NTFND for everybody else.';

create function private.describe_pinboard(board public.pinboards)
returns jsonb
language sql
stable
set search_path = ''
as $$
  select jsonb_build_object('id', board.id, 'name', board.name, 'roles', to_jsonb(board.roles),
    'is_mine', board.user_id is not distinct from auth.uid(), 'may_edit', private.may_edit(board),
    'pins', (
      select coalesce(jsonb_agg(jsonb_build_object('id', pin.id, 'title', pin.title, 'plan', pin.plan)
        order by pin.place, pin.id), '[]')
      from public.pins as pin
      where pin.establishment_id = board.establishment_id and pin.pinboard_id = board.id));
$$;
comment on function private.describe_pinboard(public.pinboards) is
  'A pinboard as its readers see it: {id, name, roles, is_mine, may_edit, pins: [{id, title, plan}]}.';

create function private.list_pinboards(establishment uuid)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  perform private.require_role(establishment);
  return (
    select coalesce(jsonb_agg(private.describe_pinboard(board) order by board.name, board.id), '[]')
    from public.pinboards as board
    where board.establishment_id = establishment and board.id in (select private.my_pinboards()));
end
$$;
comment on function private.list_pinboards(uuid) is 'Pinboards that the caller sees, by name.';
grant execute on function private.list_pinboards(uuid) to authenticated;

create function private.read_pinboard(pinboard uuid)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  held constant public.pinboards := private.see_pinboard(pinboard);
begin
  return private.describe_pinboard(held) || jsonb_build_object('establishment_id', held.establishment_id);
end
$$;
comment on function private.read_pinboard(uuid) is 'One pinboard, with whose it is.';
grant execute on function private.read_pinboard(uuid) to authenticated;

create function private.create_pinboard(establishment uuid, data jsonb)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  made public.pinboards;
begin
  perform private.require_role(establishment);
  if (select count(*) >= 20 from public.pinboards as b
    where b.establishment_id = establishment and b.user_id = auth.uid()) then
    perform private.invalid('name', 'too_many', 'Cannot make more than twenty pinboards');
  end if;
  insert into public.pinboards (establishment_id, name, user_id)
  values (establishment, data ->> 'name', auth.uid())
  returning * into made;
  return private.describe_pinboard(made);
end
$$;
comment on function private.create_pinboard(uuid, jsonb) is
  'Makes a pinboard {name} that only the caller sees; INVLD too_many after twenty.';
grant execute on function private.create_pinboard(uuid, jsonb) to authenticated;

create function private.update_pinboard(pinboard uuid, data jsonb)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  held public.pinboards := private.hold_pinboard(pinboard);
begin
  update public.pinboards as b set
    name = coalesce(data ->> 'name', b.name),
    roles = case when data ? 'roles' then array(
      select one from unnest(enum_range(null::public.member_role)) as one where data -> 'roles' ? one::text)
      else b.roles end
  where b.id = held.id
  returning * into held;
  update public.pins as pin set place = wanted.place
  from jsonb_array_elements_text(data -> 'order') with ordinality as wanted (id, place)
  where pin.establishment_id = held.establishment_id and pin.pinboard_id = held.id and pin.id::text = wanted.id
    and pin.place <> wanted.place;
  return private.describe_pinboard(held);
end
$$;
comment on function private.update_pinboard(uuid, jsonb) is
$$Changes a pinboard by {name?, roles?, order?}: the roles that it is shared with, and ids of its pins, first to last.$$;
grant execute on function private.update_pinboard(uuid, jsonb) to authenticated;

create function private.remove_pinboard(pinboard uuid)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  held constant public.pinboards := private.hold_pinboard(pinboard);
begin
  delete from public.pinboards where id = held.id;
  return jsonb_build_object('id', held.id);
end
$$;
comment on function private.remove_pinboard(uuid) is 'Removes a pinboard with its pins: {id}.';
grant execute on function private.remove_pinboard(uuid) to authenticated;

create function private.add_pin(pinboard uuid, data jsonb)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  held constant public.pinboards := private.hold_pinboard(pinboard);
  many int;
  last int;
begin
  select count(*), coalesce(max(pin.place), 0) into many, last from public.pins as pin
  where pin.establishment_id = held.establishment_id and pin.pinboard_id = held.id;
  if many >= 12 then
    perform private.invalid('pinboard', 'too_many', 'Cannot pin more than twelve answers');
  end if;
  insert into public.pins (establishment_id, pinboard_id, title, plan, place)
  values (held.establishment_id, held.id, data ->> 'title', data -> 'plan', last + 1);
  return private.describe_pinboard(held);
end
$$;
comment on function private.add_pin(uuid, jsonb) is
  'Pins {title, plan} behind the others and gives the pinboard; INVLD too_many after twelve.';
grant execute on function private.add_pin(uuid, jsonb) to authenticated;

create function private.update_pin(pinboard uuid, pin uuid, data jsonb)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  held constant public.pinboards := private.hold_pinboard(pinboard);
begin
  update public.pins as one set
    title = coalesce(data ->> 'title', one.title),
    plan = one.plan || case when data ? 'chart' then jsonb_build_object('chart', data -> 'chart') else '{}' end
  where one.establishment_id = held.establishment_id and one.pinboard_id = held.id and one.id = pin;
  if not found then
    perform private.fail('NTFND', 'Cannot find this pin');
  end if;
  return private.describe_pinboard(held);
end
$$;
comment on function private.update_pin(uuid, uuid, jsonb) is
  'Gives a pin another {title?, chart?}, and the pinboard. NTFND for what is not pinned there.';
grant execute on function private.update_pin(uuid, uuid, jsonb) to authenticated;

create function private.remove_pin(pinboard uuid, pin uuid)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  held constant public.pinboards := private.hold_pinboard(pinboard);
begin
  delete from public.pins as one
  where one.establishment_id = held.establishment_id and one.pinboard_id = held.id and one.id = pin;
  if not found then
    perform private.fail('NTFND', 'Cannot find this pin');
  end if;
  return private.describe_pinboard(held);
end
$$;
comment on function private.remove_pin(uuid, uuid) is 'Takes a pin off and gives the pinboard.';
grant execute on function private.remove_pin(uuid, uuid) to authenticated;
