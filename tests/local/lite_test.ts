import assert from "node:assert/strict";
import { createClient, type SupabaseClient } from "@supabase/supabase-js";
import { type JWTPayload, SignJWT } from "jose";
import { createKeys } from "../../supabase/local/keys.ts";
import type { Mail } from "../../supabase/local/lite/protocol.ts";
import { type Lite, startLite } from "../../supabase/local/lite/mod.ts";
import { MAIL_TEMPLATES } from "../../supabase/templates/mod.ts";
import { testDatabase } from "../support/database.ts";

const keys = createKeys();

interface Bench extends AsyncDisposable {
  url: string;
  sql: Awaited<ReturnType<typeof testDatabase>>["sql"];
  client(key?: string): SupabaseClient;
  storageDir: string;
  lite: Lite;
  /** What auth wrote. */
  mails: Mail[];
}

/** Auth, REST and storage on a database of their own, over HTTP. */
async function serveLite(): Promise<Bench> {
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

async function signUp(bench: Bench, email: string): Promise<SupabaseClient> {
  const client = bench.client();
  const { error } = await client.auth.signUp({ email, password: "uma senha longa" });
  assert.equal(error, null);
  return client;
}

/** The codes in the mails that were written. */
function codesSent({ mails }: Bench): string[] {
  return mails.flatMap(({ text }) => /code: (\d+)/.exec(text)?.[1] ?? []);
}

Deno.test("auth: signUp() gives a session at once, and the password opens another one", async () => {
  await using bench = await serveLite();
  const client = bench.client();
  const { data, error } = await client.auth.signUp({ email: "ana@example.com", password: "uma senha longa" });
  assert.equal(error, null);
  assert.ok(data.session?.access_token);
  const again = await bench.client().auth.signInWithPassword({
    email: "ana@example.com",
    password: "uma senha longa",
  });
  assert.equal(again.data.user?.id, data.user?.id);
  const refreshed = await client.auth.refreshSession();
  assert.ok(refreshed.data.session);
  const [user] = await bench.sql`select aud, role, email from auth.users`;
  assert.deepEqual({ ...user }, { aud: "authenticated", role: "authenticated", email: "ana@example.com" });
});

Deno.test("auth: a short or wrong password and a missing key are refused", async () => {
  await using bench = await serveLite();
  await signUp(bench, "ana@example.com");
  const short = await bench.client().auth.signUp({ email: "bia@example.com", password: "curta" });
  assert.equal(short.error?.status, 422);
  const wrong = await bench.client().auth.signInWithPassword({ email: "ana@example.com", password: "outra" });
  assert.equal(wrong.error?.code, "invalid_credentials");
  const keyless = await fetch(`${bench.url}/auth/v1/settings`);
  assert.equal(keyless.status, 401);
  await keyless.body?.cancel();
});

Deno.test("auth: codes of mails are long and an address may guess a few, in either form of verify", async () => {
  await using bench = await serveLite();
  const client = await signUp(bench, "ana@example.com");
  await client.auth.resetPasswordForEmail("ana@example.com");
  const [code] = codesSent(bench);
  assert.match(code, /^\d{10}$/);
  const guess = (number: number) => {
    const token = String(1_000_000_000 + number);
    const email = "ana@example.com";
    if (number % 2) return bench.client().auth.verifyOtp({ email, token, type: "recovery" });
    return fetch(`${bench.url}/auth/v1/%76erify?type=recovery&token=${token}`, { redirect: "manual" });
  };
  for (const answer of await Promise.all(Array.from({ length: 29 }, (_, number) => guess(number)))) {
    if (answer instanceof Response) assert.equal(answer.status, 303);
    else assert.equal(answer.error?.code, "otp_expired");
  }
  const right = await bench.client().auth.verifyOtp({
    email: "ana@example.com",
    token: code,
    type: "recovery",
  });
  assert.equal(right.error, null);
  await guess(30);
  assert.equal(
    (await bench.client().auth.verifyOtp({ email: "a@b.c", token: code, type: "email" })).error?.status,
    429,
  );
  const link = await fetch(`${bench.url}/auth/v1/verify?type=recovery&token=${code}`, { redirect: "manual" });
  assert.equal(link.status, 429);
  await link.body?.cancel();
});

Deno.test("auth: another address is the login's once the link that went there comes back, and not before", async () => {
  await using bench = await serveLite();
  const client = await signUp(bench, "ana@example.com");
  assert.equal((await client.auth.updateUser({ email: "nova@example.com" })).error, null);
  const login = (email: string) =>
    bench.client().auth.signInWithPassword({ email, password: "uma senha longa" });
  assert.equal((await login("nova@example.com")).error?.code, "invalid_credentials");
  const [mail, ...others] = bench.mails;
  assert.equal(others.length, 0);
  assert.deepEqual([mail.to, mail.subject], ["nova@example.com", "Confirme seu novo e-mail no Vez"]);
  assert.match(mail.text, /^Olá!\n\n/);
  assert.doesNotMatch(mail.text, /<|&\w+;/);
  const link = /^http:\/\/localhost\/confirmar-email\?token_hash=(\w+)$/m.exec(mail.text);
  assert.ok(link, mail.text);
  const confirm = () => bench.client().auth.verifyOtp({ token_hash: link[1], type: "email_change" });
  assert.equal((await confirm()).data.user?.email, "nova@example.com");
  assert.equal((await confirm()).error?.code, "otp_expired");
  assert.equal((await login("nova@example.com")).error, null);
  assert.equal((await login("ana@example.com")).error?.code, "invalid_credentials");
});

Deno.test("auth: a user whose password Postgres hashed can sign in", async () => {
  await using bench = await serveLite();
  await bench.sql`
    insert into auth.users (id, aud, role, email, encrypted_password, email_confirmed_at)
    values (gen_random_uuid(), 'authenticated', 'authenticated', 'ana@example.com',
      extensions.crypt('uma senha longa', extensions.gen_salt('bf', 6)), now())`;
  const { error } = await bench.client().auth.signInWithPassword({
    email: "ana@example.com",
    password: "uma senha longa",
  });
  assert.equal(error, null);
});

Deno.test("rest: row level security decides what each role reads and writes", async () => {
  await using bench = await serveLite();
  await bench.sql.unsafe(`
    create table public.notes (id int primary key, owner uuid not null default auth.uid(), body text);
    alter table public.notes enable row level security;
    grant select, insert on public.notes to authenticated;
    revoke all on public.notes from anon;
    create policy "Notes are their owner's" on public.notes to authenticated
      using (owner = (select auth.uid())) with check (owner = (select auth.uid()));`);
  const [ana, bia] = [await signUp(bench, "ana@example.com"), await signUp(bench, "bia@example.com")];
  assert.equal((await ana.from("notes").insert({ id: 1, body: "a" })).error, null);
  assert.deepEqual((await ana.from("notes").select("body")).data, [{ body: "a" }]);
  assert.deepEqual((await bia.from("notes").select("body")).data, []);
  const { data: { user } } = await ana.auth.getUser();
  assert.equal((await bia.from("notes").insert({ id: 2, owner: user?.id })).error?.code, "42501");
  assert.equal((await bench.client().from("notes").select()).error?.code, "42501");
  assert.equal((await bench.client(keys.secret_key).from("notes").select()).data?.length, 1);
});

Deno.test("rest: forged and expired tokens are refused", async () => {
  await using bench = await serveLite();
  await bench.sql.unsafe(
    "create table public.notes (id int); revoke all on public.notes from anon",
  );
  const now = Math.floor(Date.now() / 1000);
  const claims = { sub: crypto.randomUUID(), role: "authenticated", aud: "authenticated", exp: now + 60 };
  const unsigned = `${encode({ alg: "none", typ: "JWT" })}.${encode({ ...claims, role: "service_role" })}.`;
  const tokens = {
    good: [await sign(claims, keys.jwt_secret), 200],
    // lite takes an unsigned token for none, which leaves the rights of the publishable key.
    unsigned: [unsigned, 401],
    "of another secret": [await sign(claims, "x".repeat(48)), 401],
    expired: [await sign({ ...claims, exp: now - 60 }, keys.jwt_secret), 401],
    "of a database role": [await sign({ ...claims, role: "postgres" }, keys.jwt_secret), 403],
  } as const;
  for (const [name, [token, status]] of Object.entries(tokens)) {
    const headers = { apikey: keys.publishable_key, authorization: `Bearer ${token}` };
    const answer = await fetch(`${bench.url}/rest/v1/notes`, { headers });
    await answer.body?.cancel();
    assert.equal(answer.status, status, name);
  }
});

function encode(value: unknown): string {
  return new TextEncoder().encode(JSON.stringify(value)).toBase64({
    alphabet: "base64url",
    omitPadding: true,
  });
}

async function sign(claims: JWTPayload, secret: string): Promise<string> {
  return await new SignJWT(claims).setProtectedHeader({ alg: "HS256" }).sign(
    new TextEncoder().encode(secret),
  );
}

Deno.test("rest: no key opens the tables of auth, and lite grants nothing that migrations revoked", async () => {
  await using bench = await serveLite();
  const grants = () =>
    bench.sql`
    select grantee, table_schema, table_name, privilege_type from information_schema.role_table_grants
    where grantee in ('anon', 'authenticated', 'service_role')
    order by 1, 2, 3, 4`;
  const before = await grants();
  await signUp(bench, "ana@example.com");
  for (const apikey of [keys.publishable_key, keys.secret_key, ""]) {
    for (const path of ["/rest/v1/users", "/rest/v1/auth.users", "/rest/v1/sessions"]) {
      for (const profile of ["public", "auth", "private"]) {
        const answer = await fetch(`${bench.url}${path}`, { headers: { apikey, "accept-profile": profile } });
        assert.ok(answer.status >= 400 && answer.status < 500, `${path} of ${profile}: ${answer.status}`);
        assert.doesNotMatch(await answer.text(), /ana@example\.com/);
      }
    }
  }
  assert.deepEqual(await grants(), before);
});

Deno.test("storage: upload, download, sign, list and remove through the client", async () => {
  await using bench = await serveLite();
  const admin = bench.client(keys.secret_key).storage;
  assert.equal((await admin.createBucket("charts", { public: false })).error, null);
  const bytes = new Uint8Array(100_000).map((_, index) => index * 7);
  const upload = await admin.from("charts").upload("raio x/pé direito.bin", bytes, {
    contentType: "application/x-test",
  });
  assert.equal(upload.error, null);
  const { data } = await admin.from("charts").download("raio x/pé direito.bin");
  assert.deepEqual(new Uint8Array(await data?.arrayBuffer() ?? []), bytes);
  const { data: signed } = await admin.from("charts").createSignedUrl("raio x/pé direito.bin", 60);
  const answer = await fetch(signed?.signedUrl ?? "");
  assert.equal(answer.headers.get("content-type"), "application/x-test");
  assert.equal((await answer.arrayBuffer()).byteLength, 100_000);
  const { data: many } = await admin.from("charts").createSignedUrls(["raio x/pé direito.bin"], 60);
  assert.equal((await (await fetch(many?.[0]?.signedUrl ?? "")).arrayBuffer()).byteLength, 100_000);
  const { data: ticket } = await admin.from("charts").createSignedUploadUrl("b.bin");
  const sent = await bench.client().storage.from("charts").uploadToSignedUrl(
    "b.bin",
    ticket?.token ?? "",
    bytes,
  );
  assert.equal(sent.error, null);
  await admin.from("charts").remove(["b.bin"]);
  await admin.from("charts").remove(["raio x/pé direito.bin"]);
  assert.ok((await admin.from("charts").download("raio x/pé direito.bin")).error);
  const left = await Array.fromAsync(Deno.readDir(bench.storageDir));
  for (const { name } of left) assert.deepEqual([...Deno.readDirSync(`${bench.storageDir}/${name}`)], []);
});

Deno.test("storage: a key with encoded separators stays inside the folder, and a private object needs the key", async () => {
  await using bench = await serveLite();
  const admin = bench.client(keys.secret_key).storage;
  await admin.createBucket("charts", { public: false });
  const headers = { apikey: keys.secret_key, "content-type": "text/plain" };
  for (const key of ["..%2F..%2F..%2Fescaped.txt", "%2e%2e/%2e%2e/escaped.txt", "..\\..\\escaped.txt"]) {
    const answer = await fetch(`${bench.url}/storage/v1/object/charts/${key}`, {
      method: "POST",
      headers,
      body: "x",
    });
    await answer.body?.cancel();
  }
  const parent = new URL(`file://${bench.storageDir}/..`);
  assert.deepEqual(
    [...Deno.readDirSync(parent)].map(({ name }) => name).filter((name) => name !== "storage"),
    [],
  );
  await admin.from("charts").upload("a.txt", new TextEncoder().encode("secret"));
  assert.ok((await bench.client().storage.from("charts").download("a.txt")).error);
});

Deno.test("fetch() takes large bodies for storage alone, and answers one that breaks off", async () => {
  await using bench = await serveLite();
  const statusOf = async (path: string, body: BodyInit) => {
    const request = new Request(`${bench.url}${path}`, { method: "POST", body });
    const response = await bench.lite.fetch(request, "127.0.0.1");
    await response.body?.cancel();
    return response.status;
  };
  const large = "x".repeat(1024 * 1024 + 1);
  assert.equal(await statusOf("/auth/v1/signup", large), 413);
  assert.equal(await statusOf("/rest/v1/establishments", new Blob([large]).stream()), 413);
  assert.notEqual(await statusOf("/storage/v1/object/none/file", large), 413);
  const broken = new ReadableStream({ pull: (controller) => controller.error(new Error("Cannot read")) });
  assert.equal(await statusOf("/auth/v1/signup", broken), 400);
});
