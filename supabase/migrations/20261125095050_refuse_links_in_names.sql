create function private.refuse_links()
returns trigger
language plpgsql
volatile
set search_path = ''
as $$
begin
  -- The same rule as edge/domain/fields.ts has it.
  if new.name ~* '://|\mwww\.|[[:alnum:]-]{2,}\.[a-z]{2,}' then
    perform private.invalid('name', 'has_link', 'Cannot name an establishment like an address');
  end if;
  return new;
end
$$;
comment on function private.refuse_links() is
$$A clinic's name stands in mails to people who never heard of it: whoever reads one is not to find somebody else's
address there. Programs that show mails make links of whatever looks like one.$$;

create trigger refuse_links_on_insert before insert on public.establishments
for each row execute function private.refuse_links();
create trigger refuse_links_on_update before update of name on public.establishments
for each row when (old.name is distinct from new.name) execute function private.refuse_links();
