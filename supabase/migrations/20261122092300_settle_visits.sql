create function private.settle_visit()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
declare
  chart public.patients;
begin
  select * into chart from public.patients where establishment_id = new.establishment_id and id = new.patient_id;
  if chart.merged_into is not null then
    perform private.invalid('patient_id', 'unknown', 'Cannot use a chart that was merged into another');
  end if;
  if tg_op = 'INSERT' and new.priority is null and (chart.priority_until is null or chart.priority_until >= (
    select (now() at time zone e.timezone)::date from public.establishments as e where e.id = new.establishment_id
  )) then
    new.priority := chart.priority;
  end if;
  return new;
end
$$;
comment on function private.settle_visit() is
$$Trigger: a visit belongs to a chart that is in use, and begins with the chart's legal precedence unless the desk
named one or the age gave one.$$;

create trigger settle_visit before insert or update of patient_id on public.visits
for each row execute function private.settle_visit();

create or replace function private.read_visit(visit_id uuid)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
begin
  return (
    select to_jsonb(private.view_of(v, coalesce(p.social_name, p.name),
      case when v.status = 'waiting' then private.people_before(v) + 1 end))
    from public.visits as v
    join public.patients as p on p.establishment_id = v.establishment_id and p.id = v.patient_id
    where v.id = visit_id
  );
end
$$;

create or replace function private.staff_queue(establishment uuid)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  perform private.require_role(establishment);
  return (
    select private.assemble_board(establishment,
      json_agg(entry order by place) filter (where list = 'waiting'),
      json_agg(entry order by place) filter (where list = 'called'),
      json_agg(entry order by place) filter (where list = 'in_service'),
      json_agg(entry order by place) filter (where list = 'recent'))
    from (
      select list, place, private.view_of(visit, coalesce(p.social_name, p.name), turn) as entry
      from private.board_entries(establishment) as board
      join public.patients as p on p.establishment_id = establishment and p.id = (board.visit).patient_id
    ) as entries
  );
end
$$;
