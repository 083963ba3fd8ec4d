import assert from "node:assert/strict";
import { createClient, type SupabaseClient } from "@supabase/supabase-js";
import { createKeys } from "../../supabase/local/keys.ts";
import type { Mail } from "../../supabase/local/lite/protocol.ts";
import { type Lite, startLite } from "../../supabase/local/lite/mod.ts";
import { MAIL_TEMPLATES } from "../../supabase/templates/mod.ts";
import { testDatabase } from "../support/database.ts";

/** The project's keys. */
export const keys = createKeys();

/** Auth, REST and storage as clients meet them. */
export interface Bench extends AsyncDisposable {
  url: string;
  sql: Awaited<ReturnType<typeof testDatabase>>["sql"];
  client(key?: string): SupabaseClient;
  storageDir: string;
  lite: Lite;
  /** What auth wrote. */
  mails: Mail[];
}

/** Auth, REST and storage on a database of their own, over HTTP. */
export async function serveLite(): Promise<Bench> {
  const db = await testDatabase();
  const folder = await Deno.makeTempDir({ prefix: "vez_lite_" });
  const mails: Mail[] = [];
  const lite: Lite = await startLite({
    databaseUrl: db.liteUrl,
    siteUrl: "http://localhost",
    publishableKey: keys.publishable_key,
    secretKey: keys.secret_key,
    jwtSecret: keys.jwt_secret,
    storageDir: `${folder}/storage`,
    mailTemplates: MAIL_TEMPLATES,
  }, (mail) => {
    mails.push(mail);
    return Promise.resolve();
  });
  const server = Deno.serve({ port: 0, onListen: () => {} }, (request) => lite.fetch(request, "127.0.0.1"));
  const url = `http://localhost:${server.addr.port}`;
  return {
    url,
    sql: db.sql,
    storageDir: `${folder}/storage`,
    lite,
    mails,
    client: (key = keys.publishable_key) =>
      createClient(url, key, { auth: { persistSession: false, autoRefreshToken: false } }),
    async [Symbol.asyncDispose]() {
      await server.shutdown();
      await lite.stop();
      await db[Symbol.asyncDispose]();
      await Deno.remove(folder, { recursive: true });
    },
  };
}

/** Somebody new, signed in. */
export async function signUp(bench: Bench, email: string): Promise<SupabaseClient> {
  const client = bench.client();
  const { error } = await client.auth.signUp({ email, password: "uma senha longa" });
  assert.equal(error, null);
  return client;
}
