create function private.tell_events(visit public.visits)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
begin
  return (
    select coalesce(jsonb_agg(jsonb_build_object('act', e.act, 'at', e.happened_at, 'status', e.to_status, 'risk', e.risk,
      'actor', author.full_name, 'actor_role', e.actor_role, 'actor_kind', e.actor_kind, 'reason', e.reason,
      'room', r.name, 'professional', p.full_name, 'service', s.name,
      'undone', exists (
        select from public.visit_events as later
        where later.establishment_id = e.establishment_id and later.visit_id = e.visit_id and later.undoes = e.id))
      order by e.id), '[]')
    from public.visit_events as e
    left join public.professionals as author
      on author.establishment_id = e.establishment_id and author.user_id = e.actor_id
    left join public.rooms as r on r.establishment_id = e.establishment_id and r.id = e.room_id
    left join public.professionals as p on p.establishment_id = e.establishment_id and p.id = e.professional_id
    left join public.services as s on s.establishment_id = e.establishment_id and s.id = e.service_id
    where e.establishment_id = visit.establishment_id and e.visit_id = visit.id
  );
end
$$;
comment on function private.tell_events(public.visits) is
$$What happened to a visit: [{act, at, status, risk (both after it), actor (professional whose login it was), actor_role,
actor_kind, reason, room, professional, service, undone}].$$;

create function private.tell_triages(visit public.visits)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
begin
  return (
    select coalesce(jsonb_agg(
      to_jsonb(t) - '{id,establishment_id,visit_id,event_id,classified_by,professional_id,recorded_by,recorded_role}'::text[]
      || jsonb_build_object('classifier', p.full_name, 'undone', exists (
        select from public.visit_events as e
        where e.establishment_id = t.establishment_id and e.visit_id = t.visit_id and e.undoes = t.event_id))
      order by t.event_id), '[]')
    from public.triages as t
    left join public.professionals as p on p.establishment_id = t.establishment_id and p.id = t.professional_id
    where t.establishment_id = visit.establishment_id and t.visit_id = visit.id
  );
end
$$;
comment on function private.tell_triages(public.visits) is
$$Classifications of a visit: [{risk, previous_risk, complaint, discriminator, notes, systolic, diastolic, heart_rate,
respiratory_rate, temperature, spo2, glucose, pain, classifier (name), classifier_role, classified_at, undone}].$$;

create function private.tell_visit(visit public.visits, may_read_notes boolean)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
begin
  return (
    select jsonb_build_object('id', visit.id, 'code', visit.code, 'status', visit.status, 'outcome', visit.outcome,
      'risk', visit.risk, 'priority', visit.priority, 'origin', visit.origin, 'service', s.name, 'room', r.name,
      'professional', p.full_name, 'scheduled_for', visit.scheduled_for, 'arrived_at', visit.arrived_at,
      'closed_at', visit.closed_at,
      'wait_minutes', round(f.wait_seconds / 60.0, 1),
      'service_minutes', case when f.consultations > 0 then round(f.service_seconds / 60.0, 1) end,
      'consultations', f.consultations,
      'symptoms', case when may_read_notes then visit.symptoms end,
      'triage_notes', case when may_read_notes then visit.triage_notes end,
      'triages', case when may_read_notes then private.tell_triages(visit) end,
      'events', private.tell_events(visit))
    from public.services as s
    left join public.visit_facts as f on f.establishment_id = visit.establishment_id and f.visit_id = visit.id
    left join public.rooms as r on r.establishment_id = visit.establishment_id and r.id = visit.room_id
    left join public.professionals as p on p.establishment_id = visit.establishment_id and p.id = visit.professional_id
    where s.establishment_id = visit.establishment_id and s.id = visit.service_id
  );
end
$$;
comment on function private.tell_visit(public.visits, boolean) is
$$All that is known of a past visit: {id, code, status, outcome, risk, priority, origin, service, room, professional,
scheduled_for, arrived_at, closed_at, wait_minutes, service_minutes, consultations, symptoms, triage_notes, triages:
tell_triages(), events: tell_events()}; symptoms, notes and triages are null unless the reader may triage.$$;
