create table private.watch_links (
  visit_id uuid primary key,
  establishment_id uuid not null references public.establishments (id) on delete cascade,
  token text not null unique default translate(encode(extensions.gen_random_bytes(18), 'base64'), '+/', '-_')
    check (token ~ '^[A-Za-z0-9_-]{24}$'),
  made_at timestamptz not null default now(),
  foreign key (establishment_id, visit_id) references public.visits (establishment_id, id) on delete cascade
);
create index watch_links_visit_id_idx on private.watch_links (establishment_id, visit_id);
comment on table private.watch_links is
$$Links that patients gave to whoever keeps them company: they watch the ticket and do nothing. One per visit, until the
patient takes it back or a day after the visit has ended.$$;

alter table private.watch_links enable row level security;

create function private.watched_visit(token text)
returns public.visits
language plpgsql
stable
set search_path = ''
as $$
declare
  held public.visits;
begin
  select v.* into held
  from private.watch_links as w
  join public.visits as v on v.establishment_id = w.establishment_id and v.id = w.visit_id
  where w.token = watched_visit.token and (v.closed_at is null or v.closed_at > now() - interval '1 day');
  return held;
end
$$;
comment on function private.watched_visit(text) is 'The visit that a link to watch leads to; nulls for none.';

create function private.seen_visit(token text)
returns public.visits
language plpgsql
stable
set search_path = ''
as $$
declare
  held public.visits;
begin
  select * into held from public.visits as v where v.token = seen_visit.token;
  if not found then
    held := private.watched_visit(token);
  end if;
  if held.id is null then
    perform private.fail('NTFND', 'Cannot find this ticket');
  end if;
  return held;
end
$$;
comment on function private.seen_visit(text) is 'The visit behind a ticket or a link that watches it; NTFND.';

create or replace function private.find_ticket(token text)
returns public.visits
language plpgsql
stable
set search_path = ''
as $$
declare
  held public.visits;
begin
  select * into held from public.visits as v where v.token = find_ticket.token;
  if not found and (private.watched_visit(token)).id is not null then
    perform private.fail('WATCH', 'Cannot act by a link that only watches');
  elsif not found then
    perform private.fail('NTFND', 'Cannot find this ticket');
  end if;
  return held;
end
$$;
comment on function private.find_ticket(text) is
  'The visit behind a ticket, for acts; NTFND, WATCH for a link that only watches.';

create function private.share_ticket(token text)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  visit constant public.visits := private.find_ticket(token);
  given text;
begin
  if visit.closed_at is not null then
    perform private.fail('BADST', 'Cannot share a visit that is over', jsonb_build_object('status', visit.status));
  end if;
  insert into private.watch_links (visit_id, establishment_id) values (visit.id, visit.establishment_id)
  on conflict (visit_id) do nothing;
  select w.token into given from private.watch_links as w where w.visit_id = visit.id;
  return jsonb_build_object('token', given);
end
$$;
comment on function private.share_ticket(text) is
$$Whoever has a ticket gets a link that watches it and does nothing, the same one each time: {token}. BADST once the visit
is over.$$;
grant execute on function private.share_ticket(text) to anon, authenticated;

create function private.unshare_ticket(token text)
returns void
language plpgsql
security definer
set search_path = ''
as $$
declare
  visit constant public.visits := private.find_ticket(token);
begin
  delete from private.watch_links as w where w.visit_id = visit.id;
end
$$;
comment on function private.unshare_ticket(text) is 'Whoever has a ticket takes back the link that watches it.';
grant execute on function private.unshare_ticket(text) to anon, authenticated;

do $$
begin
  execute format('comment on function private.fail(text, text, jsonb) is %L',
    obj_description('private.fail(text, text, jsonb)'::regprocedure, 'pg_proc') || E'\n'
      || 'WATCH  an act by a link that only watches             {}');
end
$$;
