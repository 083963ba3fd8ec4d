import * as z from "zod/mini";
import type { Client } from "../api_env.ts";
import { Problem } from "../domain/problems.ts";
import { asService, type Caller } from "./caller.ts";
import type { Database } from "./database.ts";

const Started = z.object({ allowed: z.boolean(), retry_after_s: z.int(), email: z.string() });

/**
 * Counts somebody's try and gives the address to try the password on: a decoy's when nobody has this e-mail or CPF,
 * so that whatever comes next costs the same. `too_many_requests` after too many tries.
 */
export async function startLogin(
  database: Database,
  { identifier, client, device }: { identifier: string; client: Client; device?: string },
): Promise<string> {
  const { allowed, retry_after_s, email } = await asService(database).ask(
    Started,
    (sql) => sql`select private.start_login(${identifier}, ${client.network}, ${device ?? null}) as answer`,
  );
  if (!allowed) throw new Problem("too_many_requests", { retry_after_s });
  return email;
}

/** The password was right: the tries do not count, and the browser is known from here on. */
export async function endLogin(
  database: Database,
  { user, session, client, device }: { user: string; session?: string; client: Client; device?: string },
): Promise<void> {
  const place = {
    id: session ?? null,
    user_agent: client.userAgent,
    ip: client.address === "unknown" ? null : client.address,
  };
  await asService(database).ask(
    z.unknown(),
    (sql) =>
      sql`select to_jsonb(private.end_login(${user}, ${client.network}, ${device ?? null}, ${
        sql.json(place)
      })::text) as answer`,
  );
}

/** Takes the rights of a member of staff out of the caller's session, for good. */
export async function narrowSession(caller: Caller): Promise<void> {
  await caller.ask(z.unknown(), (sql) => sql`select to_jsonb(private.narrow_session()::text) as answer`);
}
