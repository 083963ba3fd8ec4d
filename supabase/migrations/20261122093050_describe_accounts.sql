create function private.describe_account(holder uuid)
returns jsonb
language sql
stable
set search_path = ''
as $$
  select to_jsonb(account) || jsonb_build_object(
    'email', login.email,
    'email_verified', private.verified_email(holder) is not null,
    'charts', (
      select coalesce(jsonb_agg(jsonb_build_object('patient_id', p.id, 'name', p.name, 'proof', link.proof,
        'linked_at', link.linked_at, 'establishment', private.describe_place(link.establishment_id))
        order by link.linked_at, link.id), '[]')
      from public.chart_links as link
      join public.patients as p on p.establishment_id = link.establishment_id and p.id = link.patient_id
      where link.user_id = holder))
  from public.patient_accounts as account
  join auth.users as login on login.id = account.user_id
  where account.user_id = holder;
$$;
comment on function private.describe_account(uuid) is
$$An account as its holder sees it: the row with {email, email_verified, charts: [{patient_id, name, proof, linked_at,
establishment}]}.$$;
