create function private.slug_of(name text)
returns text
language sql
stable
set search_path = ''
as $$
  select coalesce(nullif(trim('-' from left(
    trim('-' from regexp_replace(lower(extensions.unaccent('extensions.unaccent'::regdictionary, name)),
      '[^a-z0-9]+', '-', 'g')), 60)), ''), 'clinica');
$$;
comment on function private.slug_of(text) is 'A name for addresses: "Clínica São José" gives clinica-sao-jose.';

create function private.create_establishment(data jsonb)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  caller constant uuid := auth.uid();
  wish constant text := private.slug_of(data ->> 'name');
  attempt int := 1;
  made record;
  broken_table text;
  broken_rule text;
  broken_column text;
begin
  if caller is null then
    perform private.fail('NAUTH', 'Cannot create an establishment without a session');
  end if;
  loop
    insert into public.establishments (slug, name, cnpj, segment, employees, website, email, phone, postal_code,
      address, city, state, description, timezone, language)
    values (wish || case when attempt > 1 then '-' || attempt else '' end, trim(data ->> 'name'),
      private.bare(data ->> 'cnpj'), data ->> 'segment', private.read_input(data, 'employees', 'int')::int,
      nullif(trim(data ->> 'website'), ''), trim(data ->> 'email'), private.bare(data ->> 'phone'),
      private.bare(data ->> 'postal_code'), trim(data ->> 'address'), trim(data ->> 'city'), upper(data ->> 'state'),
      nullif(trim(data ->> 'description'), ''), nullif(data ->> 'timezone', ''),
      coalesce(nullif(data ->> 'language', ''), 'pt-BR'))
    on conflict (slug) do nothing
    returning id, slug into made;
    exit when found;
    attempt := attempt + 1;
  end loop;
  insert into public.members (establishment_id, user_id, role) values (made.id, caller, 'owner');
  return jsonb_build_object('id', made.id, 'slug', made.slug);
exception
  when unique_violation then
    perform private.fail('CNPJT', 'Cannot register the same CNPJ twice');
  when check_violation or not_null_violation then
    get stacked diagnostics broken_table = table_name, broken_rule = constraint_name, broken_column = column_name;
    perform private.explain_violation(broken_table, broken_rule, broken_column);
end
$$;
comment on function private.create_establishment(jsonb) is
$$A clinic signs up; the caller becomes its owner. All fields of the table but id, slug and version, documents with or
without punctuation, give {id, slug}. CNPJT when the CNPJ is registered, INVLD for the first field that breaks a
rule.$$;
grant execute on function private.create_establishment(jsonb) to authenticated;
