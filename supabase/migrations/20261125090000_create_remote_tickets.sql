create table public.remote_tickets (
  id uuid primary key default gen_random_uuid(),
  establishment_id uuid not null references public.establishments (id) on delete cascade,
  service_id uuid not null,
  visit_id uuid,
  state text not null default 'expected' check (state in ('expected', 'confirmed', 'lapsed', 'left')),
  code text not null check (code ~ '^[A-Z]{1,2}[0-9]{3,}$'),
  code_day date not null,
  token text not null unique default private.new_token() check (token ~ '^[A-Za-z0-9_-]{24}$'),
  name text check (private.is_line(name) and length(name) between 2 and 120),
  birth_date date,
  cpf text check (private.is_cpf(cpf)),
  symptoms text check (length(symptoms) <= 500),
  priority public.priority,
  device_hash bytea,
  joined_at timestamptz not null default now(),
  expires_at timestamptz not null,
  ended_at timestamptz,
  unique (establishment_id, id),
  unique (establishment_id, code_day, code),
  unique (establishment_id, visit_id),
  foreign key (establishment_id, service_id) references public.services (establishment_id, id) on delete restrict,
  foreign key (establishment_id, visit_id) references public.visits (establishment_id, id) on delete cascade,
  constraint remote_tickets_visit_check check ((visit_id is not null) = (state = 'confirmed')),
  constraint remote_tickets_ended_at_check check ((ended_at is null) = (state = 'expected')),
  -- Whoever is expected has said who they are; of the others nothing personal is kept.
  constraint remote_tickets_person_check check (case state when 'expected'
    then name is not null and birth_date is not null
    else coalesce(name, cpf, symptoms, priority::text, birth_date::text) is null and device_hash is null end)
);
revoke all on public.remote_tickets from anon, authenticated;
create index remote_tickets_service_id_idx on public.remote_tickets (establishment_id, service_id);
create index remote_tickets_expected_idx on public.remote_tickets (establishment_id, joined_at)
where state = 'expected';

comment on table public.remote_tickets is
$$Tickets taken by phone. Nobody is in the queue by one: a visit is made when the arrival is confirmed, with the same code
and token, until `expires_at`. What the person said of themselves goes into chart and visit then, or is forgotten.
Written by functions only.$$;
comment on column public.remote_tickets.state is
  'A ticket that is expected after `expires_at` has lapsed, whether or not a sweep has noted it.';
comment on column public.remote_tickets.token is 'Secret of the ticket page, and later of the visit''s: 144 random bits.';
comment on column public.remote_tickets.device_hash is 'Of the phone''s cookie: the same phone gets the same ticket again.';
comment on column public.remote_tickets.priority is 'Legal class that the person claims.';

alter table public.remote_tickets enable row level security;

create policy "Tickets are visible to members"
on public.remote_tickets for select to authenticated
using (establishment_id = any (array(select private.my_establishments())));

grant select (id, establishment_id, service_id, visit_id, state, code, code_day, joined_at, expires_at, ended_at)
  on public.remote_tickets to authenticated;

create trigger audit after insert or update or delete on public.remote_tickets
for each row execute function private.audit('{token,name,birth_date,cpf,symptoms,priority,device_hash}');

create table private.arrival_keys (
  establishment_id uuid primary key references public.establishments (id) on delete cascade,
  key text not null check (key ~ '^[ACDEFGHJKMNPQRTUVWXY34679]{8}$'),
  renewed_at timestamptz not null default now()
);
comment on table private.arrival_keys is
  'What the poster at each reception says: whoever reads it there confirms an arrival. Made when first asked for.';
alter table private.arrival_keys enable row level security;

alter table public.patients add column claimed_cpf text check (private.is_cpf(claimed_cpf));
comment on column public.patients.claimed_cpf is
$$Typed by the person alone, at a kiosk or on a phone, and seen by nobody: it finds probable duplicates and proves nothing,
so it is no `cpf`, by which charts are found and accounts linked.$$;
grant select (claimed_cpf) on public.patients to authenticated;

do $$
begin
  execute format('comment on function private.fail(text, text, jsonb) is %L',
    obj_description('private.fail(text, text, jsonb)'::regprocedure, 'pg_proc') || E'\n'
      || E'RCLSD  no ticket by phone now                         {"status": off | closed | full}\n'
      || 'ROVER  a ticket by phone that is over                {"status": lapsed | left}');
end
$$;
