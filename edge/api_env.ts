import type { Caller } from "./data/caller.ts";
import type { Database } from "./data/database.ts";
import type { Sessions } from "./middleware/session.ts";
import type { RealtimePasses } from "./realtime_pass.ts";

/** What handlers find on their context. */
export interface ApiEnv {
  Variables: {
    requestId: string;
    /** What failed inside, for the log. */
    failure?: string;
    database: Database;
    sessions: Sessions;
    passes: RealtimePasses;
  };
}

/** What handlers behind `session()` find besides. */
export interface StaffEnv {
  Variables: ApiEnv["Variables"] & { caller: Caller };
}
