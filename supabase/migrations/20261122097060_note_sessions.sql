create or replace function private.end_login(holder uuid, network text, device text, session jsonb)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  pair constant text := network || ' ' || holder;
begin
  if private.knows_device(holder, device) then
    perform private.forget_attempts('login_device', holder || ' ' || device);
  else
    perform private.forget_attempts('login_pair', pair);
    perform private.forget_attempts('login_guessed', pair);
    perform private.give_attempt_back('login_network', network, 600, '1 hour');
    perform private.give_attempt_back('login_account', holder::text, 60, '1 hour');
  end if;
  perform private.remember_device(holder, device);
  update auth.sessions as s
  set user_agent = coalesce(left(session ->> 'user_agent', 400), s.user_agent),
    ip = coalesce((session ->> 'ip')::inet, s.ip)
  where s.id = (session ->> 'id')::uuid and s.user_id = holder;
end
$$;
comment on function private.end_login(uuid, text, text, jsonb) is
$$The password was right: the tries do not count, the browser is known from here on, and the session {id, user_agent,
ip} says where it is used; auth was asked by us and knows no more. For the service only.$$;
