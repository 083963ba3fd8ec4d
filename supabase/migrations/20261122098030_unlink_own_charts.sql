create function private.unlink_own_chart(chart uuid)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  account constant public.patient_accounts := private.require_account();
begin
  delete from public.chart_links as link where link.patient_id = chart and link.user_id = account.user_id;
  if not found then
    perform private.fail('NTFND', 'Cannot find a chart of this account');
  end if;
  return private.describe_account(account.user_id);
end
$$;
comment on function private.unlink_own_chart(uuid) is
$$The holder takes a chart out of the account: describe_account(). NTFND for a chart that is not in it, whatever else
the caller may do with it as somebody's colleague.$$;
grant execute on function private.unlink_own_chart(uuid) to authenticated;
