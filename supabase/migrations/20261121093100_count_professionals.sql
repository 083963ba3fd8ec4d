create function private.count_professionals(establishment uuid)
returns bigint
language plpgsql
stable
set search_path = ''
as $$
declare
  people bigint;
  hour int;
begin
  select count(distinct professional_id) into people
  from (
    select professional_id from public.visits
    where establishment_id = establishment and closed_at is null
      and (status = 'in_service' or status = 'awaiting_return' and finished_at > now() - interval '1 hour')
    union all
    select professional_id from public.visits
    where establishment_id = establishment and closed_at > now() - interval '1 hour' and status = 'finished'
  ) as at_work;
  if people > 0 then
    return people;
  end if;
  select extract(hour from now() at time zone timezone) into hour
  from public.establishments where id = establishment;
  return (
    select count(*) from public.professionals as p
    where p.establishment_id = establishment and p.status = 'active' and case p.shift
      when 'morning' then hour >= 6 and hour < 14
      when 'afternoon' then hour >= 12 and hour < 20
      when 'night' then hour >= 18 or hour < 7
      else true end
  );
end
$$;
comment on function private.count_professionals(uuid) is
$$Professionals at work: those in service or who finished within the hour; if none, the active ones whose shift covers
the local time (morning 6-14, afternoon 12-20, night 18-7, full day always).$$;
