create function private.pass_language_on()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  update public.displays set languages = array[new.language]
  where establishment_id = new.id and languages = array[old.language];
  return null;
end
$$;
comment on function private.pass_language_on() is
$$Trigger: panels that speak the establishment's language alone go on doing so; those with other languages were given
them on purpose.$$;

create trigger pass_language_on after update of language on public.establishments
for each row when (new.language <> old.language) execute function private.pass_language_on();
