import type { Authorizer } from "./authorize.ts";
import type { Connection } from "./connection.ts";
import type { Limits, RateCounter } from "./limits.ts";
import type { StoredMessage } from "./replay.ts";
import type { Verify } from "./tokens.ts";
import type { Topics } from "./topics.ts";

/** What the parts of the server share. */
export interface Hub {
  readonly limits: Limits;
  readonly privateOnly: boolean;
  readonly connections: Set<Connection>;
  readonly topics: Topics;
  readonly verify: Verify;
  readonly authorizer: Authorizer;
  readonly joins: RateCounter;
  readonly events: RateCounter;
  readonly presences: RateCounter;
  /** Messages of a private topic since a moment, oldest first. */
  findMessages(topic: string, since: number, limit: number): Promise<StoredMessage[]>;
  /** Whether messages of the database are flowing. */
  feedReady(): boolean;
  /** Tells the operator of a fault; never of what people send. */
  report(code: string, error?: unknown): void;
}
