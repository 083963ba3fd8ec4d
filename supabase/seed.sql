-- A fictional demo clinic: people, documents and numbers are invented (check digits are right). Thirty days of history
-- and a live queue relative to the moment of seeding. The same every time but for ids, tokens and the clock.
-- Logins, all with the password vez-demo-2026: dona@demo.vez, recepcao@demo.vez, enfermagem@demo.vez, medica@demo.vez.

-- The history is no news: nothing is published while it is written.
alter table public.visits disable trigger publish_inserted_visits;

create function pg_temp.noise(a int, b int) returns double precision
language sql immutable as $$ select ('x' || substr(md5(a || ':' || b), 1, 8))::bit(32)::bigint / 4294967296.0 $$;

-- 1. Who works here.
create temporary table demo_users as
select * from (values
  ('dona@demo.vez', 'Beatriz Amaral', 'owner'::public.member_role),
  ('recepcao@demo.vez', 'Júlio Siqueira', 'receptionist'),
  ('enfermagem@demo.vez', 'Rosana Queiroz', 'nurse'),
  ('medica@demo.vez', 'Marina Prado', 'doctor')
) as users (email, name, role);
alter table demo_users add column id uuid not null default gen_random_uuid();

insert into auth.users (id, aud, role, email, encrypted_password, email_confirmed_at, raw_app_meta_data,
  raw_user_meta_data, confirmation_token, recovery_token, email_change, email_change_token_new, created_at, updated_at)
select id, 'authenticated', 'authenticated', email, extensions.crypt('vez-demo-2026', extensions.gen_salt('bf', 10)),
  now(), '{"provider": "email", "providers": ["email"]}', jsonb_build_object('name', name), '', '', '', '', now(), now()
from demo_users;

insert into auth.identities (id, provider, provider_id, user_id, identity_data, last_sign_in_at, created_at, updated_at)
select gen_random_uuid(), 'email', id::text, id,
  jsonb_build_object('sub', id, 'email', email, 'email_verified', true, 'phone_verified', false), now(), now(), now()
from demo_users;

-- Hosted projects look accounts up by instance too.
do $$
begin
  if exists (select from information_schema.columns
    where table_schema = 'auth' and table_name = 'users' and column_name = 'instance_id') then
    update auth.users set instance_id = '00000000-0000-0000-0000-000000000000'
    where id in (select id from demo_users);
  end if;
end
$$;

-- 2. The place.
insert into public.establishments (slug, name, cnpj, segment, employees, website, email, phone, postal_code, address,
  city, state, description)
values ('clinica-bem-te-vi', 'Clínica Bem-te-vi', 'VEZDEMO0000190', 'private_clinic', 18,
  'https://bemtevi.example.com', 'contato@demo.vez', '1135550142', '04101000', 'Rua das Acácias, 250, Vila Mariana',
  'São Paulo', 'SP', 'Pronto atendimento e consultas para toda a família, de segunda a sábado.');

create temporary table demo as select id as clinic from public.establishments where slug = 'clinica-bem-te-vi';

insert into public.members (establishment_id, user_id, role) select clinic, id, role from demo, demo_users;

insert into public.services (establishment_id, name, prefix, created_at)
select clinic, name, prefix, now() + interval '1 second'
from demo, (values ('Vacinação', 'V'), ('Coleta de exames', 'E')) as more (name, prefix);

insert into public.rooms (establishment_id, name)
select clinic, name from demo, unnest(
  array['Consultório 1', 'Consultório 2', 'Consultório 3', 'Sala de triagem', 'Sala de coleta']) as name;

insert into public.professionals (establishment_id, full_name, birth_date, phone, email, specialty, council,
  council_number, council_state, council_category, shift, status, notes)
select clinic, full_name, birth_date::date, phone, email, specialty, council, council_number, 'SP', category, shift,
  status, notes
from demo, (values
  ('Marina Teixeira Prado', '1984-03-12', '11955550101', 'marina.prado@demo.vez', 'Clínica médica', 'CRM', '912304',
    null, 'full_day', 'active', 'Responsável técnica'),
  ('Otávio Nogueira Lins', '1979-08-30', '11955550102', 'otavio.lins@demo.vez', 'Pediatria', 'CRM', '908817', null,
    'morning', 'active', null),
  ('Yasmin Figueiredo Abreu', '1990-11-05', '11955550103', 'yasmin.abreu@demo.vez', 'Ginecologia e obstetrícia', 'CRM',
    '921550', null, 'afternoon', 'active', null),
  ('Cássio Braga Montenegro', '1975-01-22', '11955550104', 'cassio.montenegro@demo.vez', 'Ortopedia e traumatologia',
    'CRM', '903476', null, 'afternoon', 'active', 'Atende retornos às quintas'),
  ('Rosana Dias Queiroz', '1988-06-17', '11955550105', 'enfermagem@demo.vez', 'Enfermagem: classificação de risco',
    'COREN', '9456218', 'ENF', 'full_day', 'active', null),
  ('Helena Saito Cardoso', '1982-09-09', '11955550106', 'helena.cardoso@demo.vez', 'Dermatologia', 'CRM', '917093', null,
    'morning', 'on_leave', 'Licença até janeiro')
) as people (full_name, birth_date, phone, email, specialty, council, council_number, category, shift, status, notes);

-- 3. Charts: 320 invented people.
insert into public.patients (establishment_id, name, cpf, birth_date, phone)
select clinic,
  concat_ws(' ',
    (array['Ana', 'Bruno', 'Cecília', 'Davi', 'Elisa', 'Fábio', 'Gabriela', 'Heitor', 'Iara', 'João', 'Kátia', 'Luís',
      'Manuela', 'Nicolas', 'Olívia', 'Paulo', 'Rita', 'Sérgio', 'Teresa', 'Valentim', 'Adriana', 'Antônio', 'Camila',
      'Caio', 'Débora', 'Diego', 'Fernanda', 'Eduardo', 'Helena', 'Gustavo', 'Júlia', 'Henrique', 'Larissa', 'Marcos',
      'Marta', 'Otávio', 'Patrícia', 'Rafael', 'Vera', 'Vicente'])[1 + i % 40],
    (array['Almeida', 'Barros', 'Coutinho', 'Duarte', 'Esteves', 'Furtado', 'Guimarães', 'Holanda', 'Inácio', 'Jardim',
      'Lacerda', 'Macedo', 'Noronha', 'Pacheco', 'Ramalho', 'Sampaio'])[1 + (i % 40 * 3 + i / 40 * 5) % 16],
    case when i % 3 <> 0 then (array['da Luz', 'dos Anjos', 'do Vale', 'Serrano', 'Aranha', 'Bonfim', 'Salgado',
      'Peixoto', 'Teles', 'Rocha', 'Moura'])[1 + (i % 40 * 5 + i / 40 * 3) % 11] end),
  case when i % 6 <> 0 then body || private.check_digit(body, '{10,9,8,7,6,5,4,3,2}')
    || private.check_digit(body || private.check_digit(body, '{10,9,8,7,6,5,4,3,2}'), '{11,10,9,8,7,6,5,4,3,2}') end,
  current_date - (365.25 * (1 + 89 * pg_temp.noise(i, 1) ^ 1.3))::int,
  '119555' || lpad((50000 + i)::text, 5, '0')
from demo, generate_series(0, 319) as i, lateral (select lpad((i * 48271 + 17)::text, 9, '0') as body) as numbered;

-- Every second name is a woman's.
create temporary table charts as
select patient, id, birth_date, case
  when luck < .08 and patient % 2 = 0 and extract(year from age(birth_date)) between 17 and 43 then 'pregnant'
  when luck < .02 then 'autism'
  when luck < .04 then 'reduced_mobility'
  else private.priority_of_age(birth_date, current_date) end::public.priority as priority
from demo
join public.patients on establishment_id = clinic
cross join lateral (select right(phone, 3)::int as patient) as numbered
cross join lateral (select pg_temp.noise(patient, 9) as luck) as chances;

-- 4. Thirty days of arrivals, busiest at nine and at three; Sundays closed.
create temporary table plan as
select
  patient, charts.priority, risk, prefix, 1 + n % 3 as room, fate, null::int as doctor,
  exp(.55 * sqrt(-2 * ln(1 - pg_temp.noise(n, 1))) * cos(2 * pi() * pg_temp.noise(n, 2)) - .15) as length, day,
  (day + make_interval(secs => 3600 * (hour + pg_temp.noise(n, 3)))) at time zone 'America/Sao_Paulo' as arrived,
  null::timestamptz as triaged, null::timestamptz as called, null::timestamptz as started, null::timestamptz as ended,
  null::public.visit_status as status
from (
  select today - back as day, back * 100 + k as n, (back * 61 + k * 13) % 280 as patient
  from (select (now() at time zone 'America/Sao_Paulo')::date as today) as calendar,
    generate_series(0, 30) as back, generate_series(1, 78) as k
  where k <= case extract(dow from today - back) when 0 then 0 when 6 then 34 else 70 + back % 9 end
) as people
join charts using (patient)
cross join lateral (select pg_temp.noise(n, 5) as dice, pg_temp.noise(n, 6) as luck) as chances
cross join lateral (
  select
    (array[7,7,8,8,8,8,9,9,9,9,9,10,10,10,10,11,11,11,12,12,13,13,13,14,14,14,14,15,15,15,15,15,16,16,16,17,17,18])
      [1 + floor(case extract(dow from day) when 6 then 20 else 38 end * pg_temp.noise(n, 4))] as hour,
    case when dice < .01 then 'red' when dice < .06 then 'orange' when dice < .28 then 'yellow'
      when dice < .80 then 'green' when dice < .94 then 'blue' end::public.risk as risk,
    case when dice < .28 or luck > .075 then 'seen' when luck < .03 then 'leaves' else 'absent' end as fate,
    case when dice < .28 or luck < .87 then 'A' when luck < .93 then 'V' else 'E' end as prefix
) as chosen;

update plan set triaged = arrived + make_interval(secs => 120 + 300 * pg_temp.noise(patient, 8));
create index on plan (day);

-- Each day is played: whoever is free calls the most urgent of those who have come.
do $$
declare
  today date;
  clock timestamptz;
  free timestamptz[];
  ends timestamptz[];
  desk int;
  next plan;
begin
  for today in select distinct day from plan order by day loop
    clock := today::timestamp at time zone 'America/Sao_Paulo';
    free := array[clock + '7h', clock + '7h', clock + '13h', clock + '13h'];
    ends := array[clock + '48h', clock + '13h', clock + '19h', clock + '19h'];
    loop
      select k into desk from generate_series(1, 4) as k where free[k] < ends[k] order by free[k], k limit 1;
      select * into next from plan
      where day = today and called is null and fate <> 'leaves'
      order by greatest(triaged, free[desk]), risk, priority, arrived
      limit 1;
      exit when not found;
      clock := greatest(next.triaged, free[desk]) + '25s';
      update plan set
        doctor = desk,
        called = clock,
        started = case fate when 'seen' then clock + '75s' end,
        ended = clock + case fate when 'absent' then '4min' else make_interval(secs => 75 + 60 * length
          * (array[30, 22, 14, 11, 9, 10])[coalesce(array_position(enum_range(null::public.risk), risk), 6)]) end
      where day = today and patient = next.patient
      returning ended + '30s' into clock;
      free[desk] := clock;
    end loop;
  end loop;
end
$$;

update plan set
  ended = coalesce(ended, arrived + make_interval(mins => 25 + patient % 40)),
  status = case fate when 'seen' then 'finished' when 'absent' then 'no_show' else 'cancelled' end::public.visit_status;
delete from plan where ended > now() - interval '70 minutes';

-- 5. Those who were seen in the last hour, and the live queue of twelve. Times in minutes ago.
create function pg_temp.ago(minutes int) returns timestamptz
language sql stable as $$ select now() - make_interval(mins => minutes) $$;

insert into plan (patient, priority, status, doctor, room, prefix, risk, arrived, triaged, called, started, ended)
select 300 + person, charts.priority, live.status::public.visit_status, live.doctor, live.room, live.prefix,
  live.risk::public.risk, pg_temp.ago(came), case when live.risk is not null then pg_temp.ago(came - 4) end,
  pg_temp.ago(live.called), pg_temp.ago(live.started), pg_temp.ago(live.ended)
from (values
  (1, 'finished', 1, 1, 'A', 'green', 96, 71, 69, 58), (2, 'finished', 3, 3, 'A', 'yellow', 81, 60, 59, 41),
  (3, 'no_show', 2, 2, 'A', 'blue', 92, 39, null, 34), (4, 'finished', 4, 2, 'A', 'green', 84, 44, 42, 27),
  (5, 'finished', 1, 1, 'A', 'orange', 41, 36, 35, 12), (6, 'finished', 3, 3, 'E', 'green', 77, 33, 31, 16),
  (7, 'in_service', 1, 1, 'A', 'yellow', 52, 9, 7, null), (8, 'called', 3, 3, 'A', 'yellow', 47, 1, null, null)
  union all
  select 8 + row_number() over (), 'waiting', null, null, prefix, risk, came, null, null, null
  from (values ('A', 'orange', 6), ('A', 'yellow', 38), ('A', 'yellow', 21), ('A', 'green', 66), ('A', 'green', 58),
    ('E', 'green', 49), ('A', 'green', 33), ('V', 'green', 17), ('A', 'blue', 72), ('A', null, 3)
  ) as new (prefix, risk, came)
) as live (person, status, doctor, room, prefix, risk, came, called, started, ended)
join charts on charts.patient = 300 + person;

-- 6. All of it as visits, with what led there.
insert into public.visits (establishment_id, patient_id, service_id, room_id, professional_id, code, code_day, number,
  status, risk, priority, symptoms, arrived_at, triaged_at, called_at, call_number, call_times, started_at, finished_at,
  closed_at)
select clinic, charts.id, services.id, case when called is not null then rooms.id end, professionals.id,
  plan.prefix || lpad((row_number() over (partition by local_day, plan.prefix order by arrived))::text, 3, '0'),
  local_day, row_number() over (order by arrived), plan.status, risk, plan.priority,
  (case
    when plan.prefix = 'V' then array['Vacina da gripe', 'Vacina contra a febre amarela', 'Reforço da vacina do tétano']
    when plan.prefix = 'E' then array['Exames de sangue', 'Coleta em jejum', 'Exame de urina']
    when risk in ('red', 'orange') then array['Dor no peito', 'Falta de ar', 'Desmaio em casa']
    when risk = 'yellow' then array['Febre alta desde ontem', 'Dor abdominal forte', 'Crise de asma']
    when risk = 'blue' then array['Renovação de receita', 'Curativo', 'Retorno com exames']
    else array['Dor de garganta', 'Dor lombar há dois dias', 'Torção no tornozelo'] end)[1 + plan.patient % 3],
  arrived, case when risk is not null then triaged end, called,
  case when called is not null then row_number() over (order by called) end, (called is not null)::int,
  started, case plan.status when 'finished' then ended end,
  case when plan.status in ('finished', 'cancelled', 'no_show') then ended end
from plan
cross join demo
cross join lateral (select (arrived at time zone 'America/Sao_Paulo')::date as local_day) as calendar
join charts on charts.patient = plan.patient
join public.services on services.establishment_id = clinic and services.prefix = plan.prefix
left join public.rooms on rooms.establishment_id = clinic and rooms.name = 'Consultório ' || plan.room
left join public.professionals on professionals.establishment_id = clinic and professionals.council_number
  = (array['912304', '908817', '921550', '903476'])[doctor];

insert into private.ticket_counters (establishment_id, day, prefix, last)
select establishment_id, code_day, left(code, 1), count(*)
from public.visits join demo on establishment_id = clinic
group by establishment_id, code_day, left(code, 1);

update public.queues set (arrivals, calls, mean_minutes, mean_samples) = (
  select count(*), count(call_number), avg(extract(epoch from finished_at - started_at) / 60), 150
  from public.visits where establishment_id = clinic
)
from demo where establishment_id = clinic;

insert into public.visit_events (establishment_id, visit_id, act, from_status, to_status, risk, actor_id, actor_role,
  reason, room_id, professional_id, happened_at)
select clinic, v.id, act::public.visit_act, from_status::public.visit_status, to_status::public.visit_status,
  case when act <> 'create' then v.risk end, users.id, users.role,
  case act when 'cancel' then 'Desistiu da espera' end,
  case when happened_at >= called_at then room_id end, case when happened_at >= called_at then professional_id end,
  happened_at
from demo
join public.visits as v on establishment_id = clinic
cross join lateral (values
  ('create', null, 'waiting', v.arrived_at, 'receptionist'),
  ('triage', 'waiting', 'waiting', v.triaged_at, 'nurse'),
  ('call', 'waiting', 'called', v.called_at, 'receptionist'),
  ('start', 'called', 'in_service', v.started_at, 'doctor'),
  ('finish', 'in_service', 'finished', v.finished_at, 'doctor'),
  ('no_show', 'called', 'no_show', case v.status when 'no_show' then v.closed_at end, 'receptionist'),
  ('cancel', 'waiting', 'cancelled', case v.status when 'cancelled' then v.closed_at end, 'receptionist')
) as acts (act, from_status, to_status, happened_at, author)
join demo_users as users on users.role = author::public.member_role
where happened_at is not null
order by happened_at, v.number;

alter table public.visits enable trigger publish_inserted_visits;
drop table plan, charts, demo, demo_users;
analyze public.patients, public.visits, public.visit_events;
