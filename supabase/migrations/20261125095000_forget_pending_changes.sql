create function private.password_mark(holder uuid)
returns text
language sql
stable
security definer
set search_path = ''
as $$
  select encode(extensions.digest(coalesce(encrypted_password, ''), 'sha256'), 'hex') from auth.users where id = holder;
$$;
comment on function private.password_mark(uuid) is
$$Tells one password of a login from the next without saying anything of either: what was asked for with the one is not
done under the other. For the service only.$$;
grant execute on function private.password_mark(uuid) to service_role;

create function private.forget_pending_changes()
returns trigger
language plpgsql
volatile
security definer
set search_path = ''
as $$
begin
  delete from private.email_changes where user_id = new.id;
  delete from private.recoveries where user_id = new.id;
  -- Hosted projects look mailed tokens up here; the columns below are what both have.
  if to_regclass('auth.one_time_tokens') is not null then
    execute 'delete from auth.one_time_tokens where user_id = $1' using new.id;
  end if;
  return jsonb_populate_record(new, '{
    "email_change": "", "email_change_token_new": "", "email_change_token_current": "", "email_change_sent_at": null,
    "email_change_confirm_status": 0, "phone_change": "", "phone_change_token": "", "phone_change_sent_at": null,
    "recovery_token": "", "reauthentication_token": ""}');
end
$$;
comment on function private.forget_pending_changes() is
$$A login that gets another password or address keeps nothing that was asked for before: whoever knew the old password
may have asked. Columns that Auth does not have are passed over.$$;

create trigger forget_pending_changes before update on auth.users
for each row when (
  old.encrypted_password is distinct from new.encrypted_password or old.email is distinct from new.email)
execute function private.forget_pending_changes();
