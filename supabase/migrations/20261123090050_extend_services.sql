alter table public.services
  add column triage_required boolean,
  add column pool smallint not null default 0 check (pool >= 0);

comment on column public.services.triage_required is
  'Whether people without a risk class wait for triage first; null follows the establishment.';
comment on column public.services.pool is
$$Services that share professionals share a pool: their people wait for each other, and places are counted in it. Kept
by triggers; 0 is the pool of the first service, and of all as long as everybody serves everything.$$;

grant select (triage_required, pool) on public.services to authenticated;
grant insert (triage_required), update (triage_required) on public.services to authenticated;

create table public.professional_services (
  id uuid primary key default gen_random_uuid(),
  establishment_id uuid not null references public.establishments (id) on delete cascade,
  professional_id uuid not null,
  service_id uuid not null,
  unique (establishment_id, professional_id, service_id),
  foreign key (establishment_id, professional_id)
    references public.professionals (establishment_id, id) on delete cascade,
  foreign key (establishment_id, service_id) references public.services (establishment_id, id) on delete cascade
);
revoke all on public.professional_services from anon, authenticated;
create index professional_services_service_id_idx on public.professional_services (establishment_id, service_id);

comment on table public.professional_services is
  'Which services a professional serves. A professional without a row serves all of them.';

alter table public.professional_services enable row level security;

create policy "Assignments are visible to members"
on public.professional_services for select to authenticated
using (establishment_id = any (array(select private.my_establishments())));

grant select (id, establishment_id, professional_id, service_id) on public.professional_services to authenticated;

create trigger audit after insert or update or delete on public.professional_services
for each row execute function private.audit();
