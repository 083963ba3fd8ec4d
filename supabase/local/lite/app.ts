import { App, setExperimental } from "@supabase/lite";
import { createPostgresConnection } from "@supabase/lite/postgres";
import { withGuessLimit } from "./guess_limit.ts";
import { type Outgoing, toPlainMail } from "./mails.ts";
import type { LiteSettings, Mail } from "./protocol.ts";
import { withSignedUrls } from "./signed_urls.ts";
import { StorageFiles } from "./storage_files.ts";

/** Auth, REST and storage as one fetch handler. */
export interface LiteApp {
  fetch(request: Request, peerAddress: string | null): Promise<Response>;
  close(): Promise<void>;
}

/** Hosted's defaults where config.toml says nothing else; the same values stand in supabase/config.toml. */
const auth = { jwt_expiry: 3600, minimum_password_length: 8 };
const codes = { otp_length: 10, otp_expiry: 900 };

/**
 * Puts @supabase/lite on a database that has the platform (platform.ts). `send` rejects when nobody takes a mail; the
 * request that caused it fails then.
 */
export async function createLiteApp(
  settings: LiteSettings,
  send: (mail: Mail) => Promise<void>,
): Promise<LiteApp> {
  setExperimental("storage", true);
  const connection = createPostgresConnection({
    url: settings.databaseUrl,
    postgresOptions: { max: 10, onnotice: () => {}, connection: { application_name: "lite" } },
  });
  // Otherwise lite grants the API's roles everything on every schema that has row level security, whatever our
  // migrations revoked. It would also make those roles, which platform.sql has done.
  Object.assign(connection, { rlsState: "active" });
  const app = new App({
    connection,
    api: { enabled: true, schemas: ["public"], max_rows: 1000 },
    auth: {
      enabled: true,
      site_url: settings.siteUrl,
      jwt_secret: settings.jwtSecret,
      publishable_key: settings.publishableKey,
      secret_key: settings.secretKey,
      enable_signup: true,
      email: {
        enable_signup: true,
        enable_confirmations: false,
        // lite's `true` asks the old address only, which proves nothing of the new one.
        double_confirm_changes: false,
        template: settings.mailTemplates,
        ...codes,
      },
      ...auth,
    },
    storage: { enabled: true, file_size_limit: "50MiB" },
    options: {
      server: { disableStudio: true, admin: false },
      drivers: { email: { send: (message: Outgoing) => send(toPlainMail(message)) } },
    },
  });
  app._storageAdapter = new StorageFiles(settings.storageDir);
  await app.init();
  const limited = withGuessLimit((request, peerAddress) => app.fetch(request, { peerAddress }));
  return {
    fetch: (request, peerAddress) => withSignedUrls((next) => limited(next, peerAddress))(request),
    close: () => connection.close(),
  };
}
