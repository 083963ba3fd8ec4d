-- A time zone is derived from the state when none is given, and always one that Postgres knows.
create function private.timezone_of_state(state text)
returns text
language sql
immutable strict parallel safe
set search_path = ''
as $$
  select case
    when state = 'AC' then 'America/Rio_Branco'
    when state = 'AM' then 'America/Manaus'
    when state = 'RO' then 'America/Porto_Velho'
    when state = 'RR' then 'America/Boa_Vista'
    when state = 'MT' then 'America/Cuiaba'
    when state = 'MS' then 'America/Campo_Grande'
    when state in ('PA', 'AP') then 'America/Belem'
    when state = 'TO' then 'America/Araguaina'
    when state in ('CE', 'MA', 'PB', 'PI', 'RN') then 'America/Fortaleza'
    when state = 'PE' then 'America/Recife'
    when state in ('AL', 'SE') then 'America/Maceio'
    when state = 'BA' then 'America/Bahia'
    else 'America/Sao_Paulo'
  end;
$$;
comment on function private.timezone_of_state(text) is 'IANA zone of most of a Brazilian state.';

create function private.settle_establishment()
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
    and not exists (select from pg_catalog.pg_timezone_names where name = new.timezone) then
    perform private.invalid('timezone', 'invalid', 'Cannot use a time zone that is not in the IANA list');
  end if;
  if tg_op = 'UPDATE' then
    new.version := old.version + 1;
    new.updated_at := now();
  end if;
  return new;
end
$$;
comment on function private.settle_establishment() is
  'Trigger: fills in and checks the time zone, counts the version.';

create trigger settle_establishment
before insert or update on public.establishments
for each row execute function private.settle_establishment();

create function private.touch()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
  new.updated_at := now();
  return new;
end
$$;
comment on function private.touch() is 'Trigger: notes when a row was last changed.';
