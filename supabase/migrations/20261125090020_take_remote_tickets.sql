create function private.is_same_person(
  name text, birth_date date, cpf text, other_name text, other_birth_date date, other_cpf text
)
returns boolean
language sql
immutable parallel safe
set search_path = ''
as $$
  select coalesce(case
    when cpf = other_cpf then coalesce(birth_date = other_birth_date, true)
    when cpf <> other_cpf then false
    else birth_date = other_birth_date and private.fold(regexp_replace(name, '\s+', ' ', 'g'))
      = private.fold(regexp_replace(other_name, '\s+', ' ', 'g')) end, false);
$$;
comment on function private.is_same_person(text, date, text, text, date, text) is
$$Whether two descriptions are of one person: the same CPF and no other birthday, or, where one has no CPF, the same name
and birthday.$$;

create function private.is_in_queue(establishment uuid, name text, birth_date date, cpf text)
returns boolean
language sql
stable
set search_path = ''
as $$
  select exists (
    select from public.visits as v
    join public.patients as p on p.establishment_id = v.establishment_id and p.id = v.patient_id
    cross join lateral unnest(array[p.name, p.social_name]) as called
    where v.establishment_id = establishment and v.closed_at is null
      and private.is_same_person(called, p.birth_date, coalesce(p.cpf, p.claimed_cpf), is_in_queue.name,
        is_in_queue.birth_date, is_in_queue.cpf));
$$;
comment on function private.is_in_queue(uuid, text, date, text) is
  'Whether somebody who fits this description has an open visit.';

create function private.is_expected(establishment uuid, name text, birth_date date, cpf text)
returns boolean
language sql
stable
set search_path = ''
as $$
  select exists (
    select from public.remote_tickets as t
    where t.establishment_id = establishment and t.state = 'expected' and t.expires_at > now()
      and private.is_same_person(t.name, t.birth_date, t.cpf, is_expected.name, is_expected.birth_date,
        is_expected.cpf));
$$;
comment on function private.is_expected(uuid, text, date, text) is
  'Whether somebody who fits this description has a ticket by phone that may yet be confirmed.';

create function private.lapse_remote_tickets(establishment uuid)
returns void
language sql
volatile
set search_path = ''
as $$
  update public.remote_tickets set state = 'lapsed', ended_at = expires_at, name = null, birth_date = null, cpf = null,
    symptoms = null, priority = null, device_hash = null
  where establishment_id = establishment and state = 'expected' and expires_at <= now();
$$;
comment on function private.lapse_remote_tickets(uuid) is
  'Notes which tickets by phone have lapsed, and forgets who took them. They had lapsed before, by the clock.';

create function private.tell_expected()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  if not private.is_leaving(new.establishment_id) then
    perform realtime.send(jsonb_build_object('expected', (
      select count(*) from public.remote_tickets as t
      where t.establishment_id = new.establishment_id and t.state = 'expected' and t.expires_at > now())),
      'expected', 'staff:' || new.establishment_id, true);
  end if;
  return null;
end
$$;
comment on function private.tell_expected() is
  'Trigger: boards learn how many are expected, {expected}; who they are is read.';

create trigger tell_expected after insert or update of state on public.remote_tickets
for each row execute function private.tell_expected();

create function private.unclassified_rank(priority public.priority)
returns smallint
language sql
immutable parallel safe
set search_path = ''
as $$
  select (60 + case when priority is null then 4 when priority = 'elderly_80' then 1 when priority = 'blood_donor' then 3
    else 2 end)::smallint;
$$;
comment on function private.unclassified_rank(public.priority) is
  'What rank_visit() gives a visit without a colour.';

create function private.place_of_expected(ticket public.remote_tickets)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
declare
  house public.establishments;
  own public.services;
  class public.priority;
  from_when timestamptz;
begin
  select * into house from public.establishments as e where e.id = ticket.establishment_id;
  select * into own from public.services as s where s.establishment_id = house.id and s.id = ticket.service_id;
  if coalesce(own.triage_required, house.triage_required) then
    return null;
  end if;
  class := coalesce(ticket.priority,
    private.priority_of_age(ticket.birth_date, (now() at time zone house.timezone)::date));
  from_when := case house.queue_rules ->> 'remote_counts_from' when 'ticket' then ticket.joined_at else now() end;
  return jsonb_build_object(
    'ahead', (
      select count(*) from public.visits as v
      join public.services as s on s.establishment_id = v.establishment_id and s.id = v.service_id
      where v.establishment_id = house.id and v.status = 'waiting' and s.pool = own.pool
        and (v.call_rank, v.turn_at) < (private.unclassified_rank(class), from_when)),
    'expected_before', (
      select count(*) from public.remote_tickets as t
      join public.services as s on s.establishment_id = t.establishment_id and s.id = t.service_id
      where t.establishment_id = house.id and t.state = 'expected' and t.expires_at > now() and s.pool = own.pool
        and (private.unclassified_rank(coalesce(t.priority,
            private.priority_of_age(t.birth_date, (now() at time zone house.timezone)::date))), t.joined_at)
          < (private.unclassified_rank(class), ticket.joined_at)));
end
$$;
comment on function private.place_of_expected(public.remote_tickets) is
$$Who would be before the holder of a ticket by phone if it were confirmed now: {ahead (waiting), expected_before (may yet
confirm)}; null where triage decides.$$;

create function private.describe_remote_ticket(ticket public.remote_tickets)
returns jsonb
language sql
stable
set search_path = ''
as $$
  select jsonb_build_object('code', ticket.code, 'token', ticket.token,
    'state', case when ticket.state = 'expected' and ticket.expires_at <= now() then 'lapsed' else ticket.state end,
    'joined_at', ticket.joined_at, 'expires_at', ticket.expires_at, 'now', now(),
    'counts_from', e.queue_rules ->> 'remote_counts_from',
    'service', (select one from jsonb_array_elements(private.describe_services(e.id)) as one
      where one ->> 'id' = ticket.service_id::text),
    'place', case when ticket.state = 'expected' and ticket.expires_at > now()
      then private.place_of_expected(ticket) end,
    'establishment', private.describe_place(e.id) || jsonb_build_object('slug', e.slug))
  from public.establishments as e where e.id = ticket.establishment_id;
$$;
comment on function private.describe_remote_ticket(public.remote_tickets) is
$$What the holder of a ticket by phone reads: {code, token, state: expected | confirmed | lapsed | left, joined_at,
expires_at, now, counts_from, service: as in describe_services(), place: place_of_expected(), establishment}. Nothing of what
the person said comes back.$$;

create function private.take_remote_ticket(slug text, data jsonb)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  device constant bytea := private.hash_token(nullif(data ->> 'device', ''));
  born constant date := private.read_input(data, 'birth_date', 'date');
  document constant text := private.bare(data ->> 'cpf');
  house public.establishments;
  service public.services;
  ticket record;
  made public.remote_tickets;
  state text;
  broken_table text;
  broken_rule text;
  broken_column text;
begin
  select * into house from public.establishments as e where e.slug = take_remote_ticket.slug;
  if not found then
    perform private.fail('NTFND', 'Cannot find this clinic');
  elsif born is null then
    perform private.invalid('birth_date', 'required', 'Cannot take a ticket without a date of birth');
  end if;
  perform private.lock_queue(house.id);
  perform private.lapse_remote_tickets(house.id);
  -- The same phone again: tapped twice, or the answer was lost on the way.
  select * into made from public.remote_tickets as t
  where t.establishment_id = house.id and t.state = 'expected' and t.device_hash = device
    and private.is_same_person(t.name, t.birth_date, t.cpf, data ->> 'name', born, document);
  if found then
    return private.describe_remote_ticket(made);
  end if;
  state := private.remote_state(house);
  if state <> 'open' then
    perform private.fail('RCLSD', 'Cannot take a ticket by phone now', jsonb_build_object('status', state));
  end if;
  service := private.read_service(house.id, data);
  if private.is_in_queue(house.id, data ->> 'name', born, document)
    or private.is_expected(house.id, data ->> 'name', born, document) then
    -- A stranger may be asking: nothing of the visit is told.
    perform private.fail('INQUE', 'Cannot take a second ticket');
  end if;
  ticket := private.next_ticket(house.id, service.prefix, now());
  insert into public.remote_tickets (establishment_id, service_id, code, code_day, name, birth_date, cpf, symptoms,
    priority, device_hash, expires_at)
  values (house.id, service.id, ticket.code, ticket.day, trim(data ->> 'name'), born, document,
    nullif(trim(data ->> 'symptoms'), ''), private.read_input(data, 'priority', 'public.priority')::public.priority,
    device, least(now() + make_interval(mins => (house.queue_rules ->> 'remote_minutes')::int),
      private.closes_at(house, now())))
  returning * into made;
  return private.describe_remote_ticket(made);
exception
  when check_violation or not_null_violation then
    get stacked diagnostics broken_table = table_name, broken_rule = constraint_name, broken_column = column_name;
    perform private.explain_violation(broken_table, broken_rule, broken_column);
end
$$;
comment on function private.take_remote_ticket(text, jsonb) is
$$Anybody takes a ticket by phone: {name, birth_date, cpf?, symptoms?, priority?, service_id?, device? (secret of the phone)} gives
describe_remote_ticket(). The same person from the same phone gets the same ticket. RCLSD {status} when the clinic gives none
now; INQUE {} when the person is in the queue or expected, and nothing else about it. For the service, which limits how
often.$$;
grant execute on function private.take_remote_ticket(text, jsonb) to service_role;

create function private.find_remote_ticket(token text)
returns public.remote_tickets
language plpgsql
stable
set search_path = ''
as $$
declare
  held public.remote_tickets;
begin
  select * into held from public.remote_tickets as t where t.token = find_remote_ticket.token;
  if not found then
    perform private.fail('NTFND', 'Cannot find this ticket');
  end if;
  return held;
end
$$;
comment on function private.find_remote_ticket(text) is 'The ticket by phone behind a token; NTFND.';

create function private.read_remote_ticket(token text)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  return private.describe_remote_ticket(private.find_remote_ticket(token));
end
$$;
comment on function private.read_remote_ticket(text) is 'describe_remote_ticket() for whoever has the token; NTFND.';
grant execute on function private.read_remote_ticket(text) to anon, authenticated;

create function private.leave_remote_ticket(token text)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  held public.remote_tickets := private.find_remote_ticket(token);
begin
  update public.remote_tickets as t set state = 'left', ended_at = now(), name = null, birth_date = null, cpf = null,
    symptoms = null, priority = null, device_hash = null
  where t.id = held.id and t.state = 'expected' and t.expires_at > now();
  return private.describe_remote_ticket(private.find_remote_ticket(token));
end
$$;
comment on function private.leave_remote_ticket(text) is
  'The holder gives a ticket by phone back, and what was said is forgotten; one that is over stays as it is.';
grant execute on function private.leave_remote_ticket(text) to anon, authenticated;
