create table public.audit_log (
  id bigint generated always as identity primary key,
  establishment_id uuid not null references public.establishments (id) on delete restrict,
  actor_id uuid,
  actor_role public.member_role,
  action text not null check (action in ('insert', 'update', 'delete', 'read')),
  table_name text not null,
  row_id text not null,
  patient_id uuid,
  changes jsonb not null default '{}',
  happened_at timestamptz not null default now()
);
revoke all on public.audit_log from anon, authenticated;
revoke all on sequence public.audit_log_id_seq from anon, authenticated;
create index audit_log_establishment_id_idx on public.audit_log (establishment_id, id desc);
create index audit_log_row_id_idx on public.audit_log (establishment_id, table_name, row_id, id desc);
create index audit_log_actor_id_idx on public.audit_log (establishment_id, actor_id, id desc);
create index audit_log_patient_id_idx on public.audit_log (establishment_id, patient_id, id desc)
where patient_id is not null;

comment on table public.audit_log is
$$Who did what to whom when, filled by triggers on every tenant table: append-only for everybody, owners included. Ids
are plain, because the log outlives the rows. Goes only with the whole establishment.$$;
comment on column public.audit_log.actor_id is 'A login; null for the system itself.';
comment on column public.audit_log.actor_role is 'The role held then; null for patients and for the system.';
comment on column public.audit_log.row_id is 'The row''s id; of members the user''s.';
comment on column public.audit_log.patient_id is 'The chart that the row is about.';
comment on column public.audit_log.changes is
$${column: {before, after}} for what changed; {column: {withheld: true}} for secrets and for free text about health.$$;

alter table public.audit_log enable row level security;

create policy "Entries are visible to owners and admins"
on public.audit_log for select to authenticated
using (establishment_id = any (array(select private.my_establishments('owner', 'admin'))));

grant select (id, establishment_id, actor_id, actor_role, action, table_name, row_id, patient_id, changes, happened_at)
  on public.audit_log to authenticated;
