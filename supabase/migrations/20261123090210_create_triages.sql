create table public.triages (
  id uuid primary key default gen_random_uuid(),
  establishment_id uuid not null,
  visit_id uuid not null,
  event_id bigint not null,
  risk public.risk not null,
  previous_risk public.risk,
  complaint text check (length(complaint) <= 2000),
  discriminator text check (length(discriminator) <= 300),
  notes text check (length(notes) <= 2000),
  systolic int check (systolic between 40 and 300),
  diastolic int check (diastolic between 20 and 200 and (systolic is null or diastolic < systolic)),
  heart_rate int check (heart_rate between 20 and 300),
  respiratory_rate int check (respiratory_rate between 3 and 80),
  temperature numeric(3, 1) check (temperature between 25 and 45),
  spo2 int check (spo2 between 30 and 100),
  glucose int check (glucose between 10 and 1000),
  pain int check (pain between 0 and 10),
  classified_by uuid,
  professional_id uuid,
  classifier_role text not null check (classifier_role in ('nurse', 'doctor')),
  recorded_by uuid,
  recorded_role public.member_role,
  classified_at timestamptz not null default now(),
  foreign key (establishment_id, visit_id) references public.visits (establishment_id, id) on delete restrict,
  constraint triages_classifier_named_check check (classified_by is not null or professional_id is not null)
);
revoke all on public.triages from anon, authenticated;
create index triages_visit_id_idx on public.triages (establishment_id, visit_id, classified_at);

comment on table public.triages is
$$Each classification of a visit; a further one appends. Who set the colour is a nurse or a physician (COFEN 661/2021),
as a member (classified_by), a professional, or both, by plain id as in logs. Blood pressure in mmHg, glucose in mg/dL,
temperature in degrees Celsius, SpO2 in per cent. Health data: read through read_triages(), which notes the reading.$$;
comment on column public.triages.discriminator is 'The finding that decided, as the protocol words it.';
comment on column public.triages.event_id is 'The act in visit_events; an undo names the same.';
comment on column public.triages.recorded_by is 'Who entered it, when an owner or admin did so for whoever classified.';

alter table public.triages enable row level security;

create policy "Triages are visible to those who may classify"
on public.triages for select to authenticated
using (establishment_id = any (array(select private.my_establishments('owner', 'admin', 'nurse', 'doctor'))));

grant select (id, establishment_id, visit_id, event_id, risk, previous_risk, classified_by, professional_id,
  classifier_role, recorded_by, recorded_role, classified_at)
  on public.triages to authenticated;

create trigger keep_events before update or truncate on public.triages
for each statement execute function private.keep_events();
create trigger keep_deleted after delete on public.triages
referencing old table as gone
for each statement execute function private.keep_deleted();
create trigger audit after insert or update or delete on public.triages
for each row execute function private.audit('{complaint,discriminator,notes,systolic,diastolic,heart_rate,respiratory_rate,temperature,spo2,glucose,pain}');
