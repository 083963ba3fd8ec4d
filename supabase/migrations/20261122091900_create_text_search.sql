create extension if not exists pg_trgm with schema extensions;
create extension if not exists btree_gin with schema extensions;

create function private.fold(input text)
returns text
language sql
immutable strict parallel safe
set search_path = ''
as $$
  select lower(extensions.unaccent('extensions.unaccent'::regdictionary, input));
$$;
comment on function private.fold(text) is
$$A text for comparing: lower case, without accents. Immutable as long as nobody changes the dictionary, so that
columns and indexes can be made of it.$$;
grant execute on function private.fold(text) to authenticated, service_role;

create function private.search_patterns(input text)
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
      else regexp_split_to_array(private.fold(input), '\s+') end) as word
    where word <> ''
    limit 6
  ) as words;
$$;
comment on function private.search_patterns(text) is
$$LIKE patterns that a folded text must all match, the longest first: one per word of the input, or all its digits as
one when it has no letters. Null for nothing to look for.$$;

