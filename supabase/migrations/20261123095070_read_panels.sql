-- What a paired TV asks, with the secret that it alone has.
create function private.find_panel(credential text)
returns public.displays
language plpgsql
stable
set search_path = ''
as $$
declare
  panel public.displays;
begin
  select d.* into panel
  from private.display_devices as v
  join public.displays as d on d.id = v.display_id
  where v.credential_hash = private.hash_token(credential);
  if not found then
    perform private.fail('NAUTH', 'Cannot find a panel of this TV');
  end if;
  return panel;
end
$$;
comment on function private.find_panel(text) is 'The display that a TV is paired with; NAUTH for a secret of none.';

create function private.panel_revision(panel public.displays)
returns text
language sql
stable
set search_path = ''
as $$
  select md5(private.describe_display(panel)::text || private.describe_place(panel.establishment_id)::text
    || private.shows_names(panel));
$$;
comment on function private.panel_revision(public.displays) is
  'Changes with whatever a panel shows beside calls, wherever it was changed.';

create function private.read_panel(credential text)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  waiting private.pairings;
  panel public.displays;
begin
  select * into waiting from private.pairings as p
  where p.credential_hash = private.hash_token(credential) and p.expires_at > now();
  if found then
    return jsonb_build_object('state', 'waiting', 'code', waiting.code, 'expires_at', waiting.expires_at);
  end if;
  panel := private.find_panel(credential);
  return jsonb_build_object('state', 'paired',
    'device', (select v.id from private.display_devices as v where v.display_id = panel.id),
    'display', private.describe_display(panel) || jsonb_build_object('names', private.shows_names(panel)),
    'establishment', private.describe_place(panel.establishment_id),
    'revision', private.panel_revision(panel),
    'at', floor(date_part('epoch', now()))::bigint)
    || private.list_display_calls(panel, 0, '24 hours', 12, private.shows_names(panel));
end
$$;
comment on function private.read_panel(text) is
$$A TV reads with its secret what it is to show: {state: "waiting", code, expires_at} while nobody has entered its code,
else {state: "paired", device, display, establishment, revision, at, last, calls}, with names where they may be shown.
NAUTH when it was revoked or its code has lapsed.$$;
grant execute on function private.read_panel(text) to anon;

create function private.read_panel_calls(credential text, after bigint)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  panel constant public.displays := private.find_panel(credential);
begin
  return private.list_display_calls(panel, after, '15 minutes', 60, private.shows_names(panel));
end
$$;
comment on function private.read_panel_calls(text, bigint) is
  'What a paired TV has missed since call number `after`, of the last 15 minutes: {last, calls}.';
grant execute on function private.read_panel_calls(text, bigint) to anon;

create function private.note_panel(credential text, sound boolean)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  panel constant public.displays := private.find_panel(credential);
begin
  update private.display_devices as v set seen_at = now(), sound = note_panel.sound where v.display_id = panel.id;
  return jsonb_build_object('last', private.last_call(panel.establishment_id),
    'revision', private.panel_revision(panel), 'at', floor(date_part('epoch', now()))::bigint);
end
$$;
comment on function private.note_panel(text, boolean) is
$$A paired TV tells that it is alive and whether it may be heard: gives {last, revision, at}, from which it sees what it has
missed.$$;
grant execute on function private.note_panel(text, boolean) to anon;
