import type { Keys } from "./keys.ts";
import type { SendMail } from "./lite/mails.ts";
import { type Lite, type MailTemplates, startLite } from "./lite/mod.ts";
import { startRealtime } from "./realtime/mod.ts";

/** What {@linkcode startGateway} needs to know. */
export interface GatewayOptions {
  keys: Keys;
  /** As role `supabase_lite`. */
  liteUrl: string;
  /** As role `postgres`. */
  realtimeUrl: string;
  storageDir: string;
  /** Gets what auth writes. */
  sendMail: SendMail;
  mailTemplates?: MailTemplates;
  /** Where links in mails lead; the origin when absent. */
  siteUrl?: string;
  /** Opens public channels, for tests of the protocol. Nothing of ours speaks there: they would be anybody's relay. */
  publicChannels?: boolean;
}

/** Supabase's services on one origin. */
export interface Gateway {
  /** Answers paths of {@linkcode isSupabasePath}. */
  fetch(request: Request, peerAddress: string | null): Promise<Response>;
  /** Realtime's figures. */
  realtime: Pick<Realtime, "stats">;
  stop(): Promise<void>;
}

type Realtime = Awaited<ReturnType<typeof startRealtime>>;

const litePath = /^\/(auth|rest|storage)\/v1(\/|$)/;
const realtimePath = /^\/realtime\/v1(\/|$)/;

/** Whether a path belongs to Supabase: auth, REST, storage or realtime. */
export function isSupabasePath(path: string): boolean {
  return litePath.test(path) || realtimePath.test(path);
}

/** Starts auth, REST and storage (@supabase/lite) and realtime on a database that has the platform. */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const { keys } = options;
  const [lite, realtime] = await startBoth(options);
  return {
    async fetch(request, peerAddress) {
      const url = new URL(request.url);
      if (realtimePath.test(url.pathname)) return await realtime.fetch(request);
      return await lite.fetch(request, peerAddress);
    },
    realtime,
    async stop() {
      await Promise.all([lite.stop(), realtime.stop()]);
    },
  };

  function startBoth(
    { liteUrl, realtimeUrl, storageDir, sendMail, mailTemplates = {}, siteUrl, publicChannels = false }:
      GatewayOptions,
  ): Promise<[Lite, Realtime]> {
    return Promise.all([
      startLite({
        databaseUrl: liteUrl,
        siteUrl: siteUrl ?? keys.supabase_url,
        publishableKey: keys.publishable_key,
        secretKey: keys.secret_key,
        jwtSecret: keys.jwt_secret,
        storageDir,
        mailTemplates,
      }, sendMail),
      startRealtime({
        databaseUrl: realtimeUrl,
        jwtSecret: keys.jwt_secret,
        apiKeys: [keys.publishable_key, keys.secret_key],
        privateOnly: !publicChannels,
      }),
    ]);
  }
}
