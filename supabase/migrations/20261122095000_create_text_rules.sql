-- What may stand in a name. Whatever turns the direction of writing, breaks a line or is not seen at all lets one name
-- pass for another, on boards, in mails and on tickets.
create function private.is_line(input text)
returns boolean
language sql
immutable strict parallel safe
set search_path = ''
as $$
  select input !~ ('[\u0001-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f'
      || '\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\U000e0000-\U000e0fff]')
    -- Blanks that are no spaces, and the braille cell without dots.
    and input ~ '[^ \u00a0\u1680\u2000-\u200a\u202f\u205f\u2800\u3000]';
$$;
comment on function private.is_line(text) is
  'True for one line with something to see and nothing hidden: no control, format or invisible characters.';

create function private.is_prose(input text)
returns boolean
language sql
immutable strict parallel safe
set search_path = ''
as $$
  -- Joiners (200c, 200d) stay: pictures of people at work are made with them.
  select input !~ ('[\u0001-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e'
    || '\u2060-\u206f\ufeff\ufff0-\ufffb]');
$$;
comment on function private.is_prose(text) is
  'True for text without hidden characters; it may have several lines, with tabs.';

create function private.clean_line(input text)
returns text
language sql
immutable strict parallel safe
set search_path = ''
as $$
  select trim(regexp_replace(string_agg(case when private.is_line('x' || letter) then letter
      when letter ~ '[\u0009-\u000d\u0085\u2028\u2029]' then ' ' else '' end, '' order by place), ' +', ' ', 'g'))
  from regexp_split_to_table(input, '') with ordinality as part (letter, place);
$$;
comment on function private.clean_line(text) is 'A text as one line that `is_line` accepts, if anything is left of it.';

grant execute on function private.is_line(text), private.is_prose(text) to authenticated, service_role;
