create function private.admit_visit(chart public.patients, service public.services, details jsonb)
returns public.visits
language plpgsql
volatile
set search_path = ''
as $$
declare
  house public.establishments;
  ticket record;
  visit public.visits;
begin
  select * into house from public.establishments as e where e.id = service.establishment_id;
  if details ? 'code' then
    select details ->> 'code' as code, (details ->> 'code_day')::date as day into ticket;
  else
    ticket := private.next_ticket(house.id, service.prefix, now());
  end if;
  update public.queues set arrivals = arrivals + 1 where establishment_id = house.id
  returning arrivals into visit.number;
  insert into public.visits (establishment_id, patient_id, service_id, code, code_day, token, number, status, priority,
    symptoms, origin, counts_from)
  values (house.id, chart.id, service.id, ticket.code, ticket.day, coalesce(details ->> 'token', private.new_token()),
    visit.number,
    case when coalesce(service.triage_required, house.triage_required) then 'awaiting_triage'
      else 'waiting' end::public.visit_status,
    coalesce((details ->> 'priority')::public.priority,
      private.priority_of_age(chart.birth_date, (now() at time zone house.timezone)::date)),
    details ->> 'symptoms', details ->> 'origin', (details ->> 'counts_from')::timestamptz)
  returning * into visit;
  perform private.note_act(null, visit, 'create', jsonb_build_object('by', details ->> 'by'));
  return visit;
end
$$;
comment on function private.admit_visit(public.patients, public.services, jsonb) is
$$Somebody who took a ticket themselves joins the queue, which the caller has locked: {origin, by: staff | patient | kiosk,
priority?, symptoms?, counts_from?, code?, code_day?, token?} gives the visit.$$;

create function private.open_claimed_chart(establishment uuid, said_name text, born date, said_cpf text)
returns public.patients
language sql
volatile
set search_path = ''
as $$
  insert into public.patients (establishment_id, name, birth_date, claimed_cpf)
  values (establishment, trim(said_name), born, said_cpf)
  returning *;
$$;
comment on function private.open_claimed_chart(uuid, text, date, text) is
$$A new chart for somebody whom nobody has seen. Never one that exists, whatever CPF was typed: a ticket opens its chart to an
account, and staff would read one person's history for another's.$$;

create function private.find_shown_chart(ticket public.remote_tickets)
returns public.patients
language plpgsql
volatile
set search_path = ''
as $$
declare
  charts public.patients[];
  is_free constant boolean := not exists (
    select from public.patients as p where p.establishment_id = ticket.establishment_id and p.cpf = ticket.cpf);
  chart public.patients;
begin
  charts := array(
    select p from public.patients as p
    where p.establishment_id = ticket.establishment_id and p.merged_into is null
      and (p.cpf = ticket.cpf or p.birth_date = ticket.birth_date)
      and private.is_same_person(p.name, p.birth_date, p.cpf, ticket.name, ticket.birth_date, ticket.cpf)
    order by p.cpf = ticket.cpf desc nulls last
    limit 2);
  -- One with the CPF is the person; by name and birthday it must be the only one.
  if cardinality(charts) = 1 or (charts[1]).cpf = ticket.cpf then
    update public.patients as p set birth_date = coalesce(p.birth_date, ticket.birth_date),
      cpf = coalesce(p.cpf, case when is_free then ticket.cpf end)
    where p.id = (charts[1]).id
    returning * into chart;
  else
    insert into public.patients (establishment_id, name, birth_date, cpf, claimed_cpf)
    values (ticket.establishment_id, ticket.name, ticket.birth_date, case when is_free then ticket.cpf end,
      case when not is_free then ticket.cpf end)
    returning * into chart;
  end if;
  return chart;
end
$$;
comment on function private.find_shown_chart(public.remote_tickets) is
$$The chart of somebody who stands at the desk: with the CPF and no other birthday, else the only one with name and birthday,
else a new one. What a chart lacks is filled in.$$;

create function private.settle_remote_ticket(ticket public.remote_tickets, chart public.patients, author text)
returns public.visits
language plpgsql
volatile
set search_path = ''
as $$
declare
  service public.services;
  open_visit public.visits;
  visit public.visits;
begin
  select * into open_visit from public.visits as v
  where v.establishment_id = ticket.establishment_id and v.patient_id = chart.id and v.closed_at is null;
  if found then
    perform private.fail('INQUE', 'Cannot add a patient who is already in the queue',
      jsonb_build_object('id', open_visit.id, 'code', open_visit.code, 'token', open_visit.token));
  end if;
  select * into service from public.services as s
  where s.establishment_id = ticket.establishment_id and s.id = ticket.service_id;
  visit := private.admit_visit(chart, service, jsonb_strip_nulls(jsonb_build_object('origin', 'remote', 'by', author,
    'code', ticket.code, 'code_day', ticket.code_day, 'token', ticket.token, 'priority', ticket.priority,
    'symptoms', ticket.symptoms, 'counts_from', (
      select ticket.joined_at from public.establishments as e
      where e.id = ticket.establishment_id and e.queue_rules ->> 'remote_counts_from' = 'ticket'))));
  update public.remote_tickets as t set state = 'confirmed', visit_id = visit.id, ended_at = now(), name = null,
    birth_date = null, cpf = null, symptoms = null, priority = null, device_hash = null
  where t.id = ticket.id;
  return visit;
end
$$;
comment on function private.settle_remote_ticket(public.remote_tickets, public.patients, text) is
$$A ticket by phone becomes a visit with the same code and token, by `author` (staff or patient); where the house counts from the
ticket, the visit stands where the ticket was taken. INQUE when the chart has an open visit.$$;

create function private.lock_remote_ticket(ticket uuid)
returns public.remote_tickets
language plpgsql
volatile
set search_path = ''
as $$
declare
  held public.remote_tickets;
begin
  select * into held from public.remote_tickets as t where t.id = ticket;
  perform private.lock_queue(held.establishment_id);
  select * into held from public.remote_tickets as t where t.id = ticket for no key update;
  if held.state in ('lapsed', 'left') or held.state = 'expected' and held.expires_at <= now() then
    perform private.fail('ROVER', 'Cannot confirm a ticket that is over',
      jsonb_build_object('status', case held.state when 'left' then 'left' else 'lapsed' end));
  end if;
  return held;
end
$$;
comment on function private.lock_remote_ticket(uuid) is
  'A ticket that is expected or confirmed, with the queue locked; ROVER for one that is over.';

create function private.describe_arrival(visit public.visits)
returns jsonb
language sql
stable
set search_path = ''
as $$
  select jsonb_build_object('id', visit.id, 'code', visit.code, 'token', visit.token,
    'position', case when visit.status = 'waiting' then private.people_before(visit) + 1 end);
$$;
comment on function private.describe_arrival(public.visits) is
  'A visit as create_visit() gives it: {id, code, token, position}.';

create function private.confirm_remote_ticket(ticket uuid)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  held public.remote_tickets;
  visit public.visits;
begin
  select * into held from public.remote_tickets as t where t.id = ticket;
  perform private.require_role(held.establishment_id);
  held := private.lock_remote_ticket(ticket);
  if held.state = 'confirmed' then
    select * into visit from public.visits as v where v.id = held.visit_id;
  else
    visit := private.settle_remote_ticket(held, private.find_shown_chart(held), 'staff');
  end if;
  return private.describe_arrival(visit);
end
$$;
comment on function private.confirm_remote_ticket(uuid) is
$$A member confirms that the holder of a ticket by phone is here: gives {id, code, token, position} of the visit; again gives the
same. ROVER {status} when it has lapsed or was given back; INQUE when the person is in the queue already.$$;
grant execute on function private.confirm_remote_ticket(uuid) to authenticated;

create function private.confirm_shown_ticket(establishment uuid, shown text)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  held_role constant public.member_role := private.require_role(establishment);
  wanted constant text := coalesce(substring(shown from '(?:^|/)([A-Za-z0-9_-]{24})/?$'),
    upper(regexp_replace(shown, '[^A-Za-z0-9]', '', 'g')));
  held uuid;
begin
  select t.id into held from public.remote_tickets as t
  where t.establishment_id = establishment and (t.token = wanted or t.code = wanted)
    and t.joined_at > now() - interval '36 hours'
  order by t.joined_at desc
  limit 1;
  if held is null then
    perform private.invalid('shown', 'unknown', 'Cannot find a ticket by phone with this code');
  end if;
  return private.confirm_remote_ticket(held);
end
$$;
comment on function private.confirm_shown_ticket(uuid, text) is
$$As confirm_remote_ticket(), by what the holder shows: the code, or the address in the QR code as a reader types it. INVLD for
what is none of this establishment.$$;
grant execute on function private.confirm_shown_ticket(uuid, text) to authenticated;

create function private.arrive_by_key(token text, key text)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  held public.remote_tickets := private.find_remote_ticket(token);
begin
  if not exists (
    select from private.arrival_keys as k
    where k.establishment_id = held.establishment_id
      and k.key = upper(regexp_replace(arrive_by_key.key, '[[:space:]-]', '', 'g'))
  ) then
    perform private.invalid('key', 'unknown', 'Cannot confirm an arrival without the code at the reception');
  end if;
  held := private.lock_remote_ticket(held.id);
  if held.state = 'expected' then
    if private.is_in_queue(held.establishment_id, held.name, held.birth_date, held.cpf) then
      perform private.fail('INQUE', 'Cannot join the queue twice');
    end if;
    perform private.settle_remote_ticket(held,
      private.open_claimed_chart(held.establishment_id, held.name, held.birth_date, held.cpf), 'patient');
  end if;
  return private.describe_remote_ticket(private.find_remote_ticket(token));
end
$$;
comment on function private.arrive_by_key(text, text) is
$$The holder of a ticket by phone confirms the own arrival with the code that hangs at the reception: gives
describe_remote_ticket(); again gives the same. INVLD for another code, ROVER when the ticket is over. For the service, which
limits how often somebody guesses.$$;
grant execute on function private.arrive_by_key(text, text) to service_role;

create function private.list_remote_tickets(establishment uuid)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
begin
  perform private.require_role(establishment);
  perform private.lapse_remote_tickets(establishment);
  return (
    select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'code', t.code, 'name', t.name, 'birth_date', t.birth_date,
      'cpf', t.cpf, 'priority', t.priority, 'service_id', t.service_id, 'joined_at', t.joined_at,
      'expires_at', t.expires_at) order by t.joined_at, t.code), '[]')
    from public.remote_tickets as t
    where t.establishment_id = establishment and t.state = 'expected' and t.expires_at > now()
  );
end
$$;
comment on function private.list_remote_tickets(uuid) is
$$Who is expected, for members, in the order of taking: [{id, code, name, birth_date, cpf, priority, service_id, joined_at,
expires_at}]. What they complain of is told when they are here.$$;
grant execute on function private.list_remote_tickets(uuid) to authenticated;

create function private.sweep_remote_tickets()
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
begin
  perform private.lapse_remote_tickets(late.establishment_id)
  from (
    select distinct t.establishment_id from public.remote_tickets as t
    where t.state = 'expected' and t.expires_at <= now()
  ) as late;
  return '{}';
end
$$;
comment on function private.sweep_remote_tickets() is 'lapse_remote_tickets() everywhere; for the service.';
grant execute on function private.sweep_remote_tickets() to service_role;

create function private.new_arrival_key()
returns text
language sql
volatile
set search_path = ''
as $$
  select string_agg(substr('ACDEFGHJKMNPQRTUVWXY34679', 1 + mod(
      ('x' || encode(extensions.gen_random_bytes(4), 'hex'))::bit(32)::bigint, 25)::int, 1), '')
  from generate_series(1, 8);
$$;
comment on function private.new_arrival_key() is 'Eight characters that nobody takes for other ones.';

create function private.read_arrival_key(establishment uuid)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  held private.arrival_keys;
begin
  perform private.require_role(establishment);
  insert into private.arrival_keys as k (establishment_id, key) values (establishment, private.new_arrival_key())
  on conflict on constraint arrival_keys_pkey do update set key = k.key
  returning * into held;
  return jsonb_build_object('key', held.key, 'renewed_at', held.renewed_at);
end
$$;
comment on function private.read_arrival_key(uuid) is
  'What the poster at the reception says, for members, made when first asked for: {key, renewed_at}.';
grant execute on function private.read_arrival_key(uuid) to authenticated;

create function private.renew_arrival_key(establishment uuid)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
begin
  perform private.require_role(establishment, 'owner', 'admin');
  delete from private.arrival_keys as k where k.establishment_id = establishment;
  return private.read_arrival_key(establishment);
end
$$;
comment on function private.renew_arrival_key(uuid) is
  'Owners and admins make older posters worthless; gives what read_arrival_key() does.';
grant execute on function private.renew_arrival_key(uuid) to authenticated;
