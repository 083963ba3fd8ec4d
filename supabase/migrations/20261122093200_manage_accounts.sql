create function private.read_account()
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  return private.describe_account((private.require_account()).user_id);
end
$$;
comment on function private.read_account() is 'The caller''s account: describe_account().';
grant execute on function private.read_account() to authenticated;

create function private.update_account(patch jsonb)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  held constant public.patient_accounts := private.require_account();
  wanted constant public.patient_accounts := jsonb_populate_record(held, private.read_account_input(patch));
  broken_table text;
  broken_rule text;
  broken_column text;
begin
  update public.patient_accounts set
    name = wanted.name, birth_date = wanted.birth_date, cpf = wanted.cpf, rg = wanted.rg,
    terms_version = wanted.terms_version, privacy_version = wanted.privacy_version,
    terms_accepted_at = case when patch ? 'terms_version' then now() else terms_accepted_at end,
    privacy_accepted_at = case when patch ? 'privacy_version' then now() else privacy_accepted_at end
  where user_id = held.user_id;
  return private.describe_account(held.user_id);
exception
  when unique_violation then
    perform private.fail('CPFTK', 'Cannot have a second account for a CPF');
  when check_violation or not_null_violation then
    get stacked diagnostics broken_table = table_name, broken_rule = constraint_name, broken_column = column_name;
    perform private.explain_field(broken_table, broken_rule, broken_column);
end
$$;
comment on function private.update_account(jsonb) is
  'The caller corrects the account, or accepts newer terms: the fields to change give describe_account(). CPFTK.';
grant execute on function private.update_account(jsonb) to authenticated;

create function private.email_of_cpf(cpf text)
returns text
language sql
stable
security definer
set search_path = ''
as $$
  select login.email
  from public.patient_accounts as account
  join auth.users as login on login.id = account.user_id
  where account.cpf = private.bare(email_of_cpf.cpf);
$$;
comment on function private.email_of_cpf(text) is
  'The login of an account, for signing in with a CPF. For the service only.';
grant execute on function private.email_of_cpf(text) to service_role;
