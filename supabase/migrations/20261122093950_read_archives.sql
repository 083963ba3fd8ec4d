create function private.archive_page(establishment uuid, name text, after text)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  one record;
  page jsonb;
begin
  perform private.require_role(establishment, 'owner');
  select * into one from private.archived_tables() as t where t.name = archive_page.name;
  if not found then
    perform private.invalid('name', 'unknown', 'Cannot archive this table');
  end if;
  execute format(
    'select coalesce(jsonb_agg(row - ''{search_text,token,token_hash,call_rank}''::text[]), ''[]'')
     from (
       select to_jsonb(t) as row from public.%1$I as t where t.establishment_id = $1 and %3$s order by t.%2$I limit 1000
     ) as page',
    one.name, one.key, case when after is null then 'true' else format('t.%I > %L', one.key, after) end)
  into page using establishment;
  return jsonb_build_object('rows', page,
    'next', case when jsonb_array_length(page) = 1000 then page -> 999 ->> one.key end);
end
$$;
comment on function private.archive_page(uuid, text, text) is
$$A thousand rows of a table for an owner's archive, without secrets: {rows, next}; `next` is `after` of the following
page, null at the end.$$;
grant execute on function private.archive_page(uuid, text, text) to authenticated;
