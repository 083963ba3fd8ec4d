alter table public.patients
  add column social_name text
    check (social_name = trim(social_name) and length(social_name) between 2 and 120 and social_name !~ '[[:cntrl:]]'),
  add column cns text check (private.is_cns(cns)),
  add column priority public.priority,
  add column priority_note text check (length(priority_note) <= 500),
  add column priority_until date,
  add column contacts jsonb not null default '[]' check (private.are_contacts(contacts)),
  add column merged_into uuid check (merged_into <> id),
  add column search_text text not null generated always as (
    private.fold(name || ' ' || coalesce(social_name, '') || ' ' || coalesce(cpf, '') || ' ' || coalesce(cns, '') || ' '
      || coalesce(phone, ''))
  ) stored,
  add constraint patients_cns_key unique (establishment_id, cns),
  add constraint patients_merged_check check (merged_into is null or cpf is null and cns is null),
  add constraint patients_merged_into_fkey foreign key (establishment_id, merged_into)
    references public.patients (establishment_id, id) on delete restrict;

create index patients_merged_into_idx on public.patients (establishment_id, merged_into) where merged_into is not null;
create index patients_name_idx on public.patients (establishment_id, private.fold(name), id) where merged_into is null;
create index patients_search_idx on public.patients using gin (establishment_id, search_text extensions.gin_trgm_ops);

comment on column public.patients.social_name is
  'The name to be called by (Decreto 8.727/2016); null when it is the name.';
comment on column public.patients.priority is 'Legal precedence that visits begin with; the age adds its own.';
comment on column public.patients.priority_note is 'What proved it. Health data: read through functions only.';
comment on column public.patients.priority_until is 'Last day that it holds for, as with a pregnancy; null for good.';
comment on column public.patients.merged_into is
  'The chart that took this one''s place; this one stays for the undoing.';

grant select (social_name, cns, priority, priority_until, contacts, merged_into) on public.patients to authenticated;

create function private.known_as(chart public.patients)
returns text
language sql
immutable
set search_path = ''
as $$
  select coalesce(chart.social_name, chart.name);
$$;
comment on function private.known_as(public.patients) is 'The name to be called by.';

create function private.abbreviate(name text)
returns text
language sql
immutable strict
set search_path = ''
as $$
  select regexp_replace(trim(name), '^(\S+)(?:\s+.*)?\s+(\S)\S*$', '\1 \2.');
$$;
comment on function private.abbreviate(text) is '"Maria da Silva" as "Maria S."; a single name as it is.';
