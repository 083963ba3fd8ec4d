create table public.presences (
  id uuid primary key default gen_random_uuid(),
  establishment_id uuid not null references public.establishments (id) on delete cascade,
  professional_id uuid not null,
  state public.presence_state not null,
  reason text check (length(reason) <= 200),
  room_id uuid,
  set_by uuid,
  since timestamptz not null default now(),
  until timestamptz check (until >= since),
  foreign key (establishment_id, professional_id)
    references public.professionals (establishment_id, id) on delete restrict,
  foreign key (establishment_id, room_id) references public.rooms (establishment_id, id) on delete restrict,
  constraint presences_reason_given_check check (state <> 'on_pause' or reason is not null)
);
revoke all on public.presences from anon, authenticated;
create unique index presences_present_key on public.presences (establishment_id, professional_id) where until is null;
create index presences_professional_id_idx on public.presences (establishment_id, professional_id, since desc);
create index presences_room_id_idx on public.presences (establishment_id, room_id);

comment on table public.presences is
$$Who is at work, on a pause or away, since when and until when; the row without an end is the present. Written by
functions only. A mark of more than 16 hours ago says nothing any more: somebody forgot to go home.$$;
comment on column public.presences.room_id is 'Where a professional at work calls people to, unless the call says so.';
comment on column public.presences.set_by is 'A login; not always the professional''s own.';

alter table public.presences enable row level security;

create policy "Presences are visible to members"
on public.presences for select to authenticated
using (establishment_id = any (array(select private.my_establishments())));

grant select (id, establishment_id, professional_id, state, reason, room_id, set_by, since, until)
  on public.presences to authenticated;

create trigger audit after insert or update or delete on public.presences
for each row execute function private.audit();

create function private.presence_of(establishment uuid, professional uuid)
returns public.presences
language plpgsql
stable
set search_path = ''
as $$
declare
  held public.presences;
begin
  select * into held from public.presences as p
  where p.establishment_id = establishment and p.professional_id = professional and p.until is null
    and p.since > now() - interval '16 hours';
  return held;
end
$$;
comment on function private.presence_of(uuid, uuid) is 'What a professional is marked as now; nulls when nobody knows.';
