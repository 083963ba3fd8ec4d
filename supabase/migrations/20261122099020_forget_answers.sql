-- Answers that are kept for an Idempotency-Key hold names of patients, and belong to whoever asked: logins that work
-- elsewhere too keep theirs.
create function private.forget_answers(establishment uuid)
returns void
language sql
volatile
set search_path = ''
as $$
  delete from private.idempotency_keys as held
  where held.user_id in (
      select m.user_id from public.members as m where m.establishment_id = establishment
      union
      select entry.actor_id from public.audit_log as entry where entry.establishment_id = establishment)
    or held.answer::text like '%' || establishment || '%';
$$;
comment on function private.forget_answers(uuid) is
  'Forgets the kept answers of everybody who ever did something in an establishment, before its rows go.';

create or replace function private.clear_establishment(establishment uuid)
returns void
language plpgsql
volatile
set search_path = ''
as $$
declare
  of_table regclass;
begin
  perform private.forget_answers(establishment);
  insert into private.departures (establishment_id) values (establishment);
  for of_table in select * from private.tenant_tables() loop
    execute format('delete from %s where establishment_id = $1', of_table) using establishment;
  end loop;
  delete from public.establishments where id = establishment;
  delete from private.departures where establishment_id = establishment;
end
$$;
