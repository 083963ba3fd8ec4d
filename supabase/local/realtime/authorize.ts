import type postgres from "postgres";
import type { Identity } from "./tokens.ts";

/** The two kinds of traffic that a policy on realtime.messages tells apart. */
export type Extension = "broadcast" | "presence";

/** For whom and where to ask. */
export interface Subject {
  identity: Identity;
  topic: string;
  /** JSON of the request's `x-…` headers, which policies may look at. */
  headers: string;
}

/** Thrown when a policy, not its answer, is broken; the subject then has no right. */
export class PolicyError extends Error {
  override name = "PolicyError";
}

/** Asks the policies of realtime.messages. */
export interface Authorizer {
  mayRead(subject: Subject, extensions: Extension[]): Promise<Set<string>>;
  mayWrite(subject: Subject, extension: Extension): Promise<boolean>;
}

/** An authorizer over a pool, whose size bounds how many questions run at once; the others wait for their turn. */
export function createAuthorizer(sql: postgres.Sql): Authorizer {
  async function ask(subject: Subject, reads: Extension[], writes: Extension[]) {
    const { identity, topic, headers } = subject;
    try {
      const [row] = await sql<{ readable: string[]; writable: string[] }[]>`
        select readable, writable
        from _realtime.authorize(
          ${identity.role}, ${topic}, ${JSON.stringify(identity.claims)}, ${headers}, ${reads}, ${writes}
        )`;
      return row;
    } catch (error) {
      if (isPolicyFault(error)) throw new PolicyError(error.message, { cause: error });
      throw error;
    }
  }
  return {
    async mayRead(subject, extensions) {
      return new Set((await ask(subject, extensions, [])).readable);
    },
    async mayWrite(subject, extension) {
      return (await ask(subject, [], [extension])).writable.includes(extension);
    },
  };
}

/** An error raised by the question itself, as opposed to one of reaching Postgres or of being cancelled. */
function isPolicyFault(error: unknown): error is Error {
  if (!(error instanceof Error) || !("severity" in error) || !("code" in error)) return false;
  return error.severity === "ERROR" && !/^(53|57)/.test(String(error.code));
}
