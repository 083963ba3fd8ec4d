-- The one list of error codes in SQL. Its other home is edge/domain/problems.ts, which says what each one means
-- over HTTP; a test compares the two.
create function private.fail(code text, message text, detail jsonb default '{}')
returns void
language plpgsql
immutable
set search_path = ''
as $$
begin
  raise exception using errcode = code, message = message, detail = detail::text;
end
$$;

comment on function private.fail(text, text, jsonb) is
$$Raises an error that a caller may act on. `detail` is JSON.

NAUTH  no session                                     {}
DNIED  a member whose role may not do this            {"role": the role held}
NTFND  no such row, or a row of somebody else         {}
INVLD  input that breaks a rule                       {"errors": [{"path", "code", "message"}]}
BADST  an act that the visit's state does not allow   {"status": the present state}
INQUE  the patient already has an open visit here     {"id", "code", "token"} of that visit
CNPJT  another establishment has this CNPJ            {}
COUNT  the council number is already registered here  {"id"} of that professional
PNACT  the professional is on leave or inactive       {"status": the professional's status}
IDKEY  an idempotency key used for another request    {}$$;

create function private.invalid(path text, code text, message text)
returns void
language sql
immutable
set search_path = ''
as $$
  select private.fail('INVLD', message, jsonb_build_object('errors', jsonb_build_array(
    jsonb_build_object('path', path, 'code', code, 'message', message))));
$$;

comment on function private.invalid(text, text, text) is
  'Raises INVLD for one field. Codes: required, invalid, unknown (no such row in this establishment).';

create function private.read_input(data jsonb, path text, kind text)
returns text
language plpgsql
stable
set search_path = ''
as $$
declare
  input constant text := nullif(trim(data ->> path), '');
begin
  -- lower(): of a bare parameter pg_input_is_valid() remembers the first type for the rest of the transaction.
  if input is not null and not pg_input_is_valid(input, lower(kind)) then
    perform private.invalid(path, 'invalid', format('Cannot read %s as %s', path, kind));
  end if;
  return input;
end
$$;

comment on function private.read_input(jsonb, text, text) is
  'The trimmed text under `path`, null when empty, INVLD when it cannot become the type `kind`.';

create function private.explain_violation(broken_table text, broken_rule text, broken_column text)
returns void
language sql
immutable
set search_path = ''
as $$
  select private.invalid(
    case broken_table when 'patients' then 'patient.' else '' end
      || coalesce(nullif(broken_column, ''),
        regexp_replace(broken_rule, format('^%s_(.*)_check$', broken_table), '\1')),
    case when broken_column <> '' then 'required' else 'invalid' end,
    format('Cannot store this in %s', broken_table));
$$;

comment on function private.explain_violation(text, text, text) is
  'Raises INVLD for a broken check or not-null constraint: tables keep the rules, their names tell the field.';
