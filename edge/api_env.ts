import type { Caller } from "./data/caller.ts";
import type { Database } from "./data/database.ts";
import type { Mailer } from "./notify/mailer.ts";
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
    mailer: Mailer;
    /** The address of a page, for a mail. */
    pageUrl(path: string): string;
  };
}

/** What handlers behind `session()` find besides. */
export interface StaffEnv {
  Variables: ApiEnv["Variables"] & { caller: Caller };
}
