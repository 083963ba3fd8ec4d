create index patients_claimed_cpf_idx on public.patients (establishment_id, claimed_cpf)
where merged_into is null and claimed_cpf is not null;

create or replace function private.list_suspects(establishment uuid, person public.patients)
returns table (chart public.patients, reason text, rank int)
language plpgsql
stable
set search_path = ''
as $$
declare
  wanted constant text := private.fold(regexp_replace(person.name, '\s+', ' ', 'g'));
begin
  -- Each branch starts in an index of its own and meets a handful of rows.
  return query
  select p, 'document', 1 from public.patients as p
  where p.establishment_id = list_suspects.establishment and p.merged_into is null
    and (p.cpf = person.cpf or p.cns = person.cns or p.claimed_cpf = person.cpf)
  union all
  select p, 'birth_date', 2 from public.patients as p
  where p.establishment_id = list_suspects.establishment and p.merged_into is null
    and p.birth_date = person.birth_date and private.likeness(p, wanted) >= 0.45
  union all
  -- Families share phones: one who is called quite differently is somebody else.
  select p, 'phone', 3 from public.patients as p
  where p.establishment_id = list_suspects.establishment and p.merged_into is null
    and p.phone = person.phone and private.likeness(p, wanted) >= 0.6
  union all
  select p, 'name', 4 from public.patients as p
  where p.establishment_id = list_suspects.establishment and p.merged_into is null
    and private.fold(p.name) = wanted
  union all
  select p, 'name', 4 from public.patients as p
  where p.establishment_id = list_suspects.establishment and p.merged_into is null
    and private.fold(coalesce(p.social_name, p.name)) = wanted;
end
$$;

create or replace function private.similar_patients(establishment uuid, data jsonb)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  held_role constant public.member_role := private.require_role(establishment);
  person public.patients := jsonb_populate_record(null::public.patients,
    private.read_chart_input(data - 'except'));
  own constant uuid := private.read_input(data, 'except', 'uuid');
begin
  -- Typed at a kiosk or at home, it is no proof of who somebody is, but good enough to look for them.
  if person.cpf is null and own is not null then
    select p.claimed_cpf into person.cpf from public.patients as p
    where p.establishment_id = similar_patients.establishment and p.id = own;
  end if;
  return (
    select coalesce(jsonb_agg(private.summarize_chart(found.chart) || jsonb_build_object('reason', found.reason)
      order by found.rank, found.likeness desc, (found.chart).id), '[]')
    from (
      select one.*, private.likeness(one.chart, private.fold(person.name)) as likeness
      from (
        select distinct on ((suspect.chart).id) suspect.*
        from private.list_suspects(establishment, person) as suspect
        order by (suspect.chart).id, suspect.rank
      ) as one
      where (one.chart).id is distinct from own and (one.rank = 1
        -- Another document or birthday tells two people of one name apart.
        or coalesce((one.chart).cpf = person.cpf, true) and coalesce((one.chart).cns = person.cns, true)
          and coalesce((one.chart).birth_date = person.birth_date, true))
      order by one.rank, likeness desc, (one.chart).id
      limit 5
    ) as found
  );
end
$$;
