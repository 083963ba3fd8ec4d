alter table public.professionals add column search_text text not null generated always as (
  private.fold(full_name || ' ' || specialty || ' ' || council || ' ' || council_number || ' ' || email)
) stored;
-- Whole rows are readable, which `jsonb_populate_record(row, changes)` asks for.
grant select (search_text) on public.professionals to authenticated;
create index professionals_name_idx on public.professionals (establishment_id, private.fold(full_name), id);

create function private.search_professionals(establishment uuid, filters jsonb, cursor uuid)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  patterns constant text[] := private.search_patterns(filters ->> 'text');
  field constant text[] := private.search_patterns(filters ->> 'specialty');
  last_name text := '';
  found_rows jsonb;
begin
  perform private.require_role(establishment);
  if cursor is not null then
    select private.fold(full_name) into last_name
    from public.professionals as p where p.establishment_id = establishment and p.id = cursor;
    if not found then
      perform private.invalid('cursor', 'unknown', 'Cannot go on after a professional who is gone');
    end if;
  end if;
  select coalesce(jsonb_agg(to_jsonb(page) - 'search_text' order by private.fold(page.full_name), page.id), '[]')
  into found_rows
  from (
    select * from public.professionals as p
    where p.establishment_id = establishment
      -- One comparison, with or without a cursor: every plan starts in the index where the page does.
      and (private.fold(p.full_name), p.id)
        > (last_name, coalesce(cursor, '00000000-0000-0000-0000-000000000000'))
      and (filters ->> 'status' is null or p.status = filters ->> 'status')
      and (filters ->> 'shift' is null or p.shift = filters ->> 'shift')
      and (patterns is null or p.search_text like all (patterns))
      and (field is null or private.fold(p.specialty) like all (field))
    order by private.fold(p.full_name), p.id
    limit 51
  ) as page;
  return jsonb_build_object(
    'professionals', case when jsonb_array_length(found_rows) > 50 then found_rows - 50 else found_rows end,
    'next', case when jsonb_array_length(found_rows) > 50 then found_rows -> 49 -> 'id' end);
end
$$;
comment on function private.search_professionals(uuid, jsonb, uuid) is
$$Professionals by name, 50 a page: filters {text?, specialty?, status?, shift?}, accents and case ignored, give
{professionals: [row], next}; `next` is the cursor of the following page, null at the end. For members.$$;
grant execute on function private.search_professionals(uuid, jsonb, uuid) to authenticated;
