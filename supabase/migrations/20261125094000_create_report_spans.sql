create type private.report_span as (
  timezone text,
  today date,
  first date,
  last date,
  since timestamptz,
  until timestamptz
);
comment on type private.report_span is
  'Days of an establishment''s calendar, both included, and the instants from which and before which they are.';

create function private.read_span(establishment uuid, first date, last date, usual int)
returns private.report_span
language plpgsql
stable
set search_path = ''
as $$
declare
  span private.report_span;
begin
  perform private.require_role(establishment);
  select e.timezone, (now() at time zone e.timezone)::date into span.timezone, span.today
  from public.establishments as e where e.id = establishment;
  span.last := coalesce(last, greatest(span.today, first));
  span.first := coalesce(first, span.last - usual + 1);
  if span.first > span.last then
    perform private.invalid('to', 'out_of_order', 'Cannot report on days that end before they begin');
  elsif span.last - span.first > 731 then
    perform private.invalid('from', 'too_small', 'Cannot report on more than two years at once');
  end if;
  span.since := span.first::timestamp at time zone span.timezone;
  span.until := (span.last + 1)::timestamp at time zone span.timezone;
  return span;
end
$$;
comment on function private.read_span(uuid, date, date, int) is
$$The days that a member wants a report on: without `last` up to today, without `first` as many as are usual. NAUTH and
NTFND as require_role(), INVLD for days in the wrong order or more than two years.$$;

create function private.span_head(span private.report_span)
returns jsonb
language sql
immutable
set search_path = ''
as $$
  select jsonb_build_object('from', span.first, 'to', span.last, 'today', span.today, 'timezone', span.timezone);
$$;
comment on function private.span_head(private.report_span) is 'What every report begins with: {from, to, today, timezone}.';
