create table public.patients (
  id uuid primary key default gen_random_uuid(),
  establishment_id uuid not null references public.establishments (id) on delete restrict,
  name text not null check (name = trim(name) and length(name) between 2 and 120 and name !~ '[[:cntrl:]]'),
  cpf text check (private.is_cpf(cpf)),
  birth_date date check (birth_date between '1900-01-01' and '2200-01-01'),
  phone text check (private.is_phone(phone)),
  email text check (email ~ '^[^@[:space:]]+@[^@[:space:]]+\.[^@[:space:]]+$' and length(email) <= 254),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (establishment_id, id),
  constraint patients_cpf_key unique (establishment_id, cpf)
);
revoke all on public.patients from anon, authenticated;

comment on table public.patients is
$$A chart: what one establishment knows about one person. Not an account; people without a CPF are cared for too.
Charts outlive accounts (Lei 13.787/2018), so an establishment that has charts cannot simply be deleted.$$;

create trigger touch before update on public.patients
for each row execute function private.touch();

alter table public.patients enable row level security;

create policy "Charts are visible to members"
on public.patients for select to authenticated
using (establishment_id = any (array(select private.my_establishments())));

create policy "Charts are opened by members"
on public.patients for insert to authenticated
with check (establishment_id = any (array(select private.my_establishments())));

create policy "Charts are corrected by members"
on public.patients for update to authenticated
using (establishment_id = any (array(select private.my_establishments())))
with check (establishment_id = any (array(select private.my_establishments())));

grant select (id, establishment_id, name, cpf, birth_date, phone, email, created_at, updated_at)
  on public.patients to authenticated;
grant insert (establishment_id, name, cpf, birth_date, phone, email) on public.patients to authenticated;
grant update (name, cpf, birth_date, phone, email) on public.patients to authenticated;
