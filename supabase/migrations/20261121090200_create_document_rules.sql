-- Check digits of Brazilian documents. Everything is stored bare: no dots, slashes, dashes or spaces.
create function private.check_digit(input text, weights int[])
returns int
language sql
immutable strict parallel safe
set search_path = ''
as $$
  select case when remainder < 2 then 0 else 11 - remainder end
  from (
    select sum((ascii(substr(input, i, 1)) - 48) * weights[i]) % 11 as remainder
    from generate_subscripts(weights, 1) as i
  ) as weighted;
$$;
comment on function private.check_digit(text, int[]) is
  'Modulo-11 digit of the first characters of `input`; a character counts as its ASCII code less 48.';

create function private.is_cpf(input text)
returns boolean
language sql
immutable strict parallel safe
set search_path = ''
as $$
  select input ~ '^[0-9]{11}$' and input !~ '^(.)\1{10}$'
    and right(input, 2) = private.check_digit(input, '{10,9,8,7,6,5,4,3,2}')::text
      || private.check_digit(input, '{11,10,9,8,7,6,5,4,3,2}')::text;
$$;
comment on function private.is_cpf(text) is 'True for eleven bare digits with right check digits, not all equal.';

create function private.is_cnpj(input text)
returns boolean
language sql
immutable strict parallel safe
set search_path = ''
as $$
  select input ~ '^[0-9A-Z]{12}[0-9]{2}$' and input <> '00000000000000'
    and right(input, 2) = private.check_digit(input, '{5,4,3,2,9,8,7,6,5,4,3,2}')::text
      || private.check_digit(input, '{6,5,4,3,2,9,8,7,6,5,4,3,2}')::text;
$$;
comment on function private.is_cnpj(text) is
  'True for a bare upper-case CNPJ, numeric or alphanumeric (in use since July 2026), with right check digits.';

create function private.is_phone(input text)
returns boolean
language sql
immutable strict parallel safe
set search_path = ''
as $$
  select input ~ '^([1-9]{2}(9[0-9]{8}|[2-8][0-9]{7})|0[3589]00[0-9]{6,7})$';
$$;
comment on function private.is_phone(text) is
  'True for a bare Brazilian number: area code with a mobile (9 digits) or fixed (8) number, or a 0800-like one.';

create function private.bare(input text)
returns text
language sql
immutable strict parallel safe
set search_path = ''
as $$
  select nullif(upper(regexp_replace(input, '[^0-9A-Za-z]', '', 'g')), '');
$$;
comment on function private.bare(text) is 'A document, phone or postal code without punctuation, in upper case.';

create function private.is_state(input text)
returns boolean
language sql
immutable strict parallel safe
set search_path = ''
as $$
  select input in ('AC', 'AL', 'AM', 'AP', 'BA', 'CE', 'DF', 'ES', 'GO', 'MA', 'MG', 'MS', 'MT', 'PA', 'PB', 'PE',
    'PI', 'PR', 'RJ', 'RN', 'RO', 'RR', 'RS', 'SC', 'SE', 'SP', 'TO');
$$;
comment on function private.is_state(text) is 'True for the two letters of a Brazilian state or the Federal District.';

grant execute on function
  private.check_digit(text, int[]), private.is_cpf(text), private.is_cnpj(text), private.is_phone(text),
  private.is_state(text)
  to authenticated, service_role;
