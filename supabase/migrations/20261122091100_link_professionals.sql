alter table public.professionals add column user_id uuid;
alter table public.professionals add constraint professionals_user_id_fkey
  foreign key (establishment_id, user_id) references public.members (establishment_id, user_id)
  on delete set null (user_id);
create unique index professionals_user_id_key on public.professionals (establishment_id, user_id)
where user_id is not null;

comment on column public.professionals.user_id is
  'The member who is this professional; nobody when they leave. One professional per member.';
grant select (user_id) on public.professionals to authenticated;

create function private.link_professional(professional uuid, member uuid)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  held public.professionals;
begin
  select * into held from public.professionals where id = professional;
  perform private.require_role(held.establishment_id, 'owner', 'admin');
  if member is not null and not exists (
    select from public.members where establishment_id = held.establishment_id and user_id = member
  ) then
    perform private.invalid('user_id', 'unknown', 'Cannot find this member');
  end if;
  -- The link moves: a member is one professional only.
  update public.professionals set user_id = null
  where establishment_id = held.establishment_id and user_id = member and id <> professional;
  update public.professionals set user_id = member where id = professional;
  return jsonb_build_object('id', professional, 'user_id', member);
end
$$;
comment on function private.link_professional(uuid, uuid) is
  'Says which member a professional is, or with null that none: gives {id, user_id}. For owners and admins.';
grant execute on function private.link_professional(uuid, uuid) to authenticated;
