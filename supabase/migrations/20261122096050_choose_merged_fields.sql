-- Whoever merges says field by field which of the two charts is right; what the kept chart said is noted, for undoing.
alter table public.chart_merges add column replaced jsonb not null default '{}';
comment on column public.chart_merges.filled is
  'What the kept chart took over, because it lacked it or because somebody chose it: {field: value}.';
comment on column public.chart_merges.replaced is 'What the kept chart said in those fields before: {field: value}.';

drop trigger audit on public.chart_merges;
create trigger audit after insert or update or delete on public.chart_merges
for each row execute function private.audit('{moved,filled,replaced,freed}');

create function private.fields_taken(kept public.patients, merged public.patients, chosen text[])
returns jsonb
language sql
immutable
set search_path = ''
as $$
  select coalesce(jsonb_object_agg(field.key, field.value), '{}')
  from jsonb_each(to_jsonb(merged)) as field
  where field.key in ('name', 'social_name', 'cpf', 'cns', 'birth_date', 'phone', 'email', 'priority', 'priority_note',
      'priority_until', 'contacts')
    and to_jsonb(kept) -> field.key <> field.value
    and case
      -- A class, its proof and its end belong together.
      when field.key like 'priority%' and merged.priority is not null
        then kept.priority is null or 'priority' = any (chosen)
      when field.key like 'priority%'
        then kept.priority is null and to_jsonb(kept) -> field.key = 'null'
      else field.value not in ('null', '[]')
        and (to_jsonb(kept) -> field.key in ('null', '[]') or field.key = any (chosen)) end;
$$;
comment on function private.fields_taken(public.patients, public.patients, text[]) is
  'What the kept chart takes from the merged one: what it lacks, and what somebody chose: {field: value}.';

drop function private.gaps_filled(public.patients, public.patients);

create or replace function private.write_chart(chart uuid, fields jsonb)
returns void
language sql
volatile
set search_path = ''
as $$
  update public.patients as held set
    name = wanted.name, social_name = wanted.social_name, cpf = wanted.cpf, cns = wanted.cns,
    birth_date = wanted.birth_date, phone = wanted.phone, email = wanted.email, priority = wanted.priority,
    priority_note = wanted.priority_note, priority_until = wanted.priority_until, contacts = wanted.contacts,
    merged_into = wanted.merged_into
  from public.patients as before, jsonb_populate_record(before, fields) as wanted
  where before.id = chart and held.id = chart;
$$;

create or replace function private.describe_merge(merge public.chart_merges)
returns jsonb
language sql
stable
set search_path = ''
as $$
  select jsonb_build_object('id', merge.id, 'kept_id', merge.kept_id, 'merged_id', merge.merged_id,
    'merged_at', merge.merged_at, 'undone_at', merge.undone_at, 'undoable_until', merge.merged_at + interval '30 days',
    'merged_name', (
      select private.known_as(p) from public.patients as p
      where p.establishment_id = merge.establishment_id and p.id = merge.merged_id));
$$;
