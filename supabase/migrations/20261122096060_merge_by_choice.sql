drop function private.merge_patients(uuid, uuid);

create function private.read_choices(data jsonb)
returns text[]
language plpgsql
immutable
set search_path = ''
as $$
begin
  perform private.refuse_fields(data, 'take');
  if coalesce(jsonb_typeof(data -> 'take'), 'array') <> 'array' or exists (
    select from jsonb_array_elements(data -> 'take') as field
    where field not in ('"name"', '"social_name"', '"birth_date"', '"phone"', '"email"', '"priority"', '"contacts"')
  ) then
    perform private.invalid('take', 'invalid', 'Cannot take these fields');
  end if;
  return array(select jsonb_array_elements_text(data -> 'take'));
end
$$;
comment on function private.read_choices(jsonb) is
  '`take` of the input: the fields in which the merged chart is right. Documents never differ, or nothing is merged.';

create function private.merge_patients(keep uuid, merge uuid, data jsonb)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  kept public.patients;
  merged public.patients;
  taken jsonb;
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
  taken := private.fields_taken(kept, merged, private.read_choices(data));
  moved := private.move_rows(kept.establishment_id, merge, keep, null);
  perform private.write_chart(merge, jsonb_build_object('cpf', null, 'cns', null, 'merged_into', keep));
  perform private.write_chart(keep, taken);
  insert into public.chart_merges (establishment_id, kept_id, merged_id, moved, filled, replaced, freed, merged_by)
  values (kept.establishment_id, keep, merge, moved, taken,
    (select coalesce(jsonb_object_agg(key, to_jsonb(kept) -> key), '{}') from jsonb_object_keys(taken) as key),
    jsonb_build_object('cpf', merged.cpf, 'cns', merged.cns), auth.uid())
  returning * into noted;
  return private.describe_merge(noted);
end
$$;
comment on function private.merge_patients(uuid, uuid, jsonb) is
$$Two charts are one person's: `keep` takes over the rows of `merge`, what it lacks itself and the fields in {take?:
[name | social_name | birth_date | phone | email | priority | contacts]}; `merge` disappears from lists. For owners,
admins and the reception; gives describe_merge(). OPENV when both have an open visit, LINKD when they belong to two
accounts, INVLD when their documents differ.$$;
grant execute on function private.merge_patients(uuid, uuid, jsonb) to authenticated;

create or replace function private.undo_merge(merge uuid)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  noted public.chart_merges;
  kept public.patients;
  refusal text;
begin
  select * into noted from public.chart_merges where id = merge;
  perform private.require_role(noted.establishment_id, 'owner', 'admin', 'receptionist');
  perform private.lock_queue(noted.establishment_id);
  perform from public.patients
  where establishment_id = noted.establishment_id and id in (noted.kept_id, noted.merged_id) order by id for update;
  select * into noted from public.chart_merges where id = merge for update;
  select * into kept from public.patients where id = noted.kept_id;
  refusal := case
    when noted.undone_at is not null then 'undone'
    when noted.merged_at < now() - interval '30 days' then 'expired'
    when kept.merged_into is not null then 'merged_again'
  end;
  if refusal is not null then
    perform private.fail('MERGX', 'Cannot undo this merge any more', jsonb_build_object('status', refusal));
  end if;
  -- The kept chart gives back what it took over, unless somebody has corrected it since.
  perform private.write_chart(kept.id, coalesce((
    select jsonb_object_agg(field.key, case
      when noted.replaced ? field.key then noted.replaced -> field.key
      -- Merges from before charts could be chosen from only filled gaps.
      when field.key = 'contacts' then '[]' else 'null' end)
    from jsonb_each(noted.filled) as field where to_jsonb(kept) -> field.key = field.value), '{}'));
  perform private.refuse_second_chart(noted.establishment_id, noted.freed);
  perform private.write_chart(noted.merged_id, noted.freed || '{"merged_into": null}');
  perform private.move_rows(noted.establishment_id, noted.kept_id, noted.merged_id, noted.moved);
  update public.chart_merges set undone_at = now(), undone_by = auth.uid() where id = merge returning * into noted;
  return private.describe_merge(noted);
end
$$;
