create table private.pinboard_subscriptions (
  id uuid primary key default gen_random_uuid(),
  establishment_id uuid not null,
  pinboard_id uuid not null,
  user_id uuid not null,
  weekday smallint not null check (weekday between 1 and 7),
  hour smallint not null check (hour between 0 and 23),
  language text not null check (language in ('pt-BR', 'en')),
  token text not null unique default private.new_token(),
  settled_at timestamptz not null default now(),
  claimed_at timestamptz,
  tries smallint not null default 0,
  unique (establishment_id, pinboard_id, user_id),
  foreign key (establishment_id, pinboard_id) references public.pinboards (establishment_id, id) on delete cascade,
  foreign key (establishment_id, user_id) references public.members (establishment_id, user_id) on delete cascade
);
create index pinboard_subscriptions_user_id_idx on private.pinboard_subscriptions (establishment_id, user_id);
comment on table private.pinboard_subscriptions is
$$Members who get a pinboard by mail each week, on a weekday (1 is Monday) and hour of the clinic's zone. When a mail is
due is worked out when somebody looks, so that it follows the zone.$$;
comment on column private.pinboard_subscriptions.token is 'Ends the subscription, whoever has it; it stands in each mail.';
comment on column private.pinboard_subscriptions.settled_at is 'Mails of moments up to this one are sent, or not wanted.';
comment on column private.pinboard_subscriptions.claimed_at is 'When a process began to send the mail that is due.';

alter table private.pinboard_subscriptions enable row level security;

create function private.subscribe_pinboard(pinboard uuid, data jsonb)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  held constant public.pinboards := private.see_pinboard(pinboard);
begin
  insert into private.pinboard_subscriptions as s (establishment_id, pinboard_id, user_id, weekday, hour, language)
  values (held.establishment_id, held.id, auth.uid(), (data ->> 'weekday')::smallint, (data ->> 'hour')::smallint,
    data ->> 'language')
  on conflict (establishment_id, pinboard_id, user_id) do update set weekday = excluded.weekday,
    hour = excluded.hour, language = excluded.language, settled_at = excluded.settled_at, claimed_at = null, tries = 0;
  return data - 'language';
end
$$;
comment on function private.subscribe_pinboard(uuid, jsonb) is
  'The caller gets a pinboard that they see by mail, {weekday, hour, language}; again changes when.';
grant execute on function private.subscribe_pinboard(uuid, jsonb) to authenticated;

create function private.read_subscription(pinboard uuid)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  held constant public.pinboards := private.see_pinboard(pinboard);
begin
  return (
    select jsonb_build_object('weekday', s.weekday, 'hour', s.hour)
    from private.pinboard_subscriptions as s
    where s.establishment_id = held.establishment_id and s.pinboard_id = held.id and s.user_id = auth.uid());
end
$$;
comment on function private.read_subscription(uuid) is
  'When the caller gets a pinboard by mail: {weekday, hour}; null when they do not.';
grant execute on function private.read_subscription(uuid) to authenticated;

create function private.unsubscribe_pinboard(pinboard uuid)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  held constant public.pinboards := private.see_pinboard(pinboard);
begin
  delete from private.pinboard_subscriptions as s
  where s.establishment_id = held.establishment_id and s.pinboard_id = held.id and s.user_id = auth.uid();
  return '{}';
end
$$;
comment on function private.unsubscribe_pinboard(uuid) is 'The caller gets a pinboard by mail no more.';
grant execute on function private.unsubscribe_pinboard(uuid) to authenticated;

create function private.describe_mail(token text)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  told jsonb;
begin
  select jsonb_build_object('pinboard', board.name, 'establishment', e.name) into told
  from private.pinboard_subscriptions as s
  join public.pinboards as board on board.id = s.pinboard_id
  join public.establishments as e on e.id = s.establishment_id
  where s.token = describe_mail.token;
  if told is null then
    perform private.fail('NTFND', 'Cannot find this subscription');
  end if;
  return told;
end
$$;
comment on function private.describe_mail(text) is
  'What a mail''s token ends: {pinboard, establishment}; NTFND when it ended. For the service only.';
grant execute on function private.describe_mail(text) to service_role;

create function private.end_mail(token text)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  told constant jsonb := private.describe_mail(token);
begin
  delete from private.pinboard_subscriptions as s where s.token = end_mail.token;
  return told;
end
$$;
comment on function private.end_mail(text) is
  'Whoever has a mail''s token ends the subscription: {pinboard, establishment}. For the service only.';
grant execute on function private.end_mail(text) to service_role;
