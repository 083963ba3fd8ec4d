create or replace function private.link_chart(account public.patient_accounts, chart public.patients, proof text)
returns jsonb
language plpgsql
volatile
set search_path = ''
as $$
declare
  link public.chart_links;
begin
  insert into public.chart_links as held (establishment_id, patient_id, user_id, proof)
  values (chart.establishment_id, chart.id, account.user_id, link_chart.proof)
  on conflict on constraint chart_links_patient_key do update set
    -- A verified address says more than a slip of paper, and a slip takes nothing back.
    proof = case when held.user_id = excluded.user_id and excluded.proof <> 'ticket' then excluded.proof
      else held.proof end
  returning * into link;
  if link.user_id <> account.user_id then
    perform private.fail('LINKD', 'Cannot link a chart of another account');
  end if;
  return jsonb_build_object('patient_id', link.patient_id, 'proof', link.proof, 'linked_at', link.linked_at,
    'establishment', private.describe_place(link.establishment_id));
end
$$;
comment on function private.link_chart(public.patient_accounts, public.patients, text) is
$$Makes a chart an account's, or finds that it is; the better proof counts: {patient_id, proof, linked_at,
establishment}. LINKD.$$;

create or replace function private.link_chart_by_ticket(token text)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  account constant public.patient_accounts := private.require_account();
  chart public.patients;
begin
  select p.* into chart
  from public.visits as v
  join public.patients as p on p.establishment_id = v.establishment_id and p.id = v.patient_id
  -- An old ticket may lie anywhere.
  where v.token = link_chart_by_ticket.token and coalesce(v.closed_at, now()) > now() - interval '24 hours';
  if not found then
    perform private.fail('NTFND', 'Cannot find this ticket');
  elsif chart.cpf <> account.cpf or chart.birth_date <> account.birth_date then
    perform private.fail('OTHER', 'Cannot link the chart of somebody with another CPF or birthday');
  end if;
  return private.link_chart(account, chart, 'ticket');
end
$$;
comment on function private.link_chart_by_ticket(text) is
$$Who has the ticket of a visit that is open, or ended within 24 hours, links its chart to their account: {patient_id,
proof, linked_at, establishment}. Again is no error. LINKD for another account's chart, OTHER when the CPFs or the
birthdays differ.$$;

create or replace function private.charts_at_address(account public.patient_accounts)
returns table (chart public.patients, proof text)
language plpgsql
stable
set search_path = ''
as $$
declare
  address constant text := private.verified_email(account.user_id);
  number constant text := (
    select regexp_replace(login.phone, '^\+?55', '') from auth.users as login
    where login.id = account.user_id and login.phone_confirmed_at is not null);
begin
  -- Families share addresses: whoever has another CPF or another birthday is somebody else.
  return query
  select p, case when lower(p.email) = address then 'email' else 'phone' end
  from public.patients as p
  where (lower(p.email) = address or p.phone = number)
    and p.merged_into is null
    and (p.cpf is null or p.cpf = account.cpf)
    and (p.birth_date is null or p.birth_date = account.birth_date)
    and (p.cpf is not null or p.birth_date is not null or private.fold(p.name) = private.fold(account.name))
    and not exists (
      select from public.chart_links as link
      where link.establishment_id = p.establishment_id and link.patient_id = p.id
        and (link.user_id <> account.user_id or link.proof <> 'ticket'));
end
$$;
comment on function private.charts_at_address(public.patient_accounts) is
$$Charts with a verified address of this account and nothing that contradicts it, that nobody has linked, or this account
by a ticket alone; when a chart has neither CPF nor birthday, its name must be the account's.$$;

create function private.weaken_proofs()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  update public.chart_links as link set proof = 'ticket'
  where link.establishment_id = new.establishment_id and link.patient_id = new.kept_id and link.proof <> 'ticket';
  return null;
end
$$;
comment on function private.weaken_proofs() is
  'A chart that took another one in holds more than its account has proved: the address must be proved anew.';
create trigger weaken_proofs after insert on public.chart_merges
for each row execute function private.weaken_proofs();

create function private.export_chart(link public.chart_links, chart public.patients)
returns jsonb
language sql
stable
set search_path = ''
as $$
  select case
    when link.proof <> 'ticket' then jsonb_build_object('withheld', '[]'::jsonb)
      || private.export_chart(chart) || jsonb_build_object('files', private.chart_files(chart))
    else jsonb_build_object(
      'withheld', '["chart", "symptoms", "triage_notes", "earlier_visits", "files"]'::jsonb,
      'establishment', private.describe_place(chart.establishment_id),
      'chart', jsonb_build_object('id', chart.id, 'name', chart.name, 'social_name', chart.social_name,
        'birth_date', chart.birth_date, 'cpf', chart.cpf),
      'visits', (
        select coalesce(jsonb_agg(visit - 'symptoms' - 'triage_notes' order by place), '[]')
        from jsonb_array_elements(private.export_chart(chart) -> 'visits') with ordinality as one (visit, place)
        where coalesce((visit ->> 'closed_at')::timestamptz, now()) > link.linked_at - interval '24 hours'),
      'files', '[]'::jsonb)
    end;
$$;
comment on function private.export_chart(public.chart_links, public.patients) is
$$What a link gives a right to: {withheld, establishment, chart, visits, files}. With a verified address everything, nothing
withheld. A ticket may have been found or seen: it gives the visits since then, without what was noted of the illness.$$;

create or replace function private.export_account()
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  caller constant uuid := auth.uid();
begin
  if caller is null then
    perform private.fail('NAUTH', 'Cannot export an account without a session');
  end if;
  return jsonb_build_object(
    'exported_at', now(),
    'login', (
      select jsonb_build_object('id', u.id, 'email', u.email, 'phone', u.phone, 'created_at', u.created_at,
        'last_sign_in_at', u.last_sign_in_at)
      from auth.users as u where u.id = caller),
    'account', private.describe_account(caller),
    'sessions', private.my_sessions(),
    'memberships', (
      select coalesce(jsonb_agg(jsonb_build_object('establishment', e.name, 'role', m.role, 'since', m.created_at)
        order by m.created_at, e.id), '[]')
      from public.members as m join public.establishments as e on e.id = m.establishment_id
      where m.user_id = caller),
    'charts', (
      select coalesce(jsonb_agg(private.export_chart(link, p) order by link.linked_at, link.id), '[]')
      from public.chart_links as link
      join public.patients as p on p.establishment_id = link.establishment_id and p.id = link.patient_id
      where link.user_id = caller));
end
$$;
comment on function private.export_account() is
$$Everything about the caller (LGPD, art. 18): {exported_at, login, account, sessions, memberships, charts: [{withheld,
establishment, chart, visits, files: [{bucket, name}]}]}. Charts are those that the account is linked to, as far as what
proved it goes.$$;
