create table public.visit_facts (
  visit_id uuid primary key,
  establishment_id uuid not null references public.establishments (id) on delete restrict,
  patient_id uuid not null,
  service_id uuid not null,
  professional_id uuid,
  room_id uuid,
  status public.visit_status not null,
  risk public.risk,
  priority public.priority,
  arrived_at timestamptz not null,
  age smallint,
  triage_wait_seconds int,
  wait_seconds int,
  stay_seconds int,
  service_seconds int not null default 0,
  consultations smallint not null default 0,
  foreign key (establishment_id, visit_id) references public.visits (establishment_id, id) on delete cascade
);
revoke all on public.visit_facts from anon, authenticated;
create index visit_facts_arrived_at_idx on public.visit_facts (establishment_id, arrived_at);
create index visit_facts_visit_id_idx on public.visit_facts (establishment_id, visit_id);
create index visit_facts_patient_id_idx on public.visit_facts (establishment_id, patient_id);

comment on table public.visit_facts is
$$What reports count: one row per visit, worked out from visits, visit_events and patients. Never written by anybody
but the triggers below; `rebuild_visit_facts` makes it anew from what it was worked out from.$$;
comment on column public.visit_facts.age is 'Whole years at arrival; null without a date of birth.';
comment on column public.visit_facts.triage_wait_seconds is 'Arrival to the first triage.';
comment on column public.visit_facts.wait_seconds is 'Arrival to the first start of a consultation.';
comment on column public.visit_facts.stay_seconds is 'Arrival to the end of a finished visit.';
comment on column public.visit_facts.service_seconds is 'All finished consultations of the visit together.';
comment on column public.visit_facts.consultations is 'Finished consultations: more than one after exams.';

alter table public.visit_facts enable row level security;

create policy "Facts are visible to members"
on public.visit_facts for select to authenticated
using (establishment_id = any (array(select private.my_establishments())));

grant select (visit_id, establishment_id, patient_id, service_id, professional_id, room_id, status, risk, priority,
  arrived_at, age, triage_wait_seconds, wait_seconds, stay_seconds, service_seconds, consultations)
  on public.visit_facts to authenticated;
