create table private.kept_questions (
  id uuid primary key default gen_random_uuid(),
  establishment_id uuid not null,
  user_id uuid not null,
  question text check (private.is_line(question) and length(question) <= 400),
  title text check (private.is_line(title) and length(title) <= 120),
  plan jsonb not null check (jsonb_typeof(plan) = 'object' and length(plan::text) <= 8000),
  kept_at timestamptz not null default now(),
  check ((question is null) <> (title is null)),
  foreign key (establishment_id, user_id) references public.members (establishment_id, user_id) on delete cascade
);
create unique index kept_questions_question_key on private.kept_questions (establishment_id, user_id, question);
create unique index kept_questions_title_key on private.kept_questions (establishment_id, user_id, title);
comment on table private.kept_questions is
$$Questions about figures that a member asked (the latest fifty, told apart by their words) or saved under a title, with
the plan that they became. Nobody else reads them, so they are in no log and in no archive; they end with the
membership.$$;
comment on column private.kept_questions.plan is
  'As edge/domain/analytics/plan.ts had it that day: whoever reads it checks it again.';

alter table private.kept_questions enable row level security;

create function private.remember_question(establishment uuid, data jsonb)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  said constant text := private.clean_line(left(data ->> 'question', 400));
begin
  perform private.require_role(establishment);
  insert into private.kept_questions (establishment_id, user_id, question, plan)
  select establishment, auth.uid(), said, data -> 'plan' where private.is_line(said)
  on conflict (establishment_id, user_id, question) do update set plan = excluded.plan, kept_at = excluded.kept_at;
  delete from private.kept_questions as old using (
    select k.id from private.kept_questions as k
    where k.establishment_id = establishment and k.user_id = auth.uid() and k.question is not null
    order by k.kept_at desc, k.id offset 50
  ) as surplus
  where old.id = surplus.id;
  return '{}';
end
$$;
comment on function private.remember_question(uuid, jsonb) is
$$Puts {question, plan} on top of what the caller asked here; the same words again take the place of before, and what
is beyond fifty goes.$$;
grant execute on function private.remember_question(uuid, jsonb) to authenticated;

create function private.describe_kept(kept private.kept_questions)
returns jsonb
language sql
stable
set search_path = ''
as $$
  select jsonb_build_object('id', kept.id, 'name', coalesce(kept.title, kept.question), 'plan', kept.plan,
    'at', kept.kept_at);
$$;
comment on function private.describe_kept(private.kept_questions) is 'A kept question: {id, name, plan, at}.';

create function private.save_question(establishment uuid, data jsonb)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  made private.kept_questions;
begin
  perform private.require_role(establishment);
  if (
    select count(*) >= 50 from private.kept_questions as k
    where k.establishment_id = establishment and k.user_id = auth.uid() and k.title is not null
  ) then
    perform private.invalid('title', 'too_many', 'Cannot save more than fifty questions');
  end if;
  insert into private.kept_questions (establishment_id, user_id, title, plan)
  values (establishment, auth.uid(), data ->> 'title', data -> 'plan')
  returning * into made;
  return private.describe_kept(made);
end
$$;
comment on function private.save_question(uuid, jsonb) is
$$Keeps {title, plan} for the caller: {id, name, plan, at}. A title that the caller has already is a unique violation,
INVLD too_many after fifty.$$;
grant execute on function private.save_question(uuid, jsonb) to authenticated;

create function private.list_questions(establishment uuid)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  perform private.require_role(establishment);
  return (
    select jsonb_build_object(
      'asked', coalesce(jsonb_agg(private.describe_kept(k) order by k.kept_at desc, k.id)
        filter (where k.title is null), '[]'),
      'saved', coalesce(jsonb_agg(private.describe_kept(k) order by k.title) filter (where k.title is not null), '[]'))
    from private.kept_questions as k where k.establishment_id = establishment and k.user_id = auth.uid());
end
$$;
comment on function private.list_questions(uuid) is
  'What the caller asked here, latest first, and saved, by title: {asked, saved} of {id, name, plan, at}.';
grant execute on function private.list_questions(uuid) to authenticated;

create function private.forget_question(establishment uuid, question uuid)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
begin
  perform private.require_role(establishment);
  delete from private.kept_questions as k
  where k.establishment_id = establishment and k.user_id = auth.uid() and k.id = forget_question.question;
  if not found then
    perform private.fail('NTFND', 'Cannot find this question');
  end if;
  return jsonb_build_object('id', question);
end
$$;
comment on function private.forget_question(uuid, uuid) is 'Removes one question that the caller asked or saved: {id}.';
grant execute on function private.forget_question(uuid, uuid) to authenticated;

create function private.forget_questions(establishment uuid)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
begin
  perform private.require_role(establishment);
  delete from private.kept_questions as k
  where k.establishment_id = establishment and k.user_id = auth.uid() and k.title is null;
  return '{}';
end
$$;
comment on function private.forget_questions(uuid) is 'Removes what the caller asked here; what was saved stays.';
grant execute on function private.forget_questions(uuid) to authenticated;
