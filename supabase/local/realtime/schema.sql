-- What a hosted project finds in its `realtime` schema, and what the server of this folder adds for itself in `_realtime`.
-- Applied by a superuser, right after platform.sql; may be applied again.

do $$
begin
  if to_regrole('supabase_realtime_admin') is null then
    create role supabase_realtime_admin noinherit nologin noreplication;
  end if;
end;
$$;

-- Hosted lets `postgres` write policies on realtime.messages and nothing else there; see _realtime.guard() below.
grant supabase_realtime_admin to postgres with inherit true;

create schema if not exists realtime;
grant all on schema realtime to supabase_realtime_admin;
grant usage on schema realtime to postgres, anon, authenticated, service_role;

create table if not exists realtime.messages (
  topic text not null,
  extension text not null,
  payload jsonb,
  event text,
  private boolean default false,
  updated_at timestamp not null default timezone('utc', now()),
  inserted_at timestamp not null default timezone('utc', now()),
  id uuid not null default gen_random_uuid(),
  binary_payload bytea,
  primary key (id, inserted_at),
  constraint messages_payload_exclusive check (payload is null or binary_payload is null)
) partition by range (inserted_at);

create index if not exists messages_replay_index on realtime.messages (topic, inserted_at desc)
  where extension = 'broadcast' and private;

alter table realtime.messages owner to supabase_realtime_admin;
alter table realtime.messages enable row level security;
grant select, insert, update on realtime.messages to anon, authenticated, service_role;
grant all on realtime.messages to postgres;

create or replace function realtime.topic() returns text
language sql stable
as $$
  select nullif(current_setting('realtime.topic', true), '')
$$;

create or replace function realtime.send(payload jsonb, event text, topic text, private boolean default true) returns void
language plpgsql
as $$
declare
  message_id uuid := gen_random_uuid();
begin
  perform set_config('realtime.topic', topic, true);
  insert into realtime.messages (id, topic, extension, event, private, payload)
  values (
    message_id, topic, 'broadcast', event, private,
    case when payload ? 'id' then payload else jsonb_set(payload, '{id}', to_jsonb(message_id)) end
  );
exception when others then
  raise warning 'WarnSendingBroadcastMessage: %', sqlerrm;
end;
$$;

create or replace function realtime.send_binary(payload bytea, event text, topic text, private boolean default true) returns void
language plpgsql
as $$
begin
  perform set_config('realtime.topic', topic, true);
  insert into realtime.messages (topic, extension, event, private, binary_payload)
  values (topic, 'broadcast', event, private, payload);
exception when others then
  raise warning 'WarnSendingBroadcastMessage: %', sqlerrm;
end;
$$;

create or replace function realtime.broadcast_changes(
  topic_name text, event_name text, operation text, table_name text, table_schema text,
  new record, old record, level text default 'ROW'
) returns void
language plpgsql
as $$
begin
  if level = 'STATEMENT' then
    raise exception 'function can only be triggered for each row, not for each statement';
  end if;
  if operation not in ('INSERT', 'UPDATE', 'DELETE') then
    raise exception 'Unexpected operation type: %', operation;
  end if;
  perform realtime.send(
    jsonb_build_object(
      'schema', table_schema, 'table', table_name, 'operation', operation, 'record', new, 'old_record', old
    ),
    event_name,
    topic_name
  );
exception when others then
  raise exception 'Failed to process the row: %', sqlerrm;
end;
$$;

alter function realtime.topic() owner to supabase_realtime_admin;
alter function realtime.send(jsonb, text, text, boolean) owner to supabase_realtime_admin;
alter function realtime.send_binary(bytea, text, text, boolean) owner to supabase_realtime_admin;
alter function realtime.broadcast_changes(text, text, text, text, text, record, record, text)
  owner to supabase_realtime_admin;

do $$
begin
  if not exists (select from pg_publication where pubname = 'supabase_realtime') then
    create publication supabase_realtime;
    alter publication supabase_realtime owner to postgres;
  end if;
end;
$$;

-- From here on: the server's own part, which a hosted project keeps elsewhere.

create schema if not exists _realtime;
grant usage on schema _realtime to postgres;

-- One probe row per extension to read, one attempted insert per extension to write, everything rolled back: the caller's
-- role sees what the policies let it see. One statement, so it is safe on any pooled connection.
create or replace function _realtime.authorize(
  role_name text, topic_name text, claims text, headers text, reads text[], writes text[],
  out readable text[], out writable text[]
)
language plpgsql volatile
as $$
declare
  probes uuid[];
  name text;
begin
  -- Nothing that matters is committed: do not wait for the disk.
  perform set_config('synchronous_commit', 'off', true);
  readable := '{}';
  writable := '{}';
  begin
    with probe as (
      insert into realtime.messages (topic, extension)
      select topic_name, wanted from unnest(reads) as wanted
      returning id
    )
    select array_agg(id) into probes from probe;

    perform
      set_config('realtime.topic', topic_name, true),
      set_config('request.jwt.claims', claims, true),
      set_config('request.jwt.claim.sub', coalesce(claims::jsonb ->> 'sub', ''), true),
      set_config('request.jwt.claim.role', role_name, true),
      set_config('request.headers', headers, true),
      set_config('role', role_name, true);

    select coalesce(array_agg(message.extension), '{}') into readable
    from realtime.messages as message
    where message.id = any (probes) and message.inserted_at = timezone('utc', now());

    foreach name in array writes loop
      begin
        insert into realtime.messages (topic, extension) values (topic_name, name);
        writable := writable || name;
      exception when insufficient_privilege then
        null;
      end;
    end loop;

    raise exception using errcode = 'RTUND';
  exception when sqlstate 'RTUND' then
    null;
  end;
end;
$$;

-- Tells the server of the rows that a statement added: `[id, topic, event, private]`, a line's end and the payload, or the
-- id alone when that is too long for a notification. Postgres hands notifications over at commit, in the order of commits.
create or replace function _realtime.announce() returns trigger
language plpgsql
as $$
begin
  perform pg_notify('_realtime_messages',
    coalesce(case when octet_length(whole.line) < 7900 then whole.line end, whole.id::text))
  from (
    select
      added.id,
      -- No value of jsonb takes more than four times the bytes of its text: most long ones are not even written out.
      case when pg_column_size(added.payload) < 4 * 7900 then
        json_build_array(added.id, added.topic, added.event, added.private)::text || e'\n' || added.payload::text
      end as line
    from added
    where added.event is not null and added.private is not null
      and (added.payload is not null or added.binary_payload is not null)
    offset 0 -- each line is put together once
  ) as whole;
  return null;
end;
$$;

create or replace trigger announce_messages
after insert on realtime.messages
referencing new table as added
for each statement execute function _realtime.announce();

-- Partitions from yesterday to `ahead` days from today; those older than `kept` days go. Returns how many it made and dropped.
create or replace function _realtime.keep_partitions(kept integer default 3, ahead integer default 4)
returns integer
language plpgsql security definer set search_path = ''
as $$
declare
  today date := timezone('utc', now())::date;
  day date;
  partition text;
  done integer := 0;
begin
  perform pg_advisory_xact_lock(hashtext('_realtime.keep_partitions'));
  for day in select generate_series(today - 1, today + ahead, interval '1 day')::date loop
    partition := 'messages_' || to_char(day, 'YYYY_MM_DD');
    if to_regclass('realtime.' || partition) is null then
      execute format(
        'create table realtime.%I partition of realtime.messages for values from (%L) to (%L)',
        partition, day, day + 1
      );
      execute format('alter table realtime.%I owner to supabase_realtime_admin', partition);
      done := done + 1;
    end if;
  end loop;
  for partition in
    select child.relname
    from pg_catalog.pg_inherits as tree
    join pg_catalog.pg_class as child on child.oid = tree.inhrelid
    where tree.inhparent = 'realtime.messages'::regclass
      and child.relname ~ '^messages_\d{4}_\d{2}_\d{2}$'
      and to_date(right(child.relname, 10), 'YYYY_MM_DD') < today - kept
  loop
    execute format('drop table realtime.%I', partition);
    done := done + 1;
  end loop;
  return done;
end;
$$;

revoke execute on all functions in schema _realtime from public;
grant execute on function _realtime.authorize(text, text, text, text, text[], text[]) to postgres;
grant execute on function _realtime.keep_partitions(integer, integer) to postgres;

-- A hosted project refuses anything but policies in this schema: refuse it here too, so that a migration that works here works there.
create or replace function _realtime.guard() returns event_trigger
language plpgsql
as $$
declare
  command record;
begin
  if (select rolsuper from pg_catalog.pg_roles where rolname = current_user) then
    return;
  end if;
  if tg_event = 'sql_drop' then
    select object_identity into command from pg_event_trigger_dropped_objects()
    where schema_name = 'realtime' and object_type <> 'policy' and original limit 1;
  else
    select object_identity into command from pg_event_trigger_ddl_commands()
    where schema_name = 'realtime' and object_type <> 'policy' limit 1;
  end if;
  if found then
    raise insufficient_privilege using message = 'permission denied: realtime belongs to the platform, only policies may be changed: '
      || command.object_identity;
  end if;
end;
$$;
grant execute on function _realtime.guard() to postgres;

drop event trigger if exists realtime_guard;
create event trigger realtime_guard on ddl_command_end execute function _realtime.guard();
drop event trigger if exists realtime_guard_drop;
create event trigger realtime_guard_drop on sql_drop execute function _realtime.guard();

select _realtime.keep_partitions();
