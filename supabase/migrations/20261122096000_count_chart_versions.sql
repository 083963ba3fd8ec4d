alter table public.patients add column version bigint not null default 1;
comment on column public.patients.version is
  'Grows with each change of the chart; whoever edits names the version that they read.';
grant select (version) on public.patients to authenticated;

create function private.count_version()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
  -- Generated columns are not there yet, and the touch alone is no change.
  new.version := old.version + case
    when to_jsonb(new) - 'search_text' - 'updated_at' - 'version'
      <> to_jsonb(old) - 'search_text' - 'updated_at' - 'version' then 1
    else 0 end;
  return new;
end
$$;
comment on function private.count_version() is 'Trigger: counts the changes of a row, whoever makes them.';

create trigger count_version before update on public.patients
for each row execute function private.count_version();

create function private.fields_changed_since(establishment uuid, of_table text, of_row text, version bigint)
returns jsonb
language sql
stable
set search_path = ''
as $$
  select coalesce(jsonb_agg(distinct field order by field), '[]')
  from public.audit_log as entry, jsonb_object_keys(entry.changes) as field
  where entry.establishment_id = establishment and entry.table_name = of_table and entry.row_id = of_row
    and entry.action = 'update' and (entry.changes -> 'version' ->> 'after')::bigint > version and field <> 'version';
$$;
comment on function private.fields_changed_since(uuid, text, text, bigint) is
  'Fields of a row that changed after `version`, by the audit log: [field].';
