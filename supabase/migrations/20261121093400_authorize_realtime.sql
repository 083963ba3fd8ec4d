-- Realtime asks these policies once per join. They compare the row's topic, so that even a direct read shows nobody
-- more than joining would. Without an INSERT policy nobody but the database sends.
create policy "Queues and boards are received by members"
on realtime.messages for select to authenticated
using (
  extension = 'broadcast'
  and topic = any (array(
    select prefix || establishment
    from private.my_establishments() as establishment, unnest(array['queue:', 'staff:']) as prefix
  ))
);

create policy "Queues are received by tickets and displays"
on realtime.messages for select to anon
using (extension = 'broadcast' and topic = 'queue:' || ((select auth.jwt()) ->> 'establishment'));
