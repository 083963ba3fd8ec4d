create table public.pinboards (
  id uuid primary key default gen_random_uuid(),
  establishment_id uuid not null references public.establishments (id) on delete cascade,
  name text not null check (private.is_line(name) and length(name) <= 80),
  user_id uuid,
  roles public.member_role[] not null default '{}',
  created_at timestamptz not null default now(),
  unique (establishment_id, id),
  foreign key (establishment_id, user_id) references public.members (establishment_id, user_id)
    on delete set null (user_id)
);
revoke all on public.pinboards from anon, authenticated;
create index pinboards_user_id_idx on public.pinboards (establishment_id, user_id);

comment on table public.pinboards is
$$Dashboards of pinned answers: which questions stand side by side. Seen by who made it and by the roles it is shared
with; one whose maker has left and that is shared with nobody goes. Written by functions only.$$;
comment on column public.pinboards.user_id is 'Who made it; null when they have left.';
comment on column public.pinboards.roles is 'With whom it is shared.';

alter table public.pinboards enable row level security;

create table public.pins (
  id uuid primary key default gen_random_uuid(),
  establishment_id uuid not null references public.establishments (id) on delete cascade,
  pinboard_id uuid not null,
  title text not null check (private.is_line(title) and length(title) <= 120),
  plan jsonb not null check (jsonb_typeof(plan) = 'object' and length(plan::text) <= 8000),
  place int not null,
  created_at timestamptz not null default now(),
  unique (establishment_id, id),
  foreign key (establishment_id, pinboard_id) references public.pinboards (establishment_id, id) on delete cascade
);
revoke all on public.pins from anon, authenticated;
create index pins_pinboard_id_idx on public.pins (establishment_id, pinboard_id, place);

comment on table public.pins is
  'Answers pinned to a pinboard, as plans: figures are counted anew for each reader. Written by functions only.';
comment on column public.pins.plan is
  'As edge/domain/analytics/plan.ts had it that day: whoever reads it checks it again.';

alter table public.pins enable row level security;

create function private.my_pinboards()
returns setof uuid
language sql
stable
security definer
set search_path = ''
as $$
  select board.id
  from public.members as m
  join public.pinboards as board on board.establishment_id = m.establishment_id
  where m.user_id = (select auth.uid())
    and m.establishment_id = any (array(select private.my_establishments()))
    and (board.user_id = m.user_id or m.role = any (board.roles)
      or board.user_id is null and m.role in ('owner', 'admin'));
$$;
comment on function private.my_pinboards() is
$$Pinboards that the caller sees: own ones, those shared with the caller's role there, and for owners and admins those
whose maker has left. Policies use it as my_establishments() is used.$$;
grant execute on function private.my_pinboards() to authenticated;

create policy "Pinboards are visible to makers and roles they are shared with"
on public.pinboards for select to authenticated
using (establishment_id = any (array(select private.my_establishments()))
  and id = any (array(select private.my_pinboards())));

create policy "Pins are visible to readers of the pinboard"
on public.pins for select to authenticated
using (establishment_id = any (array(select private.my_establishments()))
  and pinboard_id = any (array(select private.my_pinboards())));

grant select (id, establishment_id, name, user_id, roles, created_at) on public.pinboards to authenticated;
grant select (id, establishment_id, pinboard_id, title, plan, place, created_at) on public.pins to authenticated;

create trigger audit after insert or update or delete on public.pinboards
for each row execute function private.audit();

create trigger audit after insert or update or delete on public.pins
for each row execute function private.audit();

create function private.forget_private_pinboard()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  delete from public.pinboards where id = new.id;
  return null;
end
$$;
comment on function private.forget_private_pinboard() is 'Trigger: what nobody was to see goes with who made it.';

create trigger forget_private after update of user_id on public.pinboards
for each row when (new.user_id is null and cardinality(new.roles) = 0)
execute function private.forget_private_pinboard();
