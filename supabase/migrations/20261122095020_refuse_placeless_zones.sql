-- Postgres' list of zones holds entries that are no place's: `Factory` is the clock of a machine that nobody has set,
-- `localtime` the server's own, and posix/ and right/ are further copies of all of them.
create or replace function private.settle_establishment()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  new.timezone := coalesce(new.timezone, private.timezone_of_state(new.state));
  if (tg_op = 'INSERT' or new.timezone <> old.timezone)
    -- pg_timezone_names reads some 600 files; what the state suggests needs no look-up.
    and new.timezone is distinct from private.timezone_of_state(new.state)
    and (new.timezone ~ '^(Factory$|localtime$|posix|right/)'
      or not exists (select from pg_catalog.pg_timezone_names where name = new.timezone)) then
    perform private.invalid('timezone', 'invalid', 'Cannot use a time zone that is not in the IANA list');
  end if;
  if tg_op = 'UPDATE' then
    new.version := old.version + 1;
    new.updated_at := now();
  end if;
  return new;
end
$$;
