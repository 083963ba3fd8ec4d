create function private.require_session()
returns uuid
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  caller constant uuid := auth.uid();
  -- Tokens of auth name their session; one that names none cannot be checked and was signed by somebody else.
  present constant text := auth.jwt() ->> 'session_id';
begin
  if caller is null then
    perform private.fail('NAUTH', 'Cannot act without a session');
  elsif present is not null and not exists (
    select from auth.sessions as s
    where s.id::text = present and s.user_id = caller and (s.not_after is null or s.not_after > now())) then
    perform private.fail('NAUTH', 'Cannot act in a session that has ended');
  end if;
  return caller;
end
$$;
comment on function private.require_session() is
$$Who the caller is; NAUTH without a session, or when it was ended elsewhere although its token is still good. What
concerns the login itself asks this; acts in a clinic live with the token's hour.$$;

create or replace function private.require_account()
returns public.patient_accounts
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  caller constant uuid := private.require_session();
  account public.patient_accounts;
begin
  select * into account from public.patient_accounts where user_id = caller;
  if not found then
    perform private.fail('NTFND', 'Cannot find a patient account of this login');
  end if;
  return account;
end
$$;
