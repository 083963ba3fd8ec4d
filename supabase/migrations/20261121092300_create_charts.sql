create function private.find_chart(establishment uuid, data jsonb)
returns public.patients
language plpgsql
set search_path = ''
as $$
declare
  known constant uuid := private.read_input(data, 'patient_id', 'uuid');
  person constant jsonb := data -> 'patient';
  document constant text := private.bare(person ->> 'cpf');
  birth_date constant date := private.read_input(
    jsonb_build_object('patient.birth_date', person ->> 'birth_date'), 'patient.birth_date', 'date');
  chart public.patients;
begin
  if known is not null then
    select * into chart from public.patients where establishment_id = establishment and id = known;
    if not found then
      perform private.invalid('patient_id', 'unknown', 'Cannot find this patient');
    end if;
    return chart;
  end if;
  if jsonb_typeof(person) is distinct from 'object' then
    perform private.invalid('patient', 'required', 'Cannot add a visit without a patient');
  end if;
  -- The chart with this CPF is the same person: what it lacks is filled in, what it says stays.
  insert into public.patients as held (establishment_id, name, cpf, birth_date, phone, email)
  values (establishment, trim(person ->> 'name'), document, birth_date,
    private.bare(person ->> 'phone'), nullif(trim(person ->> 'email'), ''))
  on conflict on constraint patients_cpf_key do update set
    birth_date = coalesce(held.birth_date, excluded.birth_date),
    phone = coalesce(held.phone, excluded.phone),
    email = coalesce(held.email, excluded.email)
  returning * into chart;
  return chart;
end
$$;
comment on function private.find_chart(uuid, jsonb) is
  'The chart for {patient_id} or {patient: {...}}: by id, else by CPF within the establishment, else a new one.';

create function private.priority_of_age(birth_date date, today date)
returns public.priority
language sql
immutable parallel safe
set search_path = ''
as $$
  select case
    when birth_date <= today - interval '80 years' then 'elderly_80'::public.priority
    when birth_date <= today - interval '60 years' then 'elderly'::public.priority
  end;
$$;
comment on function private.priority_of_age(date, date) is 'Legal precedence that follows from age alone, or null.';

create function private.read_service(establishment uuid, data jsonb)
returns public.services
language plpgsql
stable
set search_path = ''
as $$
declare
  wanted constant uuid := private.read_input(data, 'service_id', 'uuid');
  service public.services;
begin
  select * into service from public.services
  where establishment_id = establishment and (wanted is null or id = wanted)
  order by created_at, name
  limit 1;
  if not found then
    perform private.invalid('service_id', 'unknown', 'Cannot find this service');
  end if;
  return service;
end
$$;
comment on function private.read_service(uuid, jsonb) is
  '`service_id` of the input, else the establishment''s first service; INVLD when there is none.';
