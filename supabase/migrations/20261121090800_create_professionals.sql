create table public.professionals (
  id uuid primary key default gen_random_uuid(),
  establishment_id uuid not null references public.establishments (id) on delete cascade,
  full_name text not null check (length(full_name) between 2 and 120 and full_name !~ '[[:cntrl:]]'),
  birth_date date check (birth_date between '1900-01-01' and '2200-01-01'),
  phone text check (private.is_phone(phone)),
  email text not null check (email ~ '^[^@[:space:]]+@[^@[:space:]]+\.[^@[:space:]]+$' and length(email) <= 254),
  specialty text not null check (length(specialty) between 2 and 80),
  council text not null check (council ~ '^[A-Z]{2,10}$'),
  council_number text not null check (council_number ~ '^[0-9A-Z]{1,20}$'),
  council_state text not null check (private.is_state(council_state)),
  council_category text check (length(council_category) between 1 and 40),
  shift text not null check (shift in ('morning', 'afternoon', 'night', 'full_day')),
  status text not null default 'active' check (status in ('active', 'on_leave', 'inactive')),
  notes text check (length(notes) <= 2000),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (establishment_id, id),
  constraint professionals_council_key
    unique nulls not distinct (establishment_id, council, council_state, council_category, council_number)
);
revoke all on public.professionals from anon, authenticated;

comment on table public.professionals is
  'Who sees patients. The council registration (CRM, COREN...) is as stated, not verified.';
comment on column public.professionals.council_category is
  'For councils that number each category apart (COREN-ENF, -TEC).';

create trigger touch before update on public.professionals
for each row execute function private.touch();

alter table public.professionals enable row level security;

create policy "Professionals are visible to members"
on public.professionals for select to authenticated
using (establishment_id = any (array(select private.my_establishments())));

create policy "Professionals are added by owners and admins"
on public.professionals for insert to authenticated
with check (establishment_id = any (array(select private.my_establishments('owner', 'admin'))));

create policy "Professionals are edited by owners and admins"
on public.professionals for update to authenticated
using (establishment_id = any (array(select private.my_establishments('owner', 'admin'))))
with check (establishment_id = any (array(select private.my_establishments('owner', 'admin'))));

create policy "Professionals are removed by owners and admins"
on public.professionals for delete to authenticated
using (establishment_id = any (array(select private.my_establishments('owner', 'admin'))));

grant select (id, establishment_id, full_name, birth_date, phone, email, specialty, council, council_number,
  council_state, council_category, shift, status, notes, created_at, updated_at)
  on public.professionals to authenticated;
grant insert (establishment_id, full_name, birth_date, phone, email, specialty, council, council_number,
  council_state, council_category, shift, status, notes)
  on public.professionals to authenticated;
grant update (full_name, birth_date, phone, email, specialty, council, council_number, council_state,
  council_category, shift, status, notes)
  on public.professionals to authenticated;
grant delete on public.professionals to authenticated;
