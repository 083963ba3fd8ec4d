create function private.is_over(visit public.visits)
returns boolean
language sql
stable
set search_path = ''
as $$
  select coalesce(visit.closed_at <= now() - interval '24 hours', false);
$$;
comment on function private.is_over(public.visits) is
  'Whether a visit ended a day ago: its ticket tells how it ended, and nothing of today''s queue.';

create function private.ticket_snapshot(visit public.visits)
returns jsonb
language sql
stable
set search_path = ''
as $$
  select case when private.is_over(visit)
    then whole || '{"waiting": [], "triage": [], "called": [], "in_service": [], "recent": []}'::jsonb
    else whole
    end
  from private.queue_snapshot(visit.establishment_id) as whole;
$$;
comment on function private.ticket_snapshot(public.visits) is
  'The anonymous queue around a ticket, empty for one that is over.';

create or replace function private.read_ticket(token text)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  visit constant public.visits := private.seen_visit(token);
begin
  return jsonb_build_object(
    'visit', jsonb_build_object(
      'id', visit.id, 'code', visit.code, 'status', visit.status, 'risk', visit.risk,
      'arrived', floor(date_part('epoch', visit.arrived_at))::bigint,
      'called_at', visit.called_at,
      'room', (select r.name from public.rooms as r
        where r.establishment_id = visit.establishment_id and r.id = visit.room_id
          and visit.status not in ('awaiting_triage', 'waiting'))),
    'watching', visit.token <> token,
    'over', private.is_over(visit),
    'establishment', private.describe_place(visit.establishment_id),
    'snapshot', private.ticket_snapshot(visit));
end
$$;
comment on function private.read_ticket(text) is
$$Whoever has a ticket's token, or a link that watches it, reads that ticket and the anonymous queue around it: {visit: {id,
code, status, risk, arrived (epoch), called_at, room}, watching, over (it ended a day ago), establishment: {id, name,
timezone}, snapshot (empty when over)}.$$;
