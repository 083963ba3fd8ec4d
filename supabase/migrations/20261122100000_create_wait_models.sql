create table private.wait_models (
  establishment_id uuid primary key references public.establishments (id) on delete cascade,
  revision bigint not null default 1,
  basis text not null,
  cursor bigint not null,
  models jsonb not null,
  forecast jsonb not null,
  accuracy jsonb,
  accuracy_at timestamptz,
  updated_at timestamptz not null default now()
);
comment on table private.wait_models is
$$What an establishment's waits are predicted from: a fold over `visit_events` up to `cursor`, one model per pool of services, and
what was told last. Only ever derived: a deleted row is made anew from the events. `basis` is what the models presuppose (triage,
time zone, pools); when that changes they are made anew. Writers name the `revision` that they read, so of two that
fold the same events one is refused.$$;
comment on column private.wait_models.accuracy is 'See `wait_accuracy`, of the last 30 days, worked out at most once an hour.';

alter table private.wait_models enable row level security;

create table private.wait_promises (
  establishment_id uuid not null,
  visit_id uuid not null,
  made_at timestamptz not null,
  risk public.risk,
  about real not null check (about >= 0),
  up_to real not null check (up_to >= about),
  plain real check (plain >= 0),
  primary key (establishment_id, visit_id),
  foreign key (establishment_id, visit_id) references public.visits (establishment_id, id) on delete cascade
);
create index wait_promises_made_at_idx on private.wait_promises (establishment_id, made_at);
comment on table private.wait_promises is
$$What was predicted for each visit when it began to wait for its first consultation, in minutes from `made_at`: judged when that
begins. `plain` is the mean wait of those who began in the two hours before, to compare with.$$;

alter table private.wait_promises enable row level security;
