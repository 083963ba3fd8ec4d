/** People who run SQL as the API lets them: a role and claims, for one transaction. */
import * as z from "zod/mini";
import type postgres from "postgres";
import { MEMBER_ROLES } from "../../edge/domain/member.ts";
import type { Clinic } from "./builders.ts";

/**
 * Members by role; `outsider` owns another establishment, `stranger` is logged in and member of nothing,
 * `ticket` has the short token of a visit, `anonymous` has only the publishable key.
 */
export const ACTORS = [...MEMBER_ROLES, "outsider", "stranger", "ticket", "anonymous"] as const;
export type ActorName = (typeof ACTORS)[number];

type Role = "authenticated" | "anon" | "service_role";

export interface Actor {
  readonly name: string;
  readonly role: Role;
  readonly claims: Readonly<Record<string, string>>;
  /** Runs statements in a transaction of this actor. */
  run<Result>(work: (sql: postgres.TransactionSql) => Promise<Result>): Promise<Result>;
  /** Calls `private.<name>(...)` and parses what it returns. */
  call<Answer extends z.core.$ZodType>(
    answer: Answer,
    name: string,
    ...values: (string | object | null)[]
  ): Promise<z.output<Answer>>;
}

/** What an actor is refused with. */
const Refusal = z.object({ code: z.string(), message: z.string(), detail: z.optional(z.string()) });
export type Refusal = z.infer<typeof Refusal>;

/** A user by id. */
export function user(sql: postgres.Sql, id: string, name = "user"): Actor {
  return act(sql, name, "authenticated", { sub: id, role: "authenticated", aud: "authenticated" });
}

/** The role of a session with nobody in it, which no token that we accept has. */
export function nobody(sql: postgres.Sql): Actor {
  return act(sql, "nobody", "authenticated", { role: "authenticated" });
}

/** Whoever has the token of a ticket or display of an establishment. */
export function ticketHolder(sql: postgres.Sql, establishment: string): Actor {
  const visit = crypto.randomUUID();
  return act(sql, "ticket", "anon", { role: "anon", aud: "vez-ticket", establishment, visit });
}

/** Whoever has only the publishable key. */
export function anonymous(sql: postgres.Sql): Actor {
  return act(sql, "anonymous", "anon", { role: "anon" });
}

/** The API itself, where it acts for nobody: before somebody is signed in, or at night. */
export function serviceRole(sql: postgres.Sql): Actor {
  return act(sql, "service", "service_role", { role: "service_role" });
}

/** An actor by name around `clinic`; `other` is the outsider's. Strangers must exist: `strangerId`. */
export function actor(
  sql: postgres.Sql,
  name: ActorName,
  around: { clinic: Clinic; other: Clinic; strangerId: string },
): Actor {
  if (name === "anonymous") return anonymous(sql);
  if (name === "ticket") return ticketHolder(sql, around.clinic.id);
  if (name === "stranger") return user(sql, around.strangerId, name);
  if (name === "outsider") return user(sql, around.other.members.owner, name);
  return user(sql, around.clinic.members[name], name);
}

function act(
  sql: postgres.Sql,
  name: string,
  role: Role,
  claims: Record<string, string>,
): Actor {
  const run: Actor["run"] = async (work) => {
    const { result } = await sql.begin(async (sql) => {
      const settings = sql`select set_config('role', ${role}, true),
        set_config('request.jwt.claims', ${JSON.stringify(claims)}, true),
        -- A test that waits for itself fails instead of hanging.
        set_config('lock_timeout', '20s', true)`.execute();
      // Sent together, as the API does: thousands of calls are half as many round trips.
      const [result] = await Promise.all([work(sql), settings]);
      return { result };
    });
    return result;
  };
  return {
    name,
    role,
    claims,
    run,
    call: (answer, name, ...values) =>
      run(async (sql) => {
        const isObject = (value: string | object | null) => typeof value === "object" && value !== null;
        const marks = values.map((value, i) => isObject(value) ? `$${i + 1}::text::jsonb` : `$${i + 1}`);
        const parameters = values.map((value) => isObject(value) ? JSON.stringify(value) : value);
        const [row] = await sql.unsafe(`select private.${name}(${marks}) as answer`, parameters);
        return z.parse(answer, row.answer);
      }),
  };
}

/** The error that `attempt` ends with; fails when it succeeds. */
export async function refusal(attempt: Promise<unknown>): Promise<Refusal> {
  const outcome = await attempt.then(() => null, (error: unknown) => ({ error }));
  if (outcome === null) throw new Error("Expected a refusal, but the attempt succeeded");
  const read = z.safeParse(Refusal, outcome.error);
  if (!read.success) throw outcome.error;
  return read.data;
}

/** The code that `attempt` is refused with. */
export async function codeOf(attempt: Promise<unknown>): Promise<string> {
  return (await refusal(attempt)).code;
}
