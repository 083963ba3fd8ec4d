alter table public.displays
  add column link_open boolean not null default true,
  add column theme text not null default 'petrol' check (theme in ('petrol', 'black')),
  add column size text not null default 'normal' check (size in ('normal', 'large')),
  add column clock boolean not null default true,
  add column names boolean not null default true,
  add column message text check (
    message = trim(message) and length(message) between 1 and 160 and message !~ '[[:cntrl:]]'),
  -- One to three languages, none of them twice.
  add column languages text[] not null default '{pt-BR}' check (
    cardinality(languages) between 1 and 3
    and cardinality(languages) = ('pt-BR' = any (languages))::int + ('en' = any (languages))::int
      + ('es' = any (languages))::int),
  add column paired_at timestamptz;

comment on table public.displays is
$$TV panels: what each shows and how. A TV is paired with one (private.display_devices). While `link_open`, whoever has
the random id may watch the codes too, but never a name.$$;
comment on column public.displays.theme is 'Petrol, or black for rooms in which contrast is short.';
comment on column public.displays.names is
  'May show names beside the codes, where the establishment does (establishments.panel_shows) and a TV is paired.';
comment on column public.displays.message is 'One line at the foot of the panel.';
comment on column public.displays.languages is 'In which calls are shown and spoken, in this order.';
comment on column public.displays.paired_at is 'Since when a TV is paired; null while none is.';

grant select (link_open, theme, size, clock, names, message, languages, paired_at) on public.displays to authenticated;

create table public.display_services (
  id uuid primary key default gen_random_uuid(),
  establishment_id uuid not null references public.establishments (id) on delete cascade,
  display_id uuid not null,
  service_id uuid not null,
  unique (establishment_id, id),
  unique (establishment_id, display_id, service_id),
  foreign key (establishment_id, display_id) references public.displays (establishment_id, id) on delete cascade,
  foreign key (establishment_id, service_id) references public.services (establishment_id, id) on delete cascade
);
revoke all on public.display_services from anon, authenticated;
create index display_services_service_id_idx on public.display_services (establishment_id, service_id);

comment on table public.display_services is
  'Services whose calls a display shows; one without any shows those of all. Written by functions only.';

alter table public.display_services enable row level security;

create policy "Assignments are visible to members"
on public.display_services for select to authenticated
using (establishment_id = any (array(select private.my_establishments())));

grant select (id, establishment_id, display_id, service_id) on public.display_services to authenticated;

create trigger audit after insert or update or delete on public.display_services
for each row execute function private.audit();
