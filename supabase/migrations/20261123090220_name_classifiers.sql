create type private.classifier as (
  classified_by uuid,
  professional_id uuid,
  classifier_role text
);
comment on type private.classifier is 'Who set a colour: a member, a professional or both, and which of the two councils.';

create function private.classifying_role(council text, category text)
returns text
language sql
immutable
set search_path = ''
as $$
  select case when council = 'CRM' then 'doctor' when council = 'COREN' and coalesce(category, 'ENF') ~* '^enf' then 'nurse'
    end;
$$;
comment on function private.classifying_role(text, text) is
  'Physicians and nurses may classify, technicians and others may not: doctor, nurse or null.';

create function private.find_classifier(establishment uuid, named uuid)
returns private.classifier
language plpgsql
stable
set search_path = ''
as $$
declare
  found_one private.classifier;
begin
  select m.user_id, p.id, coalesce(case when m.role in ('nurse', 'doctor') then m.role::text end,
    private.classifying_role(p.council, p.council_category))
  into found_one
  from public.members as m
  left join public.professionals as p on p.establishment_id = m.establishment_id and p.user_id = m.user_id
  where m.establishment_id = establishment and m.user_id = named;
  if not found then
    select p.user_id, p.id, private.classifying_role(p.council, p.council_category) into found_one
    from public.professionals as p
    where p.establishment_id = establishment and p.id = named and p.status = 'active';
  end if;
  return found_one;
end
$$;
comment on function private.find_classifier(uuid, uuid) is
$$A member (by role, or by the council of the professional linked to the login) or a professional by id; classifier_role is
null for those who may not classify.$$;

create function private.require_classifier(establishment uuid, data jsonb)
returns private.classifier
language plpgsql
stable
set search_path = ''
as $$
declare
  held_role constant public.member_role :=
    private.require_role(establishment, 'owner', 'admin', 'nurse', 'doctor');
  named constant uuid := coalesce(private.read_input(data, 'classified_by', 'uuid'),
    private.read_input(data, 'professional_id', 'uuid'));
  own private.classifier := private.find_classifier(establishment, auth.uid());
begin
  if own.classifier_role is not null and (named is null or named in (own.classified_by, own.professional_id)) then
    return own;
  elsif held_role in ('nurse', 'doctor') then
    perform private.invalid('classified_by', 'invalid', 'Cannot classify in the name of somebody else');
  elsif named is null then
    perform private.invalid('classified_by', 'required', 'Cannot set a colour without naming who classified');
  end if;
  own := private.find_classifier(establishment, named);
  if own.classifier_role is null then
    perform private.invalid('classified_by', 'unknown', 'Cannot find this nurse or physician');
  end if;
  return own;
end
$$;
comment on function private.require_classifier(uuid, jsonb) is
$$Who sets a colour: the caller, if a nurse or physician; owners and admins name one, {classified_by: a member's user id or
a professional's id} or {professional_id}. DNIED for the reception, INVLD where nobody fit is named.$$;
