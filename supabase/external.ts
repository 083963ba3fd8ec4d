import postgres from "postgres";
import type { StartSettings } from "./settings.ts";

type External = NonNullable<StartSettings["external"]>;

/** Asks a Supabase that runs elsewhere whether its database and realtime answer. */
export function createExternalCheck(external: External): { check(): Promise<void>; close(): Promise<void> } {
  const sql = postgres(external.databaseUrl, {
    max: 1,
    prepare: false,
    connect_timeout: 5,
    idle_timeout: 60,
    onnotice: () => {},
  });
  return {
    async check() {
      await Promise.all([checkDatabase(sql), checkRealtime(external)]);
    },
    close: () => sql.end({ timeout: 1 }),
  };
}

async function checkDatabase(sql: postgres.Sql): Promise<void> {
  try {
    await sql`select 1`;
  } catch (cause) {
    throw new Error("The database does not answer", { cause });
  }
}

/** Opens a socket as a browser would: hosted projects have no other public sign of realtime's health. */
function checkRealtime({ supabaseUrl, publishableKey }: External): Promise<void> {
  const url = new URL(`${supabaseUrl}/realtime/v1/websocket`);
  url.protocol = url.protocol.replace("http", "ws");
  url.search = new URLSearchParams({ apikey: publishableKey, vsn: "2.0.0" }).toString();
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const socket = new WebSocket(url);
  const refuse = () => reject(new Error("Realtime does not answer"));
  const timer = setTimeout(refuse, 5_000);
  socket.onopen = () => resolve();
  socket.onerror = refuse;
  return promise.finally(() => {
    clearTimeout(timer);
    socket.close();
  });
}
