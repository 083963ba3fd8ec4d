create table public.rooms (
  id uuid primary key default gen_random_uuid(),
  establishment_id uuid not null references public.establishments (id) on delete cascade,
  name text not null check (name = trim(name) and length(name) between 1 and 40 and name !~ '[[:cntrl:]]'),
  created_at timestamptz not null default now(),
  unique (establishment_id, id),
  unique (establishment_id, name)
);
revoke all on public.rooms from anon, authenticated;

comment on table public.rooms is 'Where patients are called to; the name is public on panels.';

alter table public.rooms enable row level security;

create policy "Rooms are visible to members"
on public.rooms for select to authenticated
using (establishment_id = any (array(select private.my_establishments())));

create policy "Rooms are added by owners and admins"
on public.rooms for insert to authenticated
with check (establishment_id = any (array(select private.my_establishments('owner', 'admin'))));

create policy "Rooms are edited by owners and admins"
on public.rooms for update to authenticated
using (establishment_id = any (array(select private.my_establishments('owner', 'admin'))))
with check (establishment_id = any (array(select private.my_establishments('owner', 'admin'))));

create policy "Rooms are removed by owners and admins"
on public.rooms for delete to authenticated
using (establishment_id = any (array(select private.my_establishments('owner', 'admin'))));

grant select (id, establishment_id, name, created_at) on public.rooms to authenticated;
grant insert (establishment_id, name) on public.rooms to authenticated;
grant update (name) on public.rooms to authenticated;
grant delete on public.rooms to authenticated;
