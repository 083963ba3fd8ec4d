create function private.opening_spans(hours jsonb, day date)
returns table (opens time, closes time)
language sql
immutable
set search_path = ''
as $$
  select (span ->> 0)::time, (span ->> 1)::time
  from jsonb_array_elements(coalesce(hours -> to_char(day, 'FMday'), '[]')) as span;
$$;
comment on function private.opening_spans(jsonb, date) is 'When a house is open on a day of its own calendar.';

create function private.is_open(house public.establishments, instant timestamptz)
returns boolean
language sql
stable
set search_path = ''
as $$
  select house.opening_hours = '{}' or exists (
    select
    from (select instant at time zone house.timezone as clock) as here,
      private.opening_spans(house.opening_hours, clock::date) as span
    where clock::time >= span.opens and clock::time < span.closes);
$$;
comment on function private.is_open(public.establishments, timestamptz) is
  'Whether a house is open; one that has told no hours at all always is.';

create function private.closes_at(house public.establishments, instant timestamptz)
returns timestamptz
language sql
stable
set search_path = ''
as $$
  select (clock::date + max(span.closes)) at time zone house.timezone
  from (select instant at time zone house.timezone as clock) as here,
    private.opening_spans(house.opening_hours, clock::date) as span
  group by clock::date;
$$;
comment on function private.closes_at(public.establishments, timestamptz) is
  'When a house closes on the day of `instant`; null when it has told no hours for it.';

create function private.remote_state(house public.establishments)
returns text
language sql
stable
set search_path = ''
as $$
  select case
    when not (house.queue_rules ->> 'remote_join')::boolean then 'off'
    when not private.is_open(house, now()) then 'closed'
    when (
      select count(*) from public.remote_tickets as t
      where t.establishment_id = house.id and t.state = 'expected' and t.expires_at > now()
    ) >= (house.queue_rules ->> 'remote_places')::int then 'full'
    else 'open' end;
$$;
comment on function private.remote_state(public.establishments) is
  'Whether a ticket can be taken by phone now: open, off, closed (by the opening hours) or full.';

create function private.describe_services(establishment uuid)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
begin
  return (
    select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name,
      'active', s.active,
      'triage', coalesce(s.triage_required, e.triage_required),
      'waiting', (
        select count(*) from public.visits as v
        join public.services as other on other.establishment_id = v.establishment_id and other.id = v.service_id
        where v.establishment_id = establishment and v.status = 'waiting' and other.pool = s.pool),
      'mean_minutes', round(q.mean_minutes::numeric, 2),
      'professionals', private.count_professionals(establishment, s.pool)) order by s.created_at, s.name), '[]')
    from public.services as s
    join public.establishments as e on e.id = s.establishment_id
    join public.queues as q on q.establishment_id = s.establishment_id
    where s.establishment_id = establishment);
end
$$;
comment on function private.describe_services(uuid) is
$$What people come for, in the order in which it was added: [{id, name, active, triage, waiting (in its pool), mean_minutes,
professionals (at work in its pool)}].$$;

create function private.read_clinic(slug text)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  house public.establishments;
begin
  select * into house from public.establishments as e where e.slug = read_clinic.slug;
  if not found then
    perform private.fail('NTFND', 'Cannot find this clinic');
  end if;
  return jsonb_build_object('id', house.id, 'slug', house.slug, 'name', house.name, 'logo_path', house.logo_path,
    'description', house.description, 'phone', house.phone, 'website', house.website, 'address', house.address,
    'city', house.city, 'state', house.state, 'postal_code', house.postal_code, 'timezone', house.timezone,
    'language', house.language, 'opening_hours', house.opening_hours, 'is_open', private.is_open(house, now()),
    'remote', jsonb_build_object('state', private.remote_state(house),
      'minutes', (house.queue_rules ->> 'remote_minutes')::int,
      'counts_from', house.queue_rules ->> 'remote_counts_from'),
    'services', (
      select coalesce(jsonb_agg(one order by place), '[]')
      from jsonb_array_elements(private.describe_services(house.id)) with ordinality as listed (one, place)
      where (one ->> 'active')::boolean));
end
$$;
comment on function private.read_clinic(text) is
$$The public page of a clinic, for anybody: {id, slug, name, logo_path, description, phone, website, address, city, state,
postal_code, timezone, language, opening_hours, is_open, remote: {state: open | off | closed | full, minutes,
counts_from}, services: describe_services(), active ones}.$$;
grant execute on function private.read_clinic(text) to anon, authenticated;
