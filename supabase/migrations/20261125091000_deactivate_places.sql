alter table public.services add column active boolean not null default true;
alter table public.rooms add column active boolean not null default true;
comment on column public.services.active is
  'Nobody joins an inactive service or is sent to it; who waits in it already is served.';
comment on column public.rooms.active is 'Nobody is called to an inactive room.';

grant select (active), insert (active), update (active) on public.services to authenticated;
grant select (active), insert (active), update (active) on public.rooms to authenticated;

-- Whoever serves one service alone would serve all without it, and a panel of one service would show all.
alter table public.professional_services
  drop constraint professional_services_establishment_id_service_id_fkey,
  add foreign key (establishment_id, service_id) references public.services (establishment_id, id) on delete restrict;
alter table public.display_services
  drop constraint display_services_establishment_id_service_id_fkey,
  add foreign key (establishment_id, service_id) references public.services (establishment_id, id) on delete restrict;

create function private.keep_a_service()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  if private.is_leaving(old.establishment_id)
    or not exists (select from public.establishments as e where e.id = old.establishment_id) then
    return coalesce(new, old);
  end if;
  perform private.lock_queue(old.establishment_id);
  if not exists (
    select from public.services as s
    where s.establishment_id = old.establishment_id and s.id <> old.id and s.active
  ) then
    perform private.fail('LASTS', 'Cannot leave an establishment without a service that people may join');
  end if;
  return coalesce(new, old);
end
$$;
comment on function private.keep_a_service() is
  'Trigger: the last active service is neither deactivated nor deleted. The queue''s lock lets one in at a time.';

create trigger keep_a_service_active before update of active on public.services
for each row when (old.active and not new.active) execute function private.keep_a_service();
create trigger keep_a_service before delete on public.services
for each row when (old.active) execute function private.keep_a_service();

do $$
begin
  execute format('comment on function private.fail(text, text, jsonb) is %L',
    obj_description('private.fail(text, text, jsonb)'::regprocedure, 'pg_proc') || E'\n'
      || 'LASTS  an establishment would be left without service {}');
end
$$;
