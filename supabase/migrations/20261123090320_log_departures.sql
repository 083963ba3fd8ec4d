create table public.order_departures (
  establishment_id uuid not null,
  number bigint not null check (number > 0),
  event_id bigint not null,
  visit_id uuid not null,
  code text not null,
  actor_id uuid,
  actor_role public.member_role,
  reason text not null check (length(reason) between 1 and 500),
  skipped int not null check (skipped > 0),
  passed text[] not null,
  happened_at timestamptz not null default now(),
  previous_hash text not null check (previous_hash ~ '^[0-9a-f]{64}$'),
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  primary key (establishment_id, number),
  foreign key (establishment_id, visit_id) references public.visits (establishment_id, id) on delete restrict
);
revoke all on public.order_departures from anon, authenticated;
create index order_departures_visit_id_idx on public.order_departures (establishment_id, visit_id);

comment on table public.order_departures is
$$Every call out of the order, with its author and reason, numbered without gaps. Each entry carries the hash of the one
before, so that none can be altered, taken out or put between without all later ones being wrong.$$;
comment on column public.order_departures.passed is 'Codes of those who stood before and could have been called.';
comment on column public.order_departures.hash is
  'SHA-256 of the entry as departure_text() writes it, which begins with previous_hash (64 zeros for the first).';

alter table public.order_departures enable row level security;

create policy "Departures are visible to owners and admins"
on public.order_departures for select to authenticated
using (establishment_id = any (array(select private.my_establishments('owner', 'admin'))));

grant select (establishment_id, number, event_id, visit_id, code, actor_id, actor_role, reason, skipped, passed,
  happened_at, previous_hash, hash)
  on public.order_departures to authenticated;

create trigger keep_events before update or truncate on public.order_departures
for each statement execute function private.keep_events();
create trigger keep_deleted after delete on public.order_departures
referencing old table as gone
for each statement execute function private.keep_deleted();

create table private.departure_heads (
  establishment_id uuid primary key references public.establishments (id) on delete cascade,
  number bigint not null,
  hash text not null
);
comment on table private.departure_heads is
  'The last entry of each log of departures: without it nobody could tell that the end was cut off.';
alter table private.departure_heads enable row level security;

create function private.departure_text(entry public.order_departures)
returns text
language sql
stable
set search_path = ''
as $$
  select jsonb_build_array(entry.previous_hash, entry.establishment_id, entry.number, entry.event_id, entry.visit_id,
    entry.code, entry.actor_id, entry.actor_role, entry.reason, entry.skipped, to_jsonb(entry.passed),
    extract(epoch from entry.happened_at))::text;
$$;
comment on function private.departure_text(public.order_departures) is
  'What is hashed of an entry: everything in it but its own hash, as a JSON list.';

create function private.log_departure(visit public.visits, event bigint, reason text, skipped int, passed text[])
returns void
language plpgsql
set search_path = ''
as $$
declare
  last private.departure_heads;
  entry public.order_departures;
begin
  -- The caller holds the queue's lock, so there is one writer.
  select * into last from private.departure_heads as h where h.establishment_id = visit.establishment_id;
  select e.establishment_id, coalesce(last.number, 0) + 1, e.id, e.visit_id, visit.code, e.actor_id, e.actor_role,
    log_departure.reason, log_departure.skipped, log_departure.passed, now(), coalesce(last.hash, repeat('0', 64)), ''
  into entry
  from public.visit_events as e where e.id = event;
  entry.hash := encode(sha256(convert_to(private.departure_text(entry), 'UTF8')), 'hex');
  insert into public.order_departures values (entry.*);
  insert into private.departure_heads values (entry.establishment_id, entry.number, entry.hash)
  on conflict on constraint departure_heads_pkey do update set number = excluded.number, hash = excluded.hash;
end
$$;
comment on function private.log_departure(public.visits, bigint, text, int, text[]) is
  'Appends a call out of the order to the chain.';

create function private.check_departures(establishment uuid)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  held_role constant public.member_role := private.require_role(establishment, 'owner', 'admin');
  broken bigint;
  entries bigint;
  head private.departure_heads;
begin
  select * into head from private.departure_heads as h where h.establishment_id = establishment;
  select count(*), min(checked.place) filter (where not checked.holds) into entries, broken
  from (
    select row_number() over (order by d.number) as place,
      d.number = row_number() over (order by d.number)
      and d.previous_hash = coalesce(lag(d.hash) over (order by d.number), repeat('0', 64))
      and d.hash = encode(sha256(convert_to(private.departure_text(d), 'UTF8')), 'hex') as holds
    from public.order_departures as d where d.establishment_id = establishment
  ) as checked;
  if broken is null and (entries, (
    select d.hash from public.order_departures as d
    where d.establishment_id = establishment and d.number = entries
  )) is distinct from (coalesce(head.number, 0), head.hash) then
    broken := entries + 1;
  end if;
  return jsonb_build_object('entries', entries, 'whole', broken is null, 'broken_at', broken, 'head', head.hash);
end
$$;
comment on function private.check_departures(uuid) is
$$Proves the log of departures, for owners and admins: {entries, whole, broken_at (number of the first entry that does not
fit, one more than the last when the end is missing; null), head (hash of the last)}.$$;
grant execute on function private.check_departures(uuid) to authenticated;

create function private.read_departures(establishment uuid, before text)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  held_role constant public.member_role := private.require_role(establishment, 'owner', 'admin');
begin
  return coalesce((
    select jsonb_agg(to_jsonb(page) order by page.number desc)
    from (
      select d.number, d.visit_id, d.code, d.actor_id, login.email as actor, d.actor_role, d.reason, d.skipped,
        d.passed, d.happened_at, d.hash
      from public.order_departures as d
      left join public.members as m on m.establishment_id = d.establishment_id and m.user_id = d.actor_id
      left join auth.users as login on login.id = m.user_id
      where d.establishment_id = establishment and (before is null or d.number < before::bigint)
      order by d.number desc
      limit 50
    ) as page), '[]');
end
$$;
comment on function private.read_departures(uuid, text) is
$$Fifty calls out of the order before number `before`, latest first, for owners and admins: [{number, visit_id, code,
actor_id, actor (address of a member), actor_role, reason, skipped, passed: [code], happened_at, hash}].$$;
grant execute on function private.read_departures(uuid, text) to authenticated;
