-- Names that are stored already are cleaned before the rule begins; what nothing is left of gets a name to be found by.
update public.establishments set name = private.clean_line(name), address = private.clean_line(address),
  city = private.clean_line(city)
where not (private.is_line(name) and private.is_line(address) and private.is_line(city));
update public.professionals set
  full_name = coalesce(nullif(private.clean_line(full_name), ''), council || ' ' || council_number),
  specialty = coalesce(nullif(private.clean_line(specialty), ''), council),
  council_category = nullif(private.clean_line(council_category), '')
where not (private.is_line(full_name) and private.is_line(specialty) and private.is_line(coalesce(council_category, 'x'))
  and full_name = trim(full_name) and specialty = trim(specialty));
update public.patients set name = private.clean_line(name), social_name = nullif(private.clean_line(social_name), '')
where not (private.is_line(name) and private.is_line(coalesce(social_name, 'x')));
update public.patient_accounts set name = private.clean_line(name) where not private.is_line(name);
update public.services set name = private.clean_line(name) where not private.is_line(name);
update public.rooms set name = private.clean_line(name) where not private.is_line(name);
update public.displays set name = private.clean_line(name) where not private.is_line(name);

-- Constraints keep their names: errors tell the field by them.
alter table public.establishments
  drop constraint establishments_name_check,
  add constraint establishments_name_check
    check (name = trim(name) and length(name) between 2 and 120 and private.is_line(name)),
  drop constraint establishments_address_check,
  add constraint establishments_address_check check (length(address) between 1 and 300 and private.is_line(address)),
  drop constraint establishments_city_check,
  add constraint establishments_city_check check (length(city) between 1 and 120 and private.is_line(city)),
  drop constraint establishments_description_check,
  add constraint establishments_description_check
    check (length(description) <= 2000 and private.is_prose(description)) not valid;
alter table public.professionals
  drop constraint professionals_full_name_check,
  add constraint professionals_full_name_check
    check (full_name = trim(full_name) and length(full_name) between 2 and 120 and private.is_line(full_name)),
  drop constraint professionals_specialty_check,
  add constraint professionals_specialty_check
    check (specialty = trim(specialty) and length(specialty) between 2 and 80 and private.is_line(specialty)),
  drop constraint professionals_council_category_check,
  add constraint professionals_council_category_check
    check (length(council_category) between 1 and 40 and private.is_line(council_category)),
  drop constraint professionals_notes_check,
  add constraint professionals_notes_check check (length(notes) <= 2000 and private.is_prose(notes)) not valid;
alter table public.patients
  drop constraint patients_name_check,
  add constraint patients_name_check
    check (name = trim(name) and length(name) between 2 and 120 and private.is_line(name)),
  drop constraint patients_social_name_check,
  add constraint patients_social_name_check check (
    social_name = trim(social_name) and length(social_name) between 2 and 120 and private.is_line(social_name));
alter table public.patient_accounts
  drop constraint patient_accounts_name_check,
  add constraint patient_accounts_name_check
    check (name = trim(name) and length(name) between 2 and 120 and private.is_line(name));
alter table public.services
  drop constraint services_name_check,
  add constraint services_name_check
    check (name = trim(name) and length(name) between 1 and 80 and private.is_line(name));
alter table public.rooms
  drop constraint rooms_name_check,
  add constraint rooms_name_check
    check (name = trim(name) and length(name) between 1 and 40 and private.is_line(name));
alter table public.displays
  drop constraint displays_name_check,
  add constraint displays_name_check
    check (name = trim(name) and length(name) between 1 and 40 and private.is_line(name));

create or replace function private.are_contacts(input jsonb)
returns boolean
language sql
immutable strict parallel safe
set search_path = ''
as $$
  select jsonb_typeof(input) = 'array' and jsonb_array_length(
      case jsonb_typeof(input) when 'array' then input else '[]' end) <= 5
    and not exists (
      select from jsonb_array_elements(case jsonb_typeof(input) when 'array' then input else '[]' end) as contact
      where jsonb_typeof(contact) <> 'object' or case jsonb_typeof(contact) when 'object' then
        contact - 'name' - 'relation' - 'phone' <> '{}'
        or length(coalesce(contact ->> 'name', '')) not between 2 and 120
        or length(coalesce(contact ->> 'relation', '')) > 40
        or not private.is_line(coalesce(contact ->> 'name', ''))
        or not private.is_line('x' || coalesce(contact ->> 'relation', ''))
        or not private.is_phone(coalesce(contact ->> 'phone', '')) end);
$$;
