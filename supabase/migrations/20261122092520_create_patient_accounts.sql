create table public.patient_accounts (
  user_id uuid primary key references auth.users (id) on delete cascade,
  name text not null check (name = trim(name) and length(name) between 2 and 120 and name !~ '[[:cntrl:]]'),
  birth_date date not null check (birth_date between '1900-01-01' and '2200-01-01'),
  cpf text not null unique check (private.is_cpf(cpf)),
  rg text check (rg ~ '^[0-9A-Z]{4,20}$'),
  terms_version text not null check (terms_version ~ '^[0-9A-Za-z.-]{1,40}$'),
  terms_accepted_at timestamptz not null default now(),
  privacy_version text not null check (privacy_version ~ '^[0-9A-Za-z.-]{1,40}$'),
  privacy_accepted_at timestamptz not null default now(),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
revoke all on public.patient_accounts from anon, authenticated;

comment on table public.patient_accounts is
$$A person's own account, beside the login: not a chart, and no proof of who they are. Belongs to no establishment.
Written by functions only.$$;

create trigger touch before update on public.patient_accounts
for each row execute function private.touch();

alter table public.patient_accounts enable row level security;

create policy "Accounts are visible to their holders"
on public.patient_accounts for select to authenticated
using (user_id = (select auth.uid()));

grant select (user_id, name, birth_date, cpf, rg, terms_version, terms_accepted_at, privacy_version,
  privacy_accepted_at, created_at, updated_at)
  on public.patient_accounts to authenticated;
