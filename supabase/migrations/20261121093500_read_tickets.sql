create function private.describe_place(establishment uuid)
returns jsonb
language sql
stable
set search_path = ''
as $$
  select jsonb_build_object('id', e.id, 'name', e.name, 'timezone', e.timezone)
  from public.establishments as e where e.id = establishment;
$$;
comment on function private.describe_place(uuid) is 'What anybody at the door may know of an establishment.';

create function private.read_ticket(token text)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  visit public.visits;
begin
  select * into visit from public.visits as v where v.token = read_ticket.token;
  if not found then
    perform private.fail('NTFND', 'Cannot find this ticket');
  end if;
  return jsonb_build_object(
    'visit', jsonb_build_object(
      'id', visit.id, 'code', visit.code, 'status', visit.status, 'risk', visit.risk,
      'arrived', floor(date_part('epoch', visit.arrived_at))::bigint,
      'called_at', visit.called_at,
      'room', (select r.name from public.rooms as r
        where r.establishment_id = visit.establishment_id and r.id = visit.room_id
          and visit.status not in ('awaiting_triage', 'waiting'))),
    'establishment', private.describe_place(visit.establishment_id),
    'snapshot', private.queue_snapshot(visit.establishment_id));
end
$$;
comment on function private.read_ticket(text) is
$$Whoever has a ticket's token reads that ticket and the anonymous queue around it: {visit: {id, code, status, risk,
arrived (epoch), called_at, room}, establishment: {id, name, timezone}, snapshot}.$$;
grant execute on function private.read_ticket(text) to anon, authenticated;

create function private.read_display(display uuid)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  panel public.displays;
begin
  select * into panel from public.displays where id = display;
  if not found then
    perform private.fail('NTFND', 'Cannot find this display');
  end if;
  return jsonb_build_object(
    'display', jsonb_build_object('id', panel.id, 'name', panel.name),
    'establishment', private.describe_place(panel.establishment_id),
    'snapshot', private.queue_snapshot(panel.establishment_id));
end
$$;
comment on function private.read_display(uuid) is
  'Whoever has a display''s id reads the anonymous queue: {display: {id, name}, establishment, snapshot}.';
grant execute on function private.read_display(uuid) to anon, authenticated;
