-- Lists stand in the order of the names that they show: the preferred one where there is one.
create index patients_known_name_idx on public.patients (establishment_id, private.fold(coalesce(social_name, name)), id)
where merged_into is null;

create or replace function private.find_charts(establishment uuid, patterns text[], last_name text, last_id uuid)
returns setof public.patients
language plpgsql
stable
set search_path = ''
as $$
begin
  -- One or two letters are in many names and in no trigram: a walk through the names is soon over.
  if patterns is null or length(patterns[1]) < 5 then
    return query
    select * from public.patients as p
    where p.establishment_id = establishment and p.merged_into is null
      and (patterns is null or p.search_text like all (patterns))
      -- One comparison, with or without a cursor: every plan starts in the index where the page does.
      and (private.fold(coalesce(p.social_name, p.name)), p.id)
        > (coalesce(last_name, ''), coalesce(last_id, '00000000-0000-0000-0000-000000000000'))
    order by private.fold(coalesce(p.social_name, p.name)), p.id
    limit 51;
    return;
  end if;
  -- Materialized, so that the trigrams find the rows and not a walk through all names. One condition per word, because
  -- their index answers `like`, but not `like all`.
  return query
  with hits as materialized (
    select p.id, private.fold(coalesce(p.social_name, p.name)) as name from public.patients as p
    where p.establishment_id = find_charts.establishment and p.merged_into is null
      and p.search_text like patterns[1]
      and p.search_text like coalesce(patterns[2], patterns[1])
      and p.search_text like coalesce(patterns[3], patterns[1])
      and p.search_text like all (patterns)
  )
  select chart.*
  from (
    select * from hits where last_id is null or (hits.name, hits.id) > (last_name, last_id)
    order by hits.name, hits.id
    limit 51
  ) as page
  join public.patients as chart on chart.id = page.id
  order by page.name, page.id;
end
$$;
comment on function private.find_charts(uuid, text[], text, uuid) is
  'The first 51 charts in use by the names they are known by, after a given one, that match the patterns (all when null).';

create or replace function private.search_patients(establishment uuid, query text, cursor uuid)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  last_name text;
  page jsonb;
begin
  perform private.require_role(establishment);
  if cursor is not null then
    select private.fold(private.known_as(p)) into last_name
    from public.patients as p where p.establishment_id = search_patients.establishment and p.id = cursor;
    if not found then
      perform private.invalid('cursor', 'unknown', 'Cannot go on after an unknown chart');
    end if;
  end if;
  select coalesce(jsonb_agg(private.summarize_chart(chart)
    order by private.fold(private.known_as(chart)), chart.id), '[]') into page
  from private.find_charts(establishment, private.search_patterns(query), last_name, cursor) as chart;
  return jsonb_build_object(
    'patients', case when jsonb_array_length(page) > 50 then page - 50 else page end,
    'next', case when jsonb_array_length(page) > 50 then page -> 49 -> 'id' end);
end
$$;
comment on function private.search_patients(uuid, text, uuid) is
$$Charts in use by the name to be called by, 50 a page, for members: every word of `query` in a name, CPF, CNS or phone,
accents and case ignored, gives {patients: [{id, name, social_name, cpf, cns, birth_date, phone, email, open_visit: {id,
code, status} | null, last_visit_at}], next}; `next` is the cursor of the following page, null at the end.$$;
