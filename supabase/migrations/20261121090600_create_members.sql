create table public.members (
  establishment_id uuid not null references public.establishments (id) on delete cascade,
  user_id uuid not null references auth.users (id) on delete cascade,
  role public.member_role not null,
  created_at timestamptz not null default now(),
  primary key (establishment_id, user_id)
);
revoke all on public.members from anon, authenticated;
create index members_user_id_idx on public.members (user_id, establishment_id) include (role);

comment on table public.members is 'Who works in which establishment, and as what. Written by functions only.';

alter table public.members enable row level security;

create function private.my_establishments(variadic roles public.member_role[] default '{}')
returns setof uuid
language sql
stable
security definer
set search_path = ''
as $$
  select establishment_id
  from public.members
  where user_id = (select auth.uid())
    and (cardinality(roles) = 0 or role = any (roles));
$$;
comment on function private.my_establishments(variadic public.member_role[]) is
$$Establishments where the caller is a member, with one of `roles` when any are given. Policies use it as
`establishment_id = any (array(select private.my_establishments('nurse', 'doctor')))`: evaluated once per
statement, not once per row.$$;
grant execute on function private.my_establishments(variadic public.member_role[]) to authenticated;

create policy "Members are visible to members of the same establishment"
on public.members for select to authenticated
using (establishment_id = any (array(select private.my_establishments())));

grant select (establishment_id, user_id, role, created_at) on public.members to authenticated;
