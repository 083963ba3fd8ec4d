import assert from "node:assert/strict";
import { createApi } from "../../edge/app.ts";
import { AuthSession } from "../../edge/domain/login.ts";
import { startAuthServer } from "../support/auth_server.ts";
import { cpfOf } from "../support/builders.ts";
import { type Holder, holder } from "../support/people.ts";
import { testApi } from "./support/test_api.ts";

const PASSWORD = "uma senha longa";
const logins: Record<string, { id: string; password: string; isConfirmed?: boolean }> = {};
const auth = startAuthServer(logins);
const settings = { supabaseUrl: auth.url, secretKey: "secret", trustedProxies: 1 };
const api = await testApi(settings);
Deno.test.afterAll(async () => {
  await api[Symbol.asyncDispose]();
  await auth[Symbol.asyncDispose]();
});

let networks = 0;
/** An address that nobody has asked from. */
const elsewhere = () => ({ "x-forwarded-for": `198.51.${++networks >> 8}.${networks & 255}` });

async function signedUp(options: { isConfirmed?: boolean } = {}): Promise<Holder> {
  const somebody = await holder(api.sql);
  await api.sql`update auth.users set encrypted_password = 'hashed' where id = ${somebody.id}`;
  logins[somebody.email] = { id: somebody.id, password: PASSWORD, ...options };
  return somebody;
}

const logIn = (
  identifier: string,
  password = PASSWORD,
  headers: Record<string, string> = elsewhere(),
  device?: string,
) => api.bearing().post("/auth/login", { identifier, password, device }, headers);

Deno.test("POST /auth/login gives a Supabase session for an e-mail or a CPF", async () => {
  const ana = await signedUp();
  const punctuated = ana.cpf.replace(/(\d{3})(\d{3})(\d{3})(\d{2})/, "$1.$2.$3-$4");
  for (const identifier of [ana.email, ana.email.toUpperCase(), ana.cpf, punctuated]) {
    const answer = await logIn(identifier);
    assert.equal(answer.status, 200, answer.text);
    assert.equal(answer.read(AuthSession).user.id, ana.id);
    assert.equal(answer.headers.get("cache-control"), "no-store");
  }
});

Deno.test("POST /auth/login: unknown or wrong, the answer is the same, and so is the work", async () => {
  const ana = await signedUp();
  const wrong = "não é esta";
  const known = [[ana.email, wrong], [ana.cpf, wrong]] as const;
  const unknown = [["x@example.com", wrong], [cpfOf(7), wrong], ["x@example.com", PASSWORD]] as const;
  const seen = new Set<string>();
  for (const [identifier, password] of [...known, ...unknown]) {
    auth.requests.length = 0;
    const answer = await logIn(identifier, password, { ...elsewhere(), "user-agent": "Firefox" });
    assert.equal(answer.problem().code, "invalid_credentials", identifier);
    const headers = [...answer.headers].filter(([name]) => name !== "x-request-id");
    // Supabase Auth is asked once, to compare this password with a hash of the same cost.
    const asked = auth.requests.map(({ path, headers, body }) => ({
      path,
      headers: [...headers.keys()].sort(),
      password: body.password === password,
    }));
    seen.add(JSON.stringify([answer.status, headers, answer.text, asked]));
  }
  assert.equal(seen.size, 1, [...seen].join("\n"));
});

Deno.test("POST /auth/login asks Supabase Auth in the name of whoever asks us", async () => {
  const ana = await signedUp();
  auth.requests.length = 0;
  await logIn(ana.email, PASSWORD, {
    "x-forwarded-for": "6.6.6.6, 203.0.113.5",
    "user-agent": "Mozilla/5.0 Firefox",
  });
  const [{ headers }] = auth.requests;
  assert.deepEqual(
    ["apikey", "sb-forwarded-for", "user-agent"].map((name) => headers.get(name)),
    ["secret", "203.0.113.5", "vez"],
  );
});

Deno.test("POST /auth/login refuses what is no login before it counts it", async () => {
  const ana = await signedUp();
  for (const [identifier, code] of [["", "required"], ["ana", "invalid_cpf"], ["ana@", "invalid_email"]]) {
    assert.deepEqual((await logIn(identifier)).problem().errors?.map((error) => error.code), [code]);
  }
  assert.equal((await logIn(ana.email, "")).status, 422);
  assert.equal((await logIn(ana.email, "x".repeat(1001))).status, 422);
  assert.equal(
    (await logIn((await signedUp({ isConfirmed: false })).email)).problem().code,
    "email_not_confirmed",
  );
});

Deno.test("POST /auth/login: after ten wrong passwords 429 says when to come back, and the right one does not get in", async () => {
  const [ana, here] = [await signedUp(), elsewhere()];
  for (let tries = 0; tries < 10; tries++) assert.equal((await logIn(ana.email, "x", here)).status, 401);
  auth.requests.length = 0;
  const refused = await logIn(ana.cpf, PASSWORD, here);
  const { code, retry_after_s, detail } = refused.problem();
  assert.equal(code, "too_many_requests");
  assert.equal(refused.headers.get("retry-after"), String(retry_after_s));
  assert.ok(detail);
  assert.equal(auth.requests.length, 0);
  assert.equal((await logIn(ana.email)).status, 200, "from elsewhere");
});

Deno.test("POST /auth/login: several processes share the limits", async () => {
  const [ana, here] = [await signedUp(), elsewhere()];
  const other = createApi({ ...settings, databaseUrl: api.database.url, log: () => {} });
  const body = JSON.stringify({ identifier: ana.email, password: "x" });
  const headers = { "content-type": "application/json", ...here };
  const statuses = [];
  for (let tries = 0; tries < 6; tries++) {
    statuses.push((await logIn(ana.email, "x", here)).status);
    statuses.push((await other.app.request("/api/auth/login", { method: "POST", body, headers })).status);
  }
  await other.close();
  assert.deepEqual(statuses, [...Array(10).fill(401), 429, 429]);
});

Deno.test("POST /auth/login: a browser that has signed in before is not kept out by guesses beside it", async () => {
  const [ana, clinic, device] = [await signedUp(), elsewhere(), "d".repeat(32)];
  assert.equal((await logIn(ana.email, PASSWORD, clinic, device)).status, 200);
  for (let tries = 0; tries < 11; tries++) await logIn(ana.email, "x", clinic);
  assert.equal((await logIn(ana.email, PASSWORD, clinic)).status, 429);
  assert.equal((await logIn(ana.email, PASSWORD, clinic, device)).status, 200);
});

Deno.test("POST /auth/signup opens a login, says which e-mail is taken, and counts", async () => {
  const ana = await signedUp();
  const signUp = (email: string, headers: Record<string, string>) =>
    api.bearing().post("/auth/signup", { email, password: PASSWORD }, headers);
  assert.equal((await signUp(ana.email, elsewhere())).problem().code, "email_taken");
  assert.equal(
    (await api.bearing().post("/auth/signup", { email: "a@b.com", password: "curta" })).status,
    422,
  );
  const here = elsewhere();
  const taken = [];
  for (let tries = 0; tries < 21; tries++) taken.push((await signUp(ana.email, here)).status);
  assert.deepEqual(taken, [...Array(20).fill(409), 429]);
});

Deno.test("POST /auth/login is out of order, not wrong, while Supabase Auth does not answer", async () => {
  const ana = await signedUp();
  const alone = createApi({
    ...settings,
    supabaseUrl: "http://127.0.0.1:9",
    databaseUrl: api.database.url,
    log: () => {},
  });
  const answer = await alone.app.request("/api/auth/login", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ identifier: ana.email, password: PASSWORD }),
  });
  await alone.close();
  assert.equal(answer.status, 503);
});
