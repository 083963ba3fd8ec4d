-- The unique constraint is the law; this names the trouble (COUNT) before the constraint does (23505), and waits
-- for a concurrent insert of the same number instead of racing it.
create function private.refuse_taken_council_number()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
declare
  holder uuid;
begin
  perform from public.establishments where id = new.establishment_id for no key update;
  select id into holder
  from public.professionals
  where establishment_id = new.establishment_id
    and council = new.council
    and council_state = new.council_state
    and council_category is not distinct from new.council_category
    and council_number = new.council_number
    and id <> new.id;
  -- Without membership the policy refuses the row afterwards, so nothing is told about somebody else's staff.
  if holder is not null and (auth.uid() is null or exists (
    select from public.members where establishment_id = new.establishment_id and user_id = auth.uid()
  )) then
    perform private.fail('COUNT', 'Cannot register the same council number twice',
      jsonb_build_object('id', holder));
  end if;
  return new;
end
$$;
comment on function private.refuse_taken_council_number() is
  'Trigger: COUNT for a council number that another professional of the establishment has.';

create trigger refuse_taken_council_number
before insert or update of council, council_state, council_category, council_number on public.professionals
for each row execute function private.refuse_taken_council_number();
