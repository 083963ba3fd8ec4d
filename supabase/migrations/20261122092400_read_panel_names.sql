create function private.read_panel_names(display uuid)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  panel public.displays;
begin
  select * into panel from public.displays where id = display;
  if not found then
    perform private.fail('NTFND', 'Cannot find this display');
  end if;
  return (
    select coalesce(jsonb_agg(jsonb_build_object('code', latest.code,
      'arrived', floor(date_part('epoch', latest.arrived_at))::bigint,
      'name', private.abbreviate(private.known_as(p))) order by latest.call_number desc), '[]')
    from (
      select * from public.visits
      where establishment_id = panel.establishment_id and call_number is not null
        and called_at > now() - interval '24 hours'
      order by call_number desc
      limit 20
    ) as latest
    join public.patients as p on p.establishment_id = latest.establishment_id and p.id = latest.patient_id
    join public.establishments as e on e.id = latest.establishment_id and e.panel_shows = 'names'
  );
end
$$;
comment on function private.read_panel_names(uuid) is
$$Abbreviated preferred names of those called last, for a panel of an establishment that shows names: [{code, arrived
(epoch), name}], empty otherwise. By request only: names never travel by realtime.$$;
grant execute on function private.read_panel_names(uuid) to anon, authenticated;
