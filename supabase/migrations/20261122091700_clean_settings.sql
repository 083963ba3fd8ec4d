create function private.refuse_fields(patch jsonb, variadic known text[])
returns void
language plpgsql
immutable
set search_path = ''
as $$
declare
  stranger text;
begin
  if jsonb_typeof(patch) is distinct from 'object' then
    perform private.invalid('', 'invalid', 'Cannot read anything but an object');
  end if;
  select key into stranger from jsonb_object_keys(patch) as key where key <> all (known) limit 1;
  if found then
    perform private.invalid(stranger, 'unknown', format('Cannot change %s', stranger));
  end if;
end
$$;
comment on function private.refuse_fields(jsonb, variadic text[]) is 'INVLD for a field that is not among `known`.';

create function private.clean_fields(patch jsonb, variadic bare text[])
returns jsonb
language sql
immutable
set search_path = ''
as $$
  select coalesce(jsonb_object_agg(key, case
    when jsonb_typeof(value) <> 'string' then value
    when key = any (bare) then to_jsonb(private.bare(value #>> '{}'))
    else to_jsonb(nullif(trim(value #>> '{}'), '')) end), '{}')
  from jsonb_each(patch);
$$;
comment on function private.clean_fields(jsonb, variadic text[]) is
  'Texts of a patch trimmed, empty ones null, those among `bare` without punctuation.';

create function private.changed_since(establishment uuid, version bigint)
returns jsonb
language sql
stable
set search_path = ''
as $$
  select coalesce(jsonb_agg(distinct field order by field), '[]')
  from public.audit_log as entry, jsonb_object_keys(entry.changes) as field
  where entry.establishment_id = establishment and entry.table_name = 'establishments'
    and entry.row_id = establishment::text and entry.action = 'update'
    and (entry.changes -> 'version' ->> 'after')::bigint > version and field <> 'version';
$$;
comment on function private.changed_since(uuid, bigint) is
  'Fields of an establishment that changed after `version`: [field].';
