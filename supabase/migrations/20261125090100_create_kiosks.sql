alter table public.displays add column kind text not null default 'panel' check (kind in ('panel', 'kiosk'));
comment on column public.displays.kind is
  'A panel shows calls; at a kiosk people take a ticket. Both are paired by a code, and are settled when they are added.';
grant select (kind) on public.displays to authenticated;

create function private.settle_display()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
  if new.kind = 'kiosk' then
    new.link_open := false;
    new.names := false;
  end if;
  if tg_op = 'UPDATE' then
    new.kind := old.kind;
  end if;
  return new;
end
$$;
comment on function private.settle_display() is
  'Trigger: a kiosk is never open by its link and shows no names; no display becomes one of another kind.';

create trigger settle_display before insert or update on public.displays
for each row execute function private.settle_display();

create or replace function private.create_display(establishment uuid, data jsonb)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  made public.displays;
begin
  perform private.require_role(establishment, 'owner', 'admin');
  if data ->> 'kind' = 'kiosk' then
    insert into public.displays (establishment_id, name, kind) values (establishment, data ->> 'name', 'kiosk')
    returning * into made;
  else
    made.establishment_id := establishment;
  end if;
  return private.save_display(made, data - 'kind');
exception
  when check_violation or not_null_violation then
    perform private.invalid('name', 'invalid', 'Cannot name a display so');
end
$$;
comment on function private.create_display(uuid, jsonb) is
$$Owners and admins add a panel or a kiosk: {name, kind?: panel | kiosk, ...} as save_display() has it; gives it as
list_displays() does.$$;

create or replace function private.describe_display(display public.displays)
returns jsonb
language sql
stable
set search_path = ''
as $$
  select jsonb_build_object('id', display.id, 'kind', display.kind, 'name', display.name, 'theme', display.theme,
    'size', display.size, 'clock', display.clock, 'message', display.message, 'languages', display.languages,
    'services', (
      select coalesce(jsonb_agg(s.service_id order by s.service_id), '[]') from public.display_services as s
      where s.establishment_id = display.establishment_id and s.display_id = display.id));
$$;
comment on function private.describe_display(public.displays) is
  'What a display shows and how: {id, kind, name, theme, size, clock, message, languages, services: [id]}.';

create function private.find_kiosk(credential text)
returns public.displays
language plpgsql
stable
set search_path = ''
as $$
declare
  kiosk constant public.displays := private.find_panel(credential);
begin
  if kiosk.kind <> 'kiosk' then
    perform private.fail('NAUTH', 'Cannot take tickets at a panel');
  end if;
  return kiosk;
end
$$;
comment on function private.find_kiosk(text) is 'The kiosk that a device is paired with; NAUTH for a secret of none.';

create function private.read_kiosk(credential text)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  kiosk constant public.displays := private.find_kiosk(credential);
begin
  return jsonb_build_object('id', kiosk.id, 'name', kiosk.name, 'languages', kiosk.languages, 'message', kiosk.message,
    'establishment', private.describe_place(kiosk.establishment_id),
    'services', (
      select coalesce(jsonb_agg(jsonb_build_object('id', one ->> 'id', 'name', one ->> 'name') order by place), '[]')
      from jsonb_array_elements(private.describe_services(kiosk.establishment_id)) with ordinality as listed (one, place)
      where (one ->> 'active')::boolean and (
        not exists (select from public.display_services as s
          where s.establishment_id = kiosk.establishment_id and s.display_id = kiosk.id)
        or exists (select from public.display_services as s
          where s.establishment_id = kiosk.establishment_id and s.display_id = kiosk.id
            and s.service_id::text = one ->> 'id'))));
end
$$;
comment on function private.read_kiosk(text) is
$$What a paired kiosk offers: {id, name, languages, message, establishment, services: [{id, name}]}; those that were chosen for
it, else all active ones. NAUTH when it was revoked.$$;
grant execute on function private.read_kiosk(text) to anon;

create function private.take_kiosk_ticket(credential text, data jsonb)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  kiosk constant public.displays := private.find_kiosk(credential);
  document constant text := private.bare(data ->> 'cpf');
  said_name constant text := nullif(trim(data ->> 'name'), '');
  language_ constant text := coalesce((select e.language from public.establishments as e
    where e.id = kiosk.establishment_id), 'pt-BR');
  service public.services;
  chart public.patients;
  visit public.visits;
  broken_table text;
  broken_rule text;
  broken_column text;
begin
  perform private.lock_queue(kiosk.establishment_id);
  service := private.read_service(kiosk.establishment_id, data);
  if document is not null and exists (
    select from public.visits as v
    join public.patients as p on p.establishment_id = v.establishment_id and p.id = v.patient_id
    where v.establishment_id = kiosk.establishment_id and v.closed_at is null
      and (p.cpf = document or p.claimed_cpf = document)
  ) then
    perform private.fail('INQUE', 'Cannot take a second ticket');
  end if;
  -- Without a name people are called by their code alone; the desk learns the name when it sees them.
  chart := private.open_claimed_chart(kiosk.establishment_id,
    coalesce(said_name, case language_ when 'en' then 'Kiosk' else 'Totem' end), null, document);
  visit := private.admit_visit(chart, service, jsonb_strip_nulls(jsonb_build_object('origin', 'kiosk', 'by', 'kiosk',
    'priority', private.read_input(data, 'priority', 'public.priority'))));
  update private.display_devices as d set seen_at = now() where d.display_id = kiosk.id;
  return private.describe_arrival(visit) || jsonb_build_object('arrived_at', visit.arrived_at, 'service', service.name);
exception
  when check_violation or not_null_violation then
    get stacked diagnostics broken_table = table_name, broken_rule = constraint_name, broken_column = column_name;
    perform private.explain_field(broken_table, broken_rule, broken_column);
end
$$;
comment on function private.take_kiosk_ticket(text, jsonb) is
$$Somebody who stands at a paired kiosk joins the queue: {service_id?, priority?, name?, cpf?} gives {id, code, token, position,
arrived_at, service}. The chart is a new one, as typed data prove nothing. INQUE {} for a CPF that is in the queue already,
NAUTH when the kiosk was revoked. For the service, which limits how often.$$;
grant execute on function private.take_kiosk_ticket(text, jsonb) to service_role;
