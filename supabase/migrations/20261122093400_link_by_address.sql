create index patients_email_idx on public.patients (lower(email)) where email is not null;
create index patients_phone_idx on public.patients (phone) where phone is not null;

create function private.charts_at_address(account public.patient_accounts)
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
      where link.establishment_id = p.establishment_id and link.patient_id = p.id);
end
$$;
comment on function private.charts_at_address(public.patient_accounts) is
$$Charts that nobody has linked, with a verified address of this account and nothing that contradicts it; when a chart
has neither CPF nor birthday, its name must be the account's.$$;

create function private.link_charts_by_address()
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  account constant public.patient_accounts := private.require_account();
begin
  return (
    select coalesce(jsonb_agg(private.link_chart(account, at.chart, at.proof)), '[]')
    from private.charts_at_address(account) as at
  );
end
$$;
comment on function private.link_charts_by_address() is
$$Links the charts whose e-mail address or phone is a verified one of the caller's login, in all establishments:
[{patient_id, proof, linked_at, establishment}], those that are new.$$;
grant execute on function private.link_charts_by_address() to authenticated;
