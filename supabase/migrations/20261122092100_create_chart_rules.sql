create function private.is_cns(input text)
returns boolean
language sql
immutable strict parallel safe
set search_path = ''
as $$
  select input ~ '^[12789][0-9]{14}$' and (
    select sum((ascii(substr(input, i, 1)) - 48) * (16 - i)) % 11 = 0 from generate_series(1, length(input)) as i);
$$;
comment on function private.is_cns(text) is
  'True for the fifteen bare digits of a Cartão Nacional de Saúde: weights 15 to 1, sum divisible by 11.';

create function private.are_contacts(input jsonb)
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
        or coalesce(contact ->> 'name', '') !~ '^[^[:cntrl:]]{2,120}$'
        or coalesce(contact ->> 'relation', '') !~ '^[^[:cntrl:]]{0,40}$'
        or not private.is_phone(coalesce(contact ->> 'phone', '')) end);
$$;
comment on function private.are_contacts(jsonb) is
  'True for at most five people to reach for a patient: [{name, relation?, phone}].';

grant execute on function private.is_cns(text), private.are_contacts(jsonb) to authenticated, service_role;
