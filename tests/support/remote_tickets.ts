/** Tickets taken by phone, for tests; rows are written directly as role `postgres`. */
import type postgres from "postgres";
import { type Clinic, clinic, serial } from "./builders.ts";

/** A clinic that gives tickets by phone, with some rules of its own. */
export async function remoteClinic(
  sql: postgres.ISql,
  rules: Record<string, string | number | boolean> = {},
  changes: { triage_required?: boolean } = {},
): Promise<Clinic> {
  const house = await clinic(sql, changes);
  await sql`update public.establishments set queue_rules = queue_rules || ${
    sql.json({ remote_join: true, ...rules })
  } where id = ${house.id}`;
  return house;
}

/** What somebody says who takes a ticket. */
export const someone = (changes: Record<string, string | null> = {}) => ({
  name: `Ana Souza ${serial()}`,
  birth_date: "1990-05-17",
  symptoms: "Dor de cabeça",
  ...changes,
});

/** A ticket that is expected for an hour, by id. */
export async function remoteTicket(
  sql: postgres.ISql,
  { id, service }: Pick<Clinic, "id" | "service">,
): Promise<string> {
  const row = {
    ...someone(),
    establishment_id: id,
    service_id: service,
    code: `R${500 + serial()}`,
    code_day: "2026-01-01",
    expires_at: new Date(Date.now() + 3600_000),
  };
  const [made] = await sql`insert into public.remote_tickets ${sql(row)} returning id`;
  return made.id;
}
