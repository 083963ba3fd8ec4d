create table public.visits (
  id uuid primary key default gen_random_uuid(),
  establishment_id uuid not null references public.establishments (id) on delete restrict,
  patient_id uuid not null,
  service_id uuid not null,
  room_id uuid,
  professional_id uuid,
  requested_professional_id uuid,
  code text not null check (code ~ '^[A-Z]{1,2}[0-9]{3,}$'),
  code_day date not null,
  token text not null unique default translate(encode(extensions.gen_random_bytes(18), 'base64'), '+/', '-_')
    check (token ~ '^[A-Za-z0-9_-]{24}$'),
  number bigint not null,
  status public.visit_status not null,
  risk public.risk,
  priority public.priority,
  call_rank smallint not null generated always as (
    10 * case risk when 'red' then 1 when 'orange' then 2 when 'yellow' then 3 when 'green' then 4 when 'blue' then 5
      else 6 end
    + case when priority is null then 4 when priority = 'elderly_80' then 1 when priority = 'blood_donor' then 3
      else 2 end
  ) stored,
  symptoms text check (length(symptoms) <= 2000),
  triage_notes text check (length(triage_notes) <= 2000),
  arrived_at timestamptz not null default now(),
  triaged_at timestamptz,
  called_at timestamptz,
  call_number bigint,
  call_times int not null default 0 check (call_times >= 0),
  started_at timestamptz,
  finished_at timestamptz,
  closed_at timestamptz,
  unique (establishment_id, id),
  unique (establishment_id, number),
  unique (establishment_id, code_day, code),
  foreign key (establishment_id, patient_id) references public.patients (establishment_id, id) on delete restrict,
  foreign key (establishment_id, service_id) references public.services (establishment_id, id) on delete restrict,
  foreign key (establishment_id, room_id) references public.rooms (establishment_id, id) on delete restrict,
  foreign key (establishment_id, professional_id)
    references public.professionals (establishment_id, id) on delete restrict,
  foreign key (establishment_id, requested_professional_id)
    references public.professionals (establishment_id, id) on delete restrict,
  constraint visits_closed_at_check
    check ((closed_at is not null) = (status in ('finished', 'cancelled', 'no_show'))),
  constraint visits_triage_check check (status <> 'awaiting_triage' or risk is null)
);
revoke all on public.visits from anon, authenticated;

comment on table public.visits is
  'One stay of one patient, from arrival to the end. Changed by functions only; each act leaves a visit_event.';
comment on column public.visits.requested_professional_id is
  'Whom the patient came for; others'' desks pass over the visit.';
comment on column public.visits.code is
  'On the ticket and the panel; unique per establishment and local day (code_day).';
comment on column public.visits.token is 'Secret of the ticket page: 144 random bits.';
comment on column public.visits.number is 'Order of arrival within the establishment.';
comment on column public.visits.call_rank is
  'First key of the call order: ten per risk class (none last) plus 80+, other legal classes, blood donors, none.';
comment on column public.visits.called_at is 'The latest call; likewise room_id, started_at and finished_at.';
comment on column public.visits.call_number is 'Number of the latest call within the establishment.';
comment on column public.visits.call_times is 'Calls since the visit last began to wait.';
comment on column public.visits.closed_at is 'When it left the queue for good (or until return); null while open.';

alter table public.visits enable row level security;
