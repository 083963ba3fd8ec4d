create function private.shifts_at(instant timestamptz, timezone text)
returns text[]
language sql
stable
set search_path = ''
as $$
  select array_agg(shift)
  from extract(hour from instant at time zone timezone) as hour, lateral (values
    ('morning', hour >= 6 and hour < 14), ('afternoon', hour >= 12 and hour < 20), ('night', hour >= 18 or hour < 7),
    ('full_day', true)) as one (shift, covers)
  where covers;
$$;
comment on function private.shifts_at(timestamptz, text) is
  'The shifts that cover an instant somewhere, by the hours of count_professionals().';

create or replace function private.search_professionals(establishment uuid, filters jsonb, cursor uuid)
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
  shifts text[];
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
  if filters ->> 'on_shift' = 'true' then
    select private.shifts_at(now(), timezone) into shifts from public.establishments where id = establishment;
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
      and (shifts is null or p.status = 'active' and p.shift = any (shifts))
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
$$Professionals by name, 50 a page: filters {text?, specialty?, status?, shift?, on_shift?: true}, accents and case
ignored, give {professionals: [row], next}; `on_shift` leaves those who are active and whose shift covers the local
time; `next` is the cursor of the following page, null at the end. For members.$$;
