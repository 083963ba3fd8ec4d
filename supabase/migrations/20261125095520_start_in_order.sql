create function private.passed_at_start(visit public.visits, professional uuid)
returns text[]
language plpgsql
stable
set search_path = ''
as $$
declare
  served constant uuid[] := private.served_services(visit.establishment_id, professional);
begin
  return array(
    select other.code
    from public.visits as other
    where other.establishment_id = visit.establishment_id and other.status = 'waiting'
      and (other.call_rank, other.turn_at, other.number) < (visit.call_rank, visit.turn_at, visit.number)
      and (other.out_until is null or other.out_until <= now())
      -- Whoever came to wait after the call was passed over by nobody.
      and coalesce(other.triaged_at, other.arrived_at) <= visit.called_at
      and case
        when visit.service_id <> all (served) then other.service_id = any (served)
          and coalesce(other.requested_professional_id, professional) = professional
        -- A call for somebody else left out those who are here for this professional.
        else visit.professional_id <> professional and other.requested_professional_id = professional
          and (served is null or other.service_id = any (served))
      end
    order by other.call_rank, other.turn_at, other.number);
end
$$;
comment on function private.passed_at_start(public.visits, uuid) is
$$Codes of those who stand before a called visit and whom this professional could have had instead, when the call did not
count them: it was for another professional, or the visit is for a service that this one does not serve.$$;

create or replace function private.start_visit(visit uuid, data jsonb)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  before constant public.visits := private.begin_act(visit, 'start', 'in_service');
  professional constant uuid := private.read_professional(before.establishment_id, data);
  reason constant text := private.read_reason(data);
  availability text;
  passed text[];
  after public.visits;
  event bigint;
begin
  if professional is null then
    perform private.invalid('professional_id', 'required', 'Cannot start without a professional');
  end if;
  select status into availability from public.professionals
  where establishment_id = before.establishment_id and id = professional;
  if availability <> 'active' then
    perform private.fail('PNACT', 'Cannot start with a professional who is not active',
      jsonb_build_object('status', availability));
  end if;
  passed := private.passed_at_start(before, professional);
  if cardinality(passed) > 0 and reason is null then
    perform private.invalid('reason', 'required', 'Cannot start out of the order without a reason');
  end if;
  update public.visits set status = 'in_service', started_at = now(), professional_id = professional,
    heads_colour = false, worse_at = null, worse_due_at = null, worse_note = null
  where id = visit
  returning * into after;
  event := private.note_act(before, after, 'start', jsonb_build_object('reason', reason));
  if cardinality(passed) > 0 then
    perform private.log_departure(before, event, reason, cardinality(passed), passed);
  end if;
  return private.read_visit(visit);
end
$$;
comment on function private.start_visit(uuid, jsonb) is
$$Begins the consultation: {professional_id, reason?} gives the visit. When the call had left out people whom this
professional could have had first, `reason` is required and order_departures has an entry. PNACT.$$;
