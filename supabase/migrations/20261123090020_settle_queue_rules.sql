create or replace function private.read_settings(patch jsonb)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
begin
  perform private.refuse_fields(patch, 'name', 'cnpj', 'segment', 'employees', 'website', 'email', 'phone',
    'postal_code', 'address', 'city', 'state', 'description', 'timezone', 'language', 'triage_required', 'logo_path',
    'opening_hours', 'notifications', 'panel_shows', 'risk_targets', 'queue_rules');
  perform private.read_input(patch, 'employees', 'int');
  perform private.read_input(patch, 'triage_required', 'boolean');
  return private.clean_fields(patch, 'cnpj', 'phone', 'postal_code', 'state');
end
$$;

create or replace function private.update_establishment(establishment uuid, version bigint, patch jsonb)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  held_role constant public.member_role := private.require_role(establishment, 'owner', 'admin');
  held public.establishments;
  wanted public.establishments;
  broken_table text;
  broken_rule text;
  broken_column text;
begin
  -- Before the establishment's own row, as acts do: rules and targets rank the queue anew.
  perform private.lock_queue(establishment);
  select * into held from public.establishments where id = establishment for no key update;
  if held.version is distinct from update_establishment.version then
    perform private.fail('STALE', 'Cannot save over a newer version', jsonb_build_object(
      'version', held.version, 'current', to_jsonb(held),
      'changed', private.changed_since(establishment, update_establishment.version)));
  end if;
  wanted := jsonb_populate_record(held, private.read_settings(patch));
  if wanted is distinct from held then
    update public.establishments set
      name = wanted.name, cnpj = wanted.cnpj, segment = wanted.segment, employees = wanted.employees,
      website = wanted.website, email = wanted.email, phone = wanted.phone, postal_code = wanted.postal_code,
      address = wanted.address, city = wanted.city, state = wanted.state, description = wanted.description,
      timezone = wanted.timezone, language = wanted.language, triage_required = wanted.triage_required,
      logo_path = wanted.logo_path, opening_hours = wanted.opening_hours, notifications = wanted.notifications,
      panel_shows = wanted.panel_shows, risk_targets = wanted.risk_targets, queue_rules = wanted.queue_rules
    where id = establishment
    returning * into held;
  end if;
  return to_jsonb(held);
exception
  when unique_violation then
    perform private.fail('CNPJT', 'Cannot register the same CNPJ twice');
  when check_violation or not_null_violation then
    get stacked diagnostics broken_table = table_name, broken_rule = constraint_name, broken_column = column_name;
    perform private.explain_field(broken_table, broken_rule, broken_column);
end
$$;
