/** Tickets taken by phone, for tests; rows are written directly as role `postgres`. */
import type postgres from "postgres";
import * as z from "zod/mini";
import { user } from "./actors.ts";
import { type Clinic, clinic, serial } from "./builders.ts";

/** What whoever takes or reads a ticket by phone is told. */
export const Taken = z.looseObject({
  code: z.string(),
  token: z.string(),
  state: z.string(),
  place: z.nullable(z.object({ ahead: z.int(), expected_before: z.int() })),
});

/** The visit that a confirmed ticket becomes. */
export const Visit = z.looseObject({
  id: z.string(),
  code: z.string(),
  token: z.string(),
  position: z.nullable(z.int()),
});

const Answer = z.tuple([z.object({ answer: Taken })]);
const Row = z.tuple([z.object({ id: z.string() })]);

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

/** What happens to tickets by phone in one database. */
export function remoteTickets(sql: postgres.Sql) {
  const desk = (house: Clinic) => user(sql, house.members.receptionist);
  const idOf = async (token: string) =>
    Row.parse(await sql`select id from public.remote_tickets where token = ${token}`)[0].id;
  return {
    desk,
    idOf,
    /** As the API asks in the service's name, after its limits. */
    async take(house: Clinic, data: Record<string, string | null> = {}) {
      const rows = await sql`
        select private.take_remote_ticket(${house.slug}, ${sql.json(someone(data))}) as answer`;
      return Answer.parse(rows)[0].answer;
    },
    /** As whoever holds the ticket does with the key of the clinic's poster. */
    async arrive(token: string, key: string) {
      return Answer.parse(await sql`select private.arrive_by_key(${token}, ${key}) as answer`)[0].answer;
    },
    /** As the desk does when its holder stands there. */
    async confirm(house: Clinic, token: string) {
      return await desk(house).call(Visit, "confirm_remote_ticket", await idOf(token));
    },
    /** As if a ticket had been taken so long ago. */
    async age(token: string, minutes: number) {
      await sql`update public.remote_tickets set joined_at = joined_at - make_interval(mins => ${minutes}),
        expires_at = expires_at - make_interval(mins => ${minutes}) where token = ${token}`;
    },
  };
}
