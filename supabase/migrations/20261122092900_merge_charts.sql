create function private.move_rows(establishment uuid, from_chart uuid, to_chart uuid, chosen jsonb)
returns jsonb
language plpgsql
volatile
set search_path = ''
as $$
declare
  reference record;
  ids jsonb;
  moved jsonb := '{}';
begin
  -- Whatever refers to charts, found in the catalogue, so that tables to come are moved too.
  for reference in
    select c.conrelid::regclass::text as of_table, a.attname as of_column
    from pg_catalog.pg_constraint as c
    join pg_catalog.pg_attribute as a on a.attrelid = c.conrelid and a.attnum = c.conkey[2]
    where c.contype = 'f' and c.confrelid = 'public.patients'::regclass
      and c.conrelid not in ('public.patients'::regclass, 'public.chart_merges'::regclass)
    order by 1
  loop
    execute format(
      'with moved as (update %1$s set %2$I = $1 where establishment_id = $2 and %2$I = $3
         and ($4 is null or id in (select jsonb_array_elements_text($4)::uuid)) returning id)
       select jsonb_agg(id) from moved', reference.of_table, reference.of_column)
    into ids using to_chart, establishment, from_chart,
      case when chosen is not null then coalesce(chosen -> reference.of_table, '[]') end;
    moved := moved || case when ids is null then '{}' else jsonb_build_object(reference.of_table, ids) end;
  end loop;
  return moved;
end
$$;
comment on function private.move_rows(uuid, uuid, uuid, jsonb) is
  'Gives rows of one chart to another, all or the chosen ones ({table: [id]}); says which: {table: [id]}.';

create function private.gaps_filled(kept public.patients, merged public.patients)
returns jsonb
language sql
immutable
set search_path = ''
as $$
  select coalesce(jsonb_object_agg(field.key, field.value), '{}')
  from jsonb_each(to_jsonb(merged)) as field
  where field.key in ('social_name', 'cpf', 'cns', 'birth_date', 'phone', 'email', 'priority', 'priority_note',
      'priority_until', 'contacts')
    and to_jsonb(kept) -> field.key in ('null', '[]') and field.value not in ('null', '[]')
    -- A class, its proof and its end belong together.
    and (field.key not like 'priority%' or kept.priority is null);
$$;
comment on function private.gaps_filled(public.patients, public.patients) is
  'What one chart knows that the other lacks: {field: value}.';

create function private.write_chart(chart uuid, fields jsonb)
returns void
language sql
volatile
set search_path = ''
as $$
  update public.patients as held set
    social_name = wanted.social_name, cpf = wanted.cpf, cns = wanted.cns, birth_date = wanted.birth_date,
    phone = wanted.phone, email = wanted.email, priority = wanted.priority, priority_note = wanted.priority_note,
    priority_until = wanted.priority_until, contacts = wanted.contacts, merged_into = wanted.merged_into
  from public.patients as before, jsonb_populate_record(before, fields) as wanted
  where before.id = chart and held.id = chart;
$$;
comment on function private.write_chart(uuid, jsonb) is 'Sets fields of a chart, as merging and undoing need it.';
