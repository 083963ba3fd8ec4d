import type { RealtimeChannel } from "@supabase/supabase-js";
import type { Stack } from "../../support/stack.ts";

/** Asks to be told when messages of the database flow. */
export const ready = { config: { private: true, broadcast: { replication_ready: true } } };

/** Waits until there is something. */
export async function waitFor<T>(get: () => T | null, what: string): Promise<T> {
  for (let waited = 0; waited < 8000; waited += 10) {
    const value = get();
    if (value !== null) return value;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`Timed out waiting for ${what}`);
}

/** Subscribes, or rejects with what the client is told. */
export async function open(channel: RealtimeChannel): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  channel.subscribe((status, error) =>
    status === "SUBSCRIBED" ? resolve() : reject(error ?? new Error(status))
  );
  await promise;
}

/** Subscribes and waits until messages of the database flow. */
export async function openReady(channel: RealtimeChannel): Promise<void> {
  let told = false;
  channel.on("system", {}, ({ extension, status }) => told ||= extension === "system" && status === "ok");
  await open(channel);
  await waitFor(() => told || null, "the database to be ready");
}

/** The tables, triggers and policies of the cases. */
export async function prepare({ sql }: Stack): Promise<void> {
  await sql.unsafe(`
    create table public.test_changes (id text primary key, value text not null, topic text not null);
    alter table public.test_changes enable row level security;
    grant all on public.test_changes to authenticated;
    create policy "test everybody" on public.test_changes for all to authenticated using (true) with check (true);
    create function public.test_changes_trigger() returns trigger language plpgsql as $$ begin
      perform realtime.broadcast_changes(
        coalesce(new.topic, old.topic), tg_op, tg_op, tg_table_name, tg_table_schema, new, old, tg_level);
      return null;
    end $$;
    create trigger test_changes_trigger after insert or update or delete on public.test_changes
      for each row execute function public.test_changes_trigger();
    create policy "test reads" on realtime.messages for select to authenticated
      using (realtime.topic() like 'topic:%' or realtime.topic() like 'read-only:%');
    create policy "test writes" on realtime.messages for insert to authenticated
      with check (realtime.topic() like 'topic:%')`);
}
