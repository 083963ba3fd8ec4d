-- A word that a transaction adds to an enum cannot be used in it, so the words come first.
alter type public.visit_act add value 'transfer';
alter type public.visit_act add value 'undo';
alter type public.visit_act add value 'acknowledge';
alter type public.visit_act add value 'on_my_way';
alter type public.visit_act add value 'arrive';
alter type public.visit_act add value 'step_out';
alter type public.visit_act add value 'step_in';
alter type public.visit_act add value 'worsen';
alter type public.visit_act add value 'reassure';
alter type public.visit_act add value 'leave';
comment on type public.visit_act is
$$What is done to a visit, by staff or (from acknowledge on, reassure excepted) by the patient; each one leaves a row in
visit_events.$$;

create type public.visit_outcome as enum (
  'discharged', 'referred', 'admitted', 'transferred', 'evaded', 'deceased', 'left'
);
comment on type public.visit_outcome is
$$How a visit ended: sent home, referred to another service of the network, admitted to a ward, taken to another
hospital, gone during the consultation, deceased; `left` is the patient's own word before being seen.$$;

create type public.presence_state as enum ('at_work', 'on_pause', 'away');
comment on type public.presence_state is 'What a professional is marked as; nobody knows of those who are not marked.';
