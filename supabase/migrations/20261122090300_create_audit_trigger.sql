create function private.describe_changes(before jsonb, after jsonb, withheld text[])
returns jsonb
language plpgsql
immutable
set search_path = ''
as $$
begin
  return (
    select jsonb_object_agg(key, case
      when key = any (withheld) then '{"withheld": true}'
      else jsonb_build_object('before', before -> key, 'after', after -> key) end)
    from jsonb_object_keys(coalesce(after, before)) as key
    where coalesce(before -> key, 'null') <> coalesce(after -> key, 'null')
      and key not in ('id', 'establishment_id', 'created_at', 'updated_at', 'call_rank', 'search_text')
  );
end
$$;
comment on function private.describe_changes(jsonb, jsonb, text[]) is
  'What differs between two states of a row, as audit_log.changes; null when nothing worth a mention does.';

create function private.actor_role(establishment uuid, changed text, held jsonb)
returns public.member_role
language plpgsql
stable
set search_path = ''
as $$
declare
  caller constant uuid := auth.uid();
begin
  -- Who changes their own membership acts in the role that they had.
  if changed = 'members' and held ->> 'user_id' = caller::text then
    return held ->> 'role';
  end if;
  return (select role from public.members where establishment_id = establishment and user_id = caller);
end
$$;
comment on function private.actor_role(uuid, text, jsonb) is
  'The caller''s role; `changed` is the table of the row whose former state is `held`.';

create function private.audit()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
declare
  before jsonb;
  after jsonb;
  row_state jsonb;
  house uuid;
  changes jsonb;
begin
  -- First of all, because a whole establishment's rows may be going.
  if tg_op = 'DELETE' and tg_table_name <> 'establishments' then
    if private.is_leaving(old.establishment_id) then
      return null;
    end if;
  end if;
  before := case when tg_op <> 'INSERT' then to_jsonb(old) end;
  after := case when tg_op <> 'DELETE' then to_jsonb(new) end;
  row_state := coalesce(after, before);
  house := coalesce(row_state ->> 'establishment_id', row_state ->> 'id');
  changes := private.describe_changes(before, after, coalesce(tg_argv[0], '{}')::text[]);
  if tg_op = 'UPDATE' and changes is null or tg_op = 'DELETE' and private.is_leaving(house) then
    return null;
  end if;
  insert into public.audit_log (establishment_id, actor_id, actor_role, action, table_name, row_id, patient_id, changes)
  values (house, auth.uid(), private.actor_role(house, tg_table_name, before), lower(tg_op), tg_table_name,
    coalesce(row_state ->> 'id', row_state ->> 'user_id'),
    case tg_table_name when 'patients' then row_state ->> 'id' else row_state ->> 'patient_id' end::uuid,
    coalesce(changes, '{}'));
  return null;
end
$$;
comment on function private.audit() is
$$Trigger: notes who changed what. The argument, an array, names columns whose values stay out of the log: secrets and
free text about health.$$;
