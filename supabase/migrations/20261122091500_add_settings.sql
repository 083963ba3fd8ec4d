alter table public.establishments
  add column logo_path text constraint establishments_logo_path_check
    check (logo_path ~ '^[A-Za-z0-9-]+/[A-Za-z0-9_-]{1,80}\.(png|jpg|webp)$'
      and split_part(logo_path, '/', 1) = id::text),
  add column opening_hours jsonb not null default '{}' check (private.are_opening_hours(opening_hours)),
  add column notifications jsonb not null default '{"enabled": true, "kinds": {}}'
    check (private.are_notification_choices(notifications)),
  add column panel_shows text not null default 'codes' check (panel_shows in ('codes', 'names')),
  add column risk_targets jsonb not null default '{"red": 0, "orange": 10, "yellow": 60, "green": 120, "blue": 240}'
    check (private.are_risk_targets(risk_targets));

comment on column public.establishments.logo_path is 'In the bucket logos: <id>/<name>.<png|jpg|webp>.';
comment on column public.establishments.opening_hours is
  '{monday: [["08:00", "12:00"], ...], ...}; a day left out is closed.';
comment on column public.establishments.notifications is '{enabled, kinds: {kind: boolean}}; a kind left out is on.';
comment on column public.establishments.panel_shows is
  'Beside the codes on panels: nothing, or abbreviated preferred names.';
comment on column public.establishments.risk_targets is 'Longest wait per Manchester colour, in minutes.';

grant select (logo_path, opening_hours, notifications, panel_shows, risk_targets)
  on public.establishments to authenticated;

create or replace function private.describe_place(establishment uuid)
returns jsonb
language sql
stable
set search_path = ''
as $$
  select jsonb_build_object('id', e.id, 'name', e.name, 'timezone', e.timezone, 'logo_path', e.logo_path,
    'panel_shows', e.panel_shows)
  from public.establishments as e where e.id = establishment;
$$;
