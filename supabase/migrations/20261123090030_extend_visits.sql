alter table public.visits
  add column origin text not null default 'reception' check (origin in ('reception', 'kiosk', 'remote')),
  add column scheduled_for timestamptz,
  add column counts_from timestamptz,
  add column heads_colour boolean not null default false,
  add column turn_at timestamptz,
  add column due_at timestamptz,
  add column out_until timestamptz,
  add column announced text check (announced in ('on_my_way', 'arrived')),
  add column announced_at timestamptz,
  add column acknowledged_at timestamptz,
  add column worse_at timestamptz,
  add column worse_due_at timestamptz,
  add column worse_note text check (length(worse_note) <= 300),
  add column outcome public.visit_outcome,
  add column companion_token text unique check (companion_token ~ '^[A-Za-z0-9_-]{24}$');

comment on column public.visits.origin is 'Where the patient joined the queue.';
comment on column public.visits.scheduled_for is
  'Time of the appointment: who comes earlier counts from it, and so does who comes a little later (queue_rules).';
comment on column public.visits.counts_from is
  'From when the visit counts in the order if not from the arrival or the appointment: a remote ticket, a return.';
comment on column public.visits.heads_colour is 'Stands before everybody of the same colour: back from exams.';
comment on column public.visits.turn_at is
  'Second key of the call order, after call_rank: from when the visit counts, less the head start of its legal class.';
comment on column public.visits.due_at is 'Arrival plus the longest wait of the colour; null before triage.';
comment on column public.visits.out_until is
  'The patient has stepped out and keeps the place; call-next passes over the visit until then.';
comment on column public.visits.announced is 'What the patient said last of where they are.';
comment on column public.visits.acknowledged_at is 'When the patient saw the latest call.';
comment on column public.visits.worse_at is 'The patient said that they got worse, and nobody has looked yet.';
comment on column public.visits.worse_due_at is 'Until when somebody should look at a patient who got worse.';
comment on column public.visits.worse_note is 'In the patient''s own words. Health data: read through functions only.';
comment on column public.visits.companion_token is 'Secret of the page that a companion may watch; null for none.';

grant select (origin, scheduled_for, counts_from, heads_colour, turn_at, due_at, out_until, announced, announced_at,
  acknowledged_at, worse_at, worse_due_at, outcome)
  on public.visits to authenticated;
