create function private.pair_display(display uuid, code text)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  held public.displays;
  waiting private.pairings;
begin
  select * into held from public.displays where id = display for no key update;
  perform private.require_role(held.establishment_id, 'owner', 'admin');
  delete from private.pairings as p
  where p.code = upper(regexp_replace(pair_display.code, '[[:space:]-]', '', 'g')) and p.expires_at > now()
  returning * into waiting;
  if not found then
    perform private.invalid('code', 'unknown', 'Cannot find a TV that shows this code');
  end if;
  insert into private.display_devices (establishment_id, display_id, credential_hash)
  values (held.establishment_id, held.id, waiting.credential_hash)
  on conflict on constraint display_devices_pkey do update set id = gen_random_uuid(),
    credential_hash = excluded.credential_hash, sound = null, seen_at = now();
  update public.displays set paired_at = now() where id = display returning * into held;
  perform private.tell_panels(held.establishment_id, display);
  return private.view_display(held);
end
$$;
comment on function private.pair_display(uuid, text) is
$$Owners and admins make the TV that shows `code` this panel: once, within ten minutes; the TV that was paired before is
revoked. INVLD for a code that no TV shows. Gives the display as list_displays() does.$$;
grant execute on function private.pair_display(uuid, text) to authenticated;

create function private.revoke_display(display uuid)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  held public.displays;
begin
  select * into held from public.displays where id = display for no key update;
  perform private.require_role(held.establishment_id, 'owner', 'admin');
  delete from private.display_devices where display_id = display;
  update public.displays set paired_at = null where id = display returning * into held;
  perform private.tell_panels(held.establishment_id, display);
  return private.view_display(held);
end
$$;
comment on function private.revoke_display(uuid) is
$$Owners and admins take a panel away from its TV: the secret is worthless at once, a pass that is in use joins nothing any
more and ends within the hour. Gives the display as list_displays() does.$$;
grant execute on function private.revoke_display(uuid) to authenticated;
