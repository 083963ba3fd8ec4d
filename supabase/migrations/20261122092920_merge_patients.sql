create function private.merge_patients(keep uuid, merge uuid)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  kept public.patients;
  merged public.patients;
  filled jsonb;
  moved jsonb;
  noted public.chart_merges;
begin
  select * into kept from public.patients where id = keep;
  perform private.require_role(kept.establishment_id, 'owner', 'admin', 'receptionist');
  perform private.lock_queue(kept.establishment_id);
  perform from public.patients where establishment_id = kept.establishment_id and id in (keep, merge)
  order by id for update;
  select * into kept from public.patients where id = keep;
  select * into merged from public.patients where establishment_id = kept.establishment_id and id = merge;
  if merged.id is null or keep = merge or kept.merged_into is not null or merged.merged_into is not null then
    perform private.invalid('merge', 'unknown', 'Cannot merge but two charts that are in use');
  elsif kept.cpf <> merged.cpf or kept.cns <> merged.cns then
    perform private.invalid('merge', 'invalid', 'Cannot merge charts with different documents');
  elsif 2 = (
    select count(*) from public.visits
    where establishment_id = kept.establishment_id and patient_id in (keep, merge) and closed_at is null
  ) then
    perform private.fail('OPENV', 'Cannot merge charts that both have an open visit');
  elsif 2 = (
    select count(distinct user_id) from public.chart_links
    where establishment_id = kept.establishment_id and patient_id in (keep, merge)
  ) then
    perform private.fail('LINKD', 'Cannot merge charts of two accounts');
  end if;
  delete from public.chart_links as extra
  where extra.establishment_id = kept.establishment_id and extra.patient_id = merge and exists (
    select from public.chart_links as link
    where link.establishment_id = kept.establishment_id and link.patient_id = keep);
  moved := private.move_rows(kept.establishment_id, merge, keep, null);
  filled := private.gaps_filled(kept, merged);
  perform private.write_chart(merge, jsonb_build_object('cpf', null, 'cns', null, 'merged_into', keep));
  perform private.write_chart(keep, filled);
  insert into public.chart_merges (establishment_id, kept_id, merged_id, moved, filled, freed, merged_by)
  values (kept.establishment_id, keep, merge, moved, filled, jsonb_build_object('cpf', merged.cpf, 'cns', merged.cns),
    auth.uid())
  returning * into noted;
  return private.describe_merge(noted);
end
$$;
comment on function private.merge_patients(uuid, uuid) is
$$Two charts are one person's: `keep` takes over the rows of `merge` and what it lacks itself; `merge` disappears from
lists. For owners, admins and the reception; gives describe_merge(). OPENV when both have an open visit, LINKD when
they belong to two accounts, INVLD when their documents differ.$$;
grant execute on function private.merge_patients(uuid, uuid) to authenticated;
