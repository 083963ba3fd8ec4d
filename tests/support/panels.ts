/** Panels and TVs for tests, written directly as role `postgres`. */
import type postgres from "postgres";
import type { Clinic } from "./builders.ts";

/** Lets a clinic's display show the calls of its one service alone. */
export async function panelOfService(
  sql: postgres.ISql,
  { id, display, service }: Pick<Clinic, "id" | "display" | "service">,
): Promise<void> {
  await sql`
    insert into public.display_services (establishment_id, display_id, service_id)
    values (${id}, ${display}, ${service})`;
}

/** Pairs a TV with a clinic's display; gives the TV's secret and the pairing's id. */
export async function pairedTv(
  sql: postgres.ISql,
  { id, display }: Pick<Clinic, "id" | "display">,
): Promise<{ credential: string; device: string }> {
  const [{ credential }] = await sql`select private.new_token() as credential`;
  const [{ device }] = await sql`
    insert into private.display_devices (establishment_id, display_id, credential_hash)
    values (${id}, ${display}, private.hash_token(${credential})) returning id as device`;
  await sql`update public.displays set paired_at = now() where id = ${display}`;
  return { credential, device };
}

/** Pairs a TV with a clinic's display that has said nothing for an hour. */
export async function silentTv(sql: postgres.ISql, clinic: Pick<Clinic, "id" | "display">): Promise<void> {
  const { device } = await pairedTv(sql, clinic);
  await sql`update private.display_devices set seen_at = now() - interval '1 hour' where id = ${device}`;
}
