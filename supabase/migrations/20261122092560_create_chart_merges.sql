create table public.chart_merges (
  id uuid primary key default gen_random_uuid(),
  establishment_id uuid not null,
  kept_id uuid not null,
  merged_id uuid not null,
  moved jsonb not null,
  filled jsonb not null,
  freed jsonb not null,
  merged_by uuid,
  merged_at timestamptz not null default now(),
  undone_by uuid,
  undone_at timestamptz,
  unique (establishment_id, id),
  foreign key (establishment_id, kept_id) references public.patients (establishment_id, id) on delete restrict,
  foreign key (establishment_id, merged_id) references public.patients (establishment_id, id) on delete restrict
);
revoke all on public.chart_merges from anon, authenticated;
create index chart_merges_kept_id_idx on public.chart_merges (establishment_id, kept_id);
create index chart_merges_merged_id_idx on public.chart_merges (establishment_id, merged_id);

comment on table public.chart_merges is
  'Charts that turned out to be one person''s, with what it takes to part them again. Authors are plain ids.';
comment on column public.chart_merges.moved is 'Rows that changed charts: {table: [id]}.';
comment on column public.chart_merges.filled is 'What the kept chart took over because it lacked it: {field: value}.';
comment on column public.chart_merges.freed is
  'Documents that the merged chart gave up, as both may not hold them: {cpf, cns}.';

create trigger audit after insert or update or delete on public.chart_merges
for each row execute function private.audit('{moved,filled,freed}');

alter table public.chart_merges enable row level security;

create policy "Merges are visible to those who merge"
on public.chart_merges for select to authenticated
using (establishment_id = any (array(select private.my_establishments('owner', 'admin', 'receptionist'))));

grant select (id, establishment_id, kept_id, merged_id, merged_by, merged_at, undone_by, undone_at)
  on public.chart_merges to authenticated;

create function private.describe_merge(merge public.chart_merges)
returns jsonb
language sql
stable
set search_path = ''
as $$
  select jsonb_build_object('id', merge.id, 'kept_id', merge.kept_id, 'merged_id', merge.merged_id,
    'merged_at', merge.merged_at, 'undone_at', merge.undone_at, 'undoable_until', merge.merged_at + interval '30 days',
    'merged_name', (
      select p.name from public.patients as p
      where p.establishment_id = merge.establishment_id and p.id = merge.merged_id));
$$;
comment on function private.describe_merge(public.chart_merges) is
  'A merge as the chart''s page shows it: {id, kept_id, merged_id, merged_name, merged_at, undone_at, undoable_until}.';
