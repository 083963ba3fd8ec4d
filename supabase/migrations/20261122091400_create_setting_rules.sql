-- What settings kept as JSON may hold. Times are HH:MM of the establishment's own clock.
create function private.are_opening_hours(input jsonb)
returns boolean
language sql
immutable strict parallel safe
set search_path = ''
as $$
  select jsonb_typeof(input) = 'object' and not exists (
    select
    from jsonb_each(case jsonb_typeof(input) when 'object' then input else '{}' end) as day (name, spans),
      lateral (
        select array(select time[1] from regexp_matches(spans::text, '"([0-9:]{5})"', 'g') as time) as given
      ) as times
    where name not in ('monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday')
      or regexp_replace(spans::text, '"(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)"', 'T', 'g')
        !~ '^\[(\[T, T\](, \[T, T\]){0,3})?\]$'
      or given <> array(select distinct one from unnest(given) as one order by one)
  );
$$;
comment on function private.are_opening_hours(jsonb) is
  'True for {weekday: [[from, to], ...]}: at most four spans a day, in order and apart, from 00:00 to 24:00.';

create function private.are_notification_choices(input jsonb)
returns boolean
language sql
immutable strict parallel safe
set search_path = ''
as $$
  select jsonb_typeof(input) = 'object'
    and jsonb_typeof(input -> 'enabled') is not distinct from 'boolean'
    and jsonb_typeof(input -> 'kinds') is not distinct from 'object'
    and input - 'enabled' - 'kinds' = '{}'
    and not exists (
      select
      from jsonb_each(case jsonb_typeof(input -> 'kinds') when 'object' then input -> 'kinds' else '{}' end) as kind
      where jsonb_typeof(kind.value) <> 'boolean' or kind.key !~ '^[a-z_]{1,40}$');
$$;
comment on function private.are_notification_choices(jsonb) is 'True for {enabled: boolean, kinds: {kind: boolean}}.';

create function private.are_risk_targets(input jsonb)
returns boolean
language sql
immutable strict parallel safe
set search_path = ''
as $$
  select input::text ~ '^{"red": \d{1,4}, "blue": \d{1,4}, "green": \d{1,4}, "orange": \d{1,4}, "yellow": \d{1,4}}$'
    and (input -> 'red') <= (input -> 'orange') and (input -> 'orange') <= (input -> 'yellow')
    and (input -> 'yellow') <= (input -> 'green') and (input -> 'green') <= (input -> 'blue')
    and (input -> 'blue') <= '1440';
$$;
comment on function private.are_risk_targets(jsonb) is
  'True for whole minutes of all five colours, at most a day, no colour faster than a more urgent one.';

grant execute on function private.are_opening_hours(jsonb), private.are_notification_choices(jsonb),
  private.are_risk_targets(jsonb)
  to authenticated, service_role;
