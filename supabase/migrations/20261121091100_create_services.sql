create table public.services (
  id uuid primary key default gen_random_uuid(),
  establishment_id uuid not null references public.establishments (id) on delete cascade,
  name text not null check (name = trim(name) and length(name) between 1 and 80),
  prefix text not null check (prefix ~ '^[A-Z]{1,2}$'),
  created_at timestamptz not null default now(),
  unique (establishment_id, id),
  unique (establishment_id, name)
);
revoke all on public.services from anon, authenticated;

comment on table public.services is
  'What people come for (consultation, vaccine, exams). Services with the same prefix share one row of ticket codes.';
comment on column public.services.prefix is 'First letters of ticket codes: A gives A001.';

alter table public.services enable row level security;

create policy "Services are visible to members"
on public.services for select to authenticated
using (establishment_id = any (array(select private.my_establishments())));

create policy "Services are added by owners and admins"
on public.services for insert to authenticated
with check (establishment_id = any (array(select private.my_establishments('owner', 'admin'))));

create policy "Services are edited by owners and admins"
on public.services for update to authenticated
using (establishment_id = any (array(select private.my_establishments('owner', 'admin'))))
with check (establishment_id = any (array(select private.my_establishments('owner', 'admin'))));

create policy "Services are removed by owners and admins"
on public.services for delete to authenticated
using (establishment_id = any (array(select private.my_establishments('owner', 'admin'))));

grant select (id, establishment_id, name, prefix, created_at) on public.services to authenticated;
grant insert (establishment_id, name, prefix) on public.services to authenticated;
grant update (name, prefix) on public.services to authenticated;
grant delete on public.services to authenticated;
