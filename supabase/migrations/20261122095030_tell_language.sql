create or replace function private.describe_place(establishment uuid)
returns jsonb
language sql
stable
set search_path = ''
as $$
  select jsonb_build_object('id', e.id, 'name', e.name, 'timezone', e.timezone, 'language', e.language,
    'logo_path', e.logo_path, 'panel_shows', e.panel_shows)
  from public.establishments as e where e.id = establishment;
$$;
