-- Where a visit stands follows from what is logged and archived already.
create or replace function private.describe_changes(before jsonb, after jsonb, withheld text[])
returns jsonb
language plpgsql
immutable
set search_path = ''
as $$
begin
  return (
    select jsonb_object_agg(key, case
      when key = any (withheld) then '{"withheld": true}'
      else jsonb_build_object('before', before -> key, 'after', after -> key) end)
    from jsonb_object_keys(coalesce(after, before)) as key
    where coalesce(before -> key, 'null') <> coalesce(after -> key, 'null')
      and key not in ('id', 'establishment_id', 'created_at', 'updated_at', 'call_rank', 'turn_at', 'search_text')
  );
end
$$;

create or replace function private.archived_columns(name text)
returns text[]
language sql
stable
set search_path = ''
as $$
  select array_agg(a.attname::text order by a.attnum)
  from pg_catalog.pg_attribute as a
  where a.attrelid = format('public.%I', archived_columns.name)::regclass and a.attnum > 0 and not a.attisdropped
    and a.attname <> all ('{search_text,token,token_hash,companion_token,call_rank,turn_at}');
$$;

drop trigger audit on public.visits;
create trigger audit after insert or update or delete on public.visits
for each row execute function private.audit('{token,companion_token,symptoms,triage_notes,worse_note}');
