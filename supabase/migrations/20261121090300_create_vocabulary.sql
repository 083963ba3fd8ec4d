-- Words of the field as types. edge/domain holds the same lists; a test compares them.
create type public.member_role as enum ('owner', 'admin', 'receptionist', 'nurse', 'doctor');
comment on type public.member_role is 'What a person does in an establishment.';

create type public.risk as enum ('red', 'orange', 'yellow', 'green', 'blue');
comment on type public.risk is 'Manchester class, most urgent first; null before triage.';

create type public.priority as enum (
  'elderly_80', 'elderly', 'disability', 'autism', 'pregnant', 'lactating', 'with_small_child', 'obese',
  'reduced_mobility', 'blood_donor'
);
comment on type public.priority is
  'Legal precedence (Lei 10.048, 12.764, 13.466, 14.626). Never overrides clinical risk. Sensitive: stays with staff.';

create type public.visit_status as enum (
  'awaiting_triage', 'waiting', 'called', 'in_service', 'awaiting_return', 'finished', 'cancelled', 'no_show'
);
comment on type public.visit_status is 'State of a visit; private.visit_transitions says which follows which.';

create type public.visit_act as enum (
  'create', 'triage', 'call', 'start', 'finish', 'cancel', 'no_show', 'return'
);
comment on type public.visit_act is 'What staff does to a visit; each one leaves a row in visit_events.';
