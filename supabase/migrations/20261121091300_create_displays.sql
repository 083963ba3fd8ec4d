create table public.displays (
  id uuid primary key default gen_random_uuid(),
  establishment_id uuid not null references public.establishments (id) on delete cascade,
  name text not null check (name = trim(name) and length(name) between 1 and 40 and name !~ '[[:cntrl:]]'),
  created_at timestamptz not null default now(),
  unique (establishment_id, id),
  unique (establishment_id, name)
);
revoke all on public.displays from anon, authenticated;

comment on table public.displays is 'TV panels. The id is random: whoever has it may watch the anonymous queue.';

alter table public.displays enable row level security;

create policy "Displays are visible to members"
on public.displays for select to authenticated
using (establishment_id = any (array(select private.my_establishments())));

create policy "Displays are added by owners and admins"
on public.displays for insert to authenticated
with check (establishment_id = any (array(select private.my_establishments('owner', 'admin'))));

create policy "Displays are edited by owners and admins"
on public.displays for update to authenticated
using (establishment_id = any (array(select private.my_establishments('owner', 'admin'))))
with check (establishment_id = any (array(select private.my_establishments('owner', 'admin'))));

create policy "Displays are removed by owners and admins"
on public.displays for delete to authenticated
using (establishment_id = any (array(select private.my_establishments('owner', 'admin'))));

grant select (id, establishment_id, name, created_at) on public.displays to authenticated;
grant insert (establishment_id, name) on public.displays to authenticated;
grant update (name) on public.displays to authenticated;
grant delete on public.displays to authenticated;
