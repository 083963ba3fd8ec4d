drop function private.read_departures(uuid, text);

create function private.read_departures(establishment uuid, filters jsonb)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  held_role constant public.member_role := private.require_role(establishment, 'owner', 'admin');
  before constant bigint := private.read_input(filters, 'before', 'bigint');
  actor constant uuid := private.read_input(filters, 'actor', 'uuid');
  first_day constant date := private.read_input(filters, 'from', 'date');
  last_day constant date := private.read_input(filters, 'to', 'date');
  size constant int := least(greatest(coalesce(private.read_input(filters, 'limit', 'int')::int, 50), 1), 1000);
  zone text;
begin
  select e.timezone into zone from public.establishments as e where e.id = establishment;
  return coalesce((
    select jsonb_agg(to_jsonb(page) order by page.number desc)
    from (
      select d.number, d.visit_id, d.code, d.actor_id, login.email as actor, d.actor_role, d.reason, d.skipped,
        d.passed, d.happened_at, d.hash
      from public.order_departures as d
      left join public.members as m on m.establishment_id = d.establishment_id and m.user_id = d.actor_id
      left join auth.users as login on login.id = m.user_id
      where d.establishment_id = establishment
        and (before is null or d.number < before)
        and (actor is null or d.actor_id = actor)
        and (first_day is null or (d.happened_at at time zone zone)::date >= first_day)
        and (last_day is null or (d.happened_at at time zone zone)::date <= last_day)
      order by d.number desc
      limit size
    ) as page), '[]');
end
$$;
comment on function private.read_departures(uuid, jsonb) is
$$Calls out of the order, latest first, for owners and admins: filters {before? (number), actor?, from?, to? (days where the
establishment is, both included), limit? (50, at most 1000)} give [{number, visit_id, code, actor_id, actor (address of a
member), actor_role, reason, skipped, passed: [code], happened_at, hash}].$$;
grant execute on function private.read_departures(uuid, jsonb) to authenticated;
