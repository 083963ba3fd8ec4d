create function private.search_key(input text)
returns text
language sql
immutable strict parallel safe
set search_path = ''
as $$
  select regexp_replace(private.fold(input), '[''"´`./()-]', '', 'g');
$$;
comment on function private.search_key(text) is
$$A text for searching: folded, and without the signs that people leave out or write otherwise, so that "davila" finds
"D'Ávila" and "crm/sp 123456" what is kept as CRM, SP and 123456. Both sides of a search go through it.$$;
grant execute on function private.search_key(text) to authenticated, service_role;

create or replace function private.search_patterns(input text)
returns text[]
language sql
immutable
set search_path = ''
as $$
  select array_agg('%' || regexp_replace(word, '([\\%_])', '\\\1', 'g') || '%' order by length(word) desc)
  from (
    select word from unnest(case
      -- Documents and phones are kept bare.
      when input !~ '[[:alpha:]]' and input ~ '[0-9]' then array[regexp_replace(input, '[^0-9]', '', 'g')]
      else regexp_split_to_array(private.search_key(input), '\s+') end) as word
    where word <> ''
    limit 6
  ) as words;
$$;
comment on function private.search_patterns(text) is
$$LIKE patterns that a text's search_key() must all match, the longest first: one per word of the input, or all its
digits as one when it has no letters. Null for nothing to look for.$$;

-- A registration is written in many ways: CRM-SP 123456, CRM 123456/SP, CRM123456.
alter table public.professionals alter column search_text set expression as (
  private.search_key(full_name || ' ' || specialty || ' ' || council || council_state || coalesce(council_category, '')
    || council_number || council_state || ' ' || council || council_number || ' ' || email)
);
alter table public.patients alter column search_text set expression as (
  private.search_key(name || ' ' || coalesce(social_name, '') || ' ' || coalesce(cpf, '') || ' ' || coalesce(cns, '')
    || ' ' || coalesce(phone, ''))
);

create or replace function private.search_professionals(establishment uuid, filters jsonb, cursor uuid)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  patterns constant text[] := private.search_patterns(filters ->> 'text');
  field constant text[] := private.search_patterns(filters ->> 'specialty');
  last_name text := '';
  shifts text[];
  found_rows jsonb;
begin
  perform private.require_role(establishment);
  if cursor is not null then
    select private.fold(full_name) into last_name
    from public.professionals as p where p.establishment_id = establishment and p.id = cursor;
    if not found then
      perform private.invalid('cursor', 'unknown', 'Cannot go on after a professional who is gone');
    end if;
  end if;
  if filters ->> 'on_shift' = 'true' then
    select private.shifts_at(now(), timezone) into shifts from public.establishments where id = establishment;
  end if;
  select coalesce(jsonb_agg(to_jsonb(page) - 'search_text' order by private.fold(page.full_name), page.id), '[]')
  into found_rows
  from (
    select * from public.professionals as p
    where p.establishment_id = establishment
      -- One comparison, with or without a cursor: every plan starts in the index where the page does.
      and (private.fold(p.full_name), p.id)
        > (last_name, coalesce(cursor, '00000000-0000-0000-0000-000000000000'))
      and (filters ->> 'status' is null or p.status = filters ->> 'status')
      and (filters ->> 'shift' is null or p.shift = filters ->> 'shift')
      and (shifts is null or p.status = 'active' and p.shift = any (shifts))
      and (patterns is null or p.search_text like all (patterns))
      and (field is null or private.search_key(p.specialty) like all (field))
    order by private.fold(p.full_name), p.id
    limit 51
  ) as page;
  return jsonb_build_object(
    'professionals', case when jsonb_array_length(found_rows) > 50 then found_rows - 50 else found_rows end,
    'next', case when jsonb_array_length(found_rows) > 50 then found_rows -> 49 -> 'id' end);
end
$$;
