-- Functions of the hot path are plpgsql because it keeps their plans for the connection; SQL functions are planned at
-- each call.
create function private.people_before(visit public.visits)
returns bigint
language plpgsql
stable
set search_path = ''
as $$
begin
  return (
    select count(*)
    from public.visits as other
    where other.establishment_id = visit.establishment_id and other.status = 'waiting'
      and (other.call_rank, other.arrived_at, other.number) < (visit.call_rank, visit.arrived_at, visit.number)
  );
end
$$;
comment on function private.people_before(public.visits) is 'How many waiting visits are called before this one.';

create function private.read_visit(visit_id uuid)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
begin
  return (
    select to_jsonb(private.view_of(v, p.name, case when v.status = 'waiting' then private.people_before(v) + 1 end))
    from public.visits as v
    join public.patients as p on p.establishment_id = v.establishment_id and p.id = v.patient_id
    where v.id = visit_id
  );
end
$$;
comment on function private.read_visit(uuid) is 'One visit as members read it; callers have checked the membership.';
