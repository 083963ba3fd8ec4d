insert into private.visit_transitions (act, from_status, to_status) values
  ('transfer', 'awaiting_triage', 'awaiting_triage'),
  ('transfer', 'awaiting_triage', 'waiting'),
  ('transfer', 'waiting', 'waiting'),
  ('transfer', 'waiting', 'awaiting_triage'),
  ('transfer', 'called', 'called'),
  ('transfer', 'called', 'waiting'),
  ('transfer', 'in_service', 'in_service'),
  ('transfer', 'in_service', 'waiting'),
  ('transfer', 'awaiting_return', 'awaiting_return');

-- Undo goes each way back that staff may go forth.
insert into private.visit_transitions (act, from_status, to_status)
select distinct 'undo'::public.visit_act, t.to_status, t.from_status
from private.visit_transitions as t;
