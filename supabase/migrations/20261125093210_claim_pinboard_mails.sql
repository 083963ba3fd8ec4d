create function private.last_moment(weekday int, hour int, zone text, moment timestamptz)
returns timestamptz
language sql
stable
set search_path = ''
as $$
  select (case when this_week > local then this_week - interval '7 days' else this_week end) at time zone zone
  from (select moment at time zone zone as local) as clock,
    lateral (select date_trunc('week', local) + make_interval(days => weekday - 1, hours => hour) as this_week) as week;
$$;
comment on function private.last_moment(int, int, text, timestamptz) is
  'When it last was this hour of this weekday (1 is Monday) by the clocks of a zone.';

create function private.claim_pinboard_mails(most int, moment timestamptz)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  taken jsonb;
begin
  with due as (
    select s.id, private.last_moment(s.weekday, s.hour, e.timezone, moment) as due_at
    from private.pinboard_subscriptions as s
    join public.establishments as e on e.id = s.establishment_id
    where private.last_moment(s.weekday, s.hour, e.timezone, moment) > s.settled_at
      -- Whoever claimed it has sent it by then, or died.
      and (s.claimed_at is null or s.claimed_at < moment - interval '10 minutes')
    order by s.settled_at, s.id
    limit most
    for update of s skip locked
  ), claimed as (
    update private.pinboard_subscriptions as s set claimed_at = moment, tries = s.tries + 1
    from due where s.id = due.id
    returning s.*, due.due_at
  )
  select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'due_at', c.due_at, 'pinboard_id', c.pinboard_id,
    'user_id', c.user_id, 'email', login.email, 'language', c.language, 'token', c.token,
    'establishment', jsonb_build_object('name', e.name, 'slug', e.slug))), '[]')
  into taken
  from claimed as c
  join auth.users as login on login.id = c.user_id
  join public.establishments as e on e.id = c.establishment_id;
  return taken;
end
$$;
comment on function private.claim_pinboard_mails(int, timestamptz) is
$$Takes mails that are due, at most `most`, for ten minutes: no other process gets them meanwhile, and one that is not
settled by then is due again. [{id, due_at, pinboard_id, user_id, email, language, token, establishment: {name, slug}}].
For the service only.$$;
grant execute on function private.claim_pinboard_mails(int, timestamptz) to service_role;

create function private.settle_pinboard_mail(subscription uuid, outcome text, due_at timestamptz)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
begin
  if outcome = 'gone' then
    delete from private.pinboard_subscriptions as s where s.id = subscription;
  else
    -- Five failures are an hour: then the mail of that week is given up. The day is for clinics that move to another
    -- zone: their hour comes again, but not the mail.
    update private.pinboard_subscriptions as s set
      settled_at = case when outcome = 'sent' or s.tries >= 5 then settle_pinboard_mail.due_at + interval '1 day'
        else s.settled_at end,
      claimed_at = case when outcome = 'sent' or s.tries >= 5 then null else s.claimed_at end,
      tries = case when outcome = 'sent' or s.tries >= 5 then 0 else s.tries end
    where s.id = subscription;
  end if;
  return '{}';
end
$$;
comment on function private.settle_pinboard_mail(uuid, text, timestamptz) is
$$Notes what became of a claimed mail: `sent`; `failed`, which is tried again after ten minutes, five times in all; or
`gone`, because the member sees the pinboard no more. For the service only.$$;
grant execute on function private.settle_pinboard_mail(uuid, text, timestamptz) to service_role;
