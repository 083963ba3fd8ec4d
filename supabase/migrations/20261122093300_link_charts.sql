create function private.link_chart(account public.patient_accounts, chart public.patients, proof text)
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
  on conflict on constraint chart_links_patient_key do update set user_id = held.user_id
  returning * into link;
  if link.user_id <> account.user_id then
    perform private.fail('LINKD', 'Cannot link a chart of another account');
  end if;
  return jsonb_build_object('patient_id', link.patient_id, 'proof', link.proof, 'linked_at', link.linked_at,
    'establishment', private.describe_place(link.establishment_id));
end
$$;
comment on function private.link_chart(public.patient_accounts, public.patients, text) is
  'Makes a chart an account''s, or finds that it is: {patient_id, proof, linked_at, establishment}. LINKD.';

create function private.link_chart_by_ticket(token text)
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
  elsif chart.cpf <> account.cpf then
    perform private.fail('OTHER', 'Cannot link the chart of somebody with another CPF');
  end if;
  return private.link_chart(account, chart, 'ticket');
end
$$;
comment on function private.link_chart_by_ticket(text) is
$$Who has the ticket of a visit that is open, or ended within 24 hours, links its chart to their account: {patient_id,
proof, linked_at, establishment}. Again is no error. LINKD for another account's chart, OTHER when the CPFs differ.$$;
grant execute on function private.link_chart_by_ticket(text) to authenticated;

create function private.unlink_chart(patient uuid)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  link public.chart_links;
begin
  select * into link from public.chart_links where patient_id = patient;
  if link.user_id is distinct from auth.uid() or link.user_id is null then
    perform private.require_role(link.establishment_id, 'owner', 'admin', 'receptionist');
  end if;
  delete from public.chart_links where id = link.id;
  return jsonb_build_object('patient_id', patient);
end
$$;
comment on function private.unlink_chart(patient uuid) is
  'Ends a link: by the account''s holder, or by owners, admins and the reception of the chart. Gives {patient_id}.';
grant execute on function private.unlink_chart(uuid) to authenticated;
