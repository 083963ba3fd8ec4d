-- Logs never change and never shrink, with one exception: an establishment that leaves takes everything with it.
create table private.departures (
  establishment_id uuid primary key
);
comment on table private.departures is
$$Establishments that the present transaction deletes. A row is written and removed by the same transaction, so that
nobody else ever sees one.$$;

alter table private.departures enable row level security;

create function private.is_leaving(establishment uuid)
returns boolean
language plpgsql
stable
set search_path = ''
as $$
begin
  return exists (select from private.departures where establishment_id = establishment);
end
$$;
comment on function private.is_leaving(uuid) is 'True while the transaction deletes this establishment.';

create function private.keep_deleted()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  if exists (
    select from gone where not exists (
      select from private.departures as leaving where leaving.establishment_id = gone.establishment_id)
  ) then
    raise exception using errcode = 'insufficient_privilege', message = 'Cannot remove what has happened';
  end if;
  return null;
end
$$;
comment on function private.keep_deleted() is
  'Trigger: rows of a log go only while their whole establishment is deleted.';
comment on function private.keep_events() is 'Trigger: a log only grows.';

drop trigger keep_events on public.visit_events;

create trigger keep_events before update or truncate on public.visit_events
for each statement execute function private.keep_events();
create trigger keep_deleted after delete on public.visit_events
referencing old table as gone
for each statement execute function private.keep_deleted();

create trigger keep_events before update or truncate on public.audit_log
for each statement execute function private.keep_events();
create trigger keep_deleted after delete on public.audit_log
referencing old table as gone
for each statement execute function private.keep_deleted();
