create function private.undo_merge(merge uuid)
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
    select jsonb_object_agg(field.key, case field.key when 'contacts' then '[]' else 'null' end::jsonb)
    from jsonb_each(noted.filled) as field where to_jsonb(kept) -> field.key = field.value), '{}'));
  perform private.refuse_second_chart(noted.establishment_id, noted.freed);
  perform private.write_chart(noted.merged_id, noted.freed || '{"merged_into": null}');
  perform private.move_rows(noted.establishment_id, noted.kept_id, noted.merged_id, noted.moved);
  update public.chart_merges set undone_at = now(), undone_by = auth.uid() where id = merge returning * into noted;
  return private.describe_merge(noted);
end
$$;
comment on function private.undo_merge(uuid) is
$$Parts two charts again within 30 days: what came from the merged one goes back, what came since stays with the kept
one. Gives describe_merge(). MERGX {status}; HASCP {id} when a document has meanwhile gone to another chart.$$;
grant execute on function private.undo_merge(uuid) to authenticated;
