create function private.require_account()
returns public.patient_accounts
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  account public.patient_accounts;
begin
  if auth.uid() is null then
    perform private.fail('NAUTH', 'Cannot act without a session');
  end if;
  select * into account from public.patient_accounts where user_id = auth.uid();
  if not found then
    perform private.fail('NTFND', 'Cannot find a patient account of this login');
  end if;
  return account;
end
$$;
comment on function private.require_account() is
  'The caller''s patient account: NAUTH without a session, NTFND without one.';

create function private.read_account_input(patch jsonb)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
begin
  perform private.refuse_fields(patch, 'name', 'birth_date', 'cpf', 'rg', 'terms_version', 'privacy_version');
  perform private.read_input(patch, 'birth_date', 'date');
  if (patch ->> 'birth_date')::date > now()::date then
    perform private.invalid('birth_date', 'invalid', 'Cannot be born tomorrow');
  end if;
  return private.clean_fields(patch, 'cpf', 'rg');
end
$$;
comment on function private.read_account_input(jsonb) is
  'Fields of an account as the table wants them; INVLD for others.';

create function private.create_patient_account(data jsonb)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  caller constant uuid := auth.uid();
  wanted public.patient_accounts;
  broken_table text;
  broken_rule text;
  broken_column text;
begin
  if caller is null then
    perform private.fail('NAUTH', 'Cannot create an account without a session');
  elsif exists (select from public.patient_accounts where user_id = caller) then
    perform private.fail('HASAC', 'Cannot create a second account for a login');
  end if;
  wanted := jsonb_populate_record(null::public.patient_accounts, private.read_account_input(data));
  insert into public.patient_accounts (user_id, name, birth_date, cpf, rg, terms_version, privacy_version)
  values (caller, wanted.name, wanted.birth_date, wanted.cpf, wanted.rg, wanted.terms_version, wanted.privacy_version);
  return private.describe_account(caller);
exception
  when unique_violation then
    get stacked diagnostics broken_rule = constraint_name;
    if broken_rule = 'patient_accounts_pkey' then
      perform private.fail('HASAC', 'Cannot create a second account for a login');
    end if;
    perform private.fail('CPFTK', 'Cannot create a second account for a CPF');
  when check_violation or not_null_violation then
    get stacked diagnostics broken_table = table_name, broken_rule = constraint_name, broken_column = column_name;
    perform private.explain_field(broken_table, broken_rule, broken_column);
end
$$;
comment on function private.create_patient_account(jsonb) is
$$A login becomes a patient's: {name, birth_date, cpf, rg?, terms_version, privacy_version}, with the time of consent,
gives describe_account(). Links no chart: a CPF that is typed proves nothing. HASAC, CPFTK.$$;
grant execute on function private.create_patient_account(jsonb) to authenticated;
