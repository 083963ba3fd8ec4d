import type { Planner } from "./analytics/planner.ts";
import type { AuthService } from "./auth_service.ts";
import type { Caller } from "./data/caller.ts";
import type { Background } from "./background.ts";
import type { Database } from "./data/database.ts";
import type { Files } from "./files.ts";
import type { Forecasts } from "./forecasts.ts";
import type { LogoFiles } from "./logo_files.ts";
import type { Mailer } from "./notify/mailer.ts";
import type { Sessions } from "./middleware/session.ts";
import type { RealtimePasses } from "./realtime_pass.ts";

/** Who asks, as far as limits go. */
export interface Client {
  /** The address, or `unknown`. */
  address: string;
  /** What a household or a clinic shares: limits count by it. */
  network: string;
  /** What the browser calls itself. */
  userAgent: string;
}

/** What handlers find on their context. */
export interface ApiEnv {
  Bindings: {
    /** Address of the socket's other end; whoever serves tells it. */
    peer?: string | null;
  };
  Variables: {
    requestId: string;
    /** What failed inside, for the log. */
    failure?: string;
    client: Client;
    database: Database;
    auth: AuthService;
    background: Background;
    forecasts: Forecasts;
    sessions: Sessions;
    passes: RealtimePasses;
    mailer: Mailer;
    /** Understands questions about figures. */
    planner: Planner;
    files: Files;
    logos: LogoFiles;
    /** The address of a page, for a mail. */
    pageUrl(path: string): string;
  };
}

/** What handlers behind `session()` find besides. */
export interface StaffEnv {
  Bindings: ApiEnv["Bindings"];
  Variables: ApiEnv["Variables"] & { caller: Caller };
}
