import assert from "node:assert/strict";
import * as jose from "jose";
import { RealtimeSession } from "../../edge/domain/public_queue.ts";
import { clinic, person, visit } from "../support/builders.ts";
import { SECRET, sessionToken, testApi } from "../edge/support/test_api.ts";

const auth = await startAuth();
/** As a hosted project: keys by JWKS, no secret. */
const hosted = await testApi({ supabaseUrl: auth.url, jwtSecret: undefined });
/** As the embedded stack: a secret, and a JWKS without keys. */
const embedded = await testApi({ supabaseUrl: auth.url });
Deno.test.afterAll(async () => {
  await hosted[Symbol.asyncDispose]();
  await embedded[Symbol.asyncDispose]();
  await auth.close();
});

const now = () => Math.floor(Date.now() / 1000);
const user = await person(hosted.sql);
const session = (claims: Record<string, unknown> = {}) => ({
  sub: user,
  aud: "authenticated",
  role: "authenticated",
  iat: now(),
  exp: now() + 3600,
  ...claims,
});

function sign(
  claims: Record<string, unknown>,
  header: Partial<jose.JWTHeaderParameters> = {},
  key = auth.key,
) {
  return new jose.SignJWT(claims).setProtectedHeader({ alg: "ES256", kid: "current", ...header }).sign(key);
}

const encode = (value: unknown) => jose.base64url.encode(JSON.stringify(value));

/** The token with its payload changed and its signature kept. */
function tamper(token: string, changes: Record<string, unknown>): string {
  const [header, , signature] = token.split(".");
  return [header, encode({ ...jose.decodeJwt(token), ...changes }), signature].join(".");
}

Deno.test("A session of the project passes, and its keys are fetched once", async () => {
  auth.fetched = 0;
  const caller = hosted.bearing(await sign(session()));
  for (let i = 0; i < 20; i++) assert.equal((await caller.get("/me")).status, 200);
  assert.ok(auth.fetched <= 1);
  assert.equal((await (await embedded.as(await person(embedded.sql))).get("/me")).status, 200);
});

const { privateKey: foreignKey } = await jose.generateKeyPair("ES256");
const { privateKey: rsaKey, publicKey: rsaPublic } = await jose.generateKeyPair("RS256");
const valid = await sign(session());

const ATTACKS: Record<string, () => string | Promise<string>> = {
  "no token": () => "",
  "three dots": () => "..",
  "no JSON inside": () => "YQ.YQ.YQ",
  "alg none": () => `${encode({ alg: "none" })}.${encode(session())}.`,
  "alg none in other letters, with a signature": () => `${encode({ alg: "nOnE" })}.${encode(session())}.YQ`,
  "HS256 with the public key as the secret": async () => {
    const secret = new TextEncoder().encode(await jose.exportSPKI(auth.publicKey));
    return await new jose.SignJWT(session()).setProtectedHeader({ alg: "HS256", kid: "current" }).sign(
      secret,
    );
  },
  "HS256 with the public JWK as the secret": async () => {
    const secret = new TextEncoder().encode(JSON.stringify(await jose.exportJWK(auth.publicKey)));
    return await new jose.SignJWT(session()).setProtectedHeader({ alg: "HS256", kid: "current" }).sign(
      secret,
    );
  },
  "HS256 with an empty secret": () => {
    const key = new TextEncoder().encode("\0");
    return new jose.SignJWT(session()).setProtectedHeader({ alg: "HS256" }).sign(key);
  },
  "HS384 with the right secret": () =>
    new jose.SignJWT(session()).setProtectedHeader({ alg: "HS384" }).sign(new TextEncoder().encode(SECRET)),
  "a foreign key under the current kid": () => sign(session(), {}, foreignKey),
  "a foreign kid": () => sign(session(), { kid: "foreign" }, foreignKey),
  "a kid that is a path": () => sign(session(), { kid: "../../dev/null" }, foreignKey),
  "a key in the header": async () =>
    sign(session(), {
      jwk: await jose.exportJWK((await jose.generateKeyPair("ES256", { extractable: true })).publicKey),
    }, foreignKey),
  "an address of keys in the header": () => sign(session(), { jku: `${auth.url}/mine` }, foreignKey),
  "RS256 of a foreign key": () => sign(session(), { alg: "RS256" }, rsaKey),
  "expired": () => sign(session({ exp: now() - 1 })),
  "not yet": () => sign(session({ nbf: now() + 600 })),
  "without an end": () => sign(session({ exp: undefined })),
  "without a subject": () => sign(session({ sub: undefined })),
  "a subject that is no user id": () => sign(session({ sub: "' or 1=1 --" })),
  "another audience": () => sign(session({ aud: "vez-ticket" })),
  "no audience": () => sign(session({ aud: undefined })),
  "role anon": () => sign(session({ role: "anon" })),
  "role service_role": () => sign(session({ role: "service_role" })),
  "role postgres": () => sign(session({ role: "postgres" })),
  "no role": () => sign(session({ role: undefined })),
  "tampered subject": () => tamper(valid, { sub: crypto.randomUUID() }),
  "tampered role": () => tamper(valid, { role: "service_role" }),
  "tampered end": () => tamper(valid, { exp: now() + 1e6 }),
  "a signature cut short": () => valid.slice(0, -4),
  "a signature of zeros": () =>
    `${valid.split(".").slice(0, 2).join(".")}.${jose.base64url.encode(new Uint8Array(64))}`,
  "a critical extension": () => sign(session(), { crit: ["x"], x: 1 }).catch(() => "a.b.c"),
};

for (const [name, make] of Object.entries(ATTACKS)) {
  Deno.test(`Not a session: ${name}`, async () => {
    const token = await make();
    for (const api of [hosted, embedded]) {
      const answer = await api.bearing(token).get("/me");
      assert.deepEqual([answer.status, answer.problem().code], [401, "not_authenticated"]);
    }
  });
}

Deno.test("HS256 is refused where no secret is set, whatever the secret", async () => {
  for (const secret of [SECRET, "", "undefined", "null"]) {
    const key = new TextEncoder().encode(secret.padEnd(1, "\0"));
    const token = await new jose.SignJWT(session()).setProtectedHeader({ alg: "HS256" }).sign(key);
    assert.equal((await hosted.bearing(token).get("/me")).status, 401);
  }
});

Deno.test("Tokens of tickets and displays are no session of staff", async () => {
  const house = await clinic(embedded.sql);
  const { token } = await visit(embedded.sql, house);
  for (const path of [`/tickets/${token}`, `/displays/${house.display}`]) {
    const pass = (await embedded.bearing().post(`${path}/session`)).read(RealtimeSession).access_token;
    for (const route of ["/me", `/establishments/${house.id}`, `/establishments/${house.id}/queue`]) {
      assert.equal((await embedded.bearing(pass).get(route)).status, 401);
    }
  }
});

Deno.test("What an account says of itself (user_metadata) and extra claims give no right", async () => {
  const house = await clinic(embedded.sql);
  const stranger = await person(embedded.sql);
  const claims = { establishment: house.id, visit: house.id, role_in: "owner", app_role: "owner" };
  const token = await sessionToken(stranger, {
    ...claims,
    user_metadata: { ...claims, establishment_id: house.id, role: "owner" },
    app_metadata: { role: "service_role" },
  });
  for (const path of ["", "/queue", "/professionals", "/rooms"]) {
    assert.equal((await embedded.bearing(token).get(`/establishments/${house.id}${path}`)).status, 404);
  }
});

Deno.test("Only the scheme Bearer counts, and only in the header", async () => {
  const token = await sessionToken(await person(embedded.sql));
  const anonymous = embedded.bearing();
  assert.equal((await anonymous.get(`/me?access_token=${token}`)).status, 401);
  assert.equal((await anonymous.get("/me", { cookie: `access_token=${token}` })).status, 401);
  assert.equal((await anonymous.get("/me", { authorization: `Basic ${token}` })).status, 401);
  assert.equal((await anonymous.get("/me", { authorization: token })).status, 401);
  assert.equal((await anonymous.get("/me", { authorization: `bearer ${token}` })).status, 200);
});

Deno.test("Keys out of reach are 503: that says nothing about the session", async () => {
  const blind = await testApi({ supabaseUrl: "http://127.0.0.1:9", jwtSecret: undefined });
  const answer = await blind.bearing(valid).get("/me");
  assert.deepEqual([answer.status, answer.problem().code], [503, "unavailable"]);
  await blind[Symbol.asyncDispose]();
});

Deno.test("Keys at hand are used first, and the published ones when none of them fits", async () => {
  const old = await jose.exportJWK((await jose.generateKeyPair("ES256", { extractable: true })).publicKey);
  const rsa = { ...(await jose.exportJWK(rsaPublic)), kty: "RSA", kid: "rsa", alg: "RS256" };
  const api = await testApi({
    supabaseUrl: auth.url,
    jwtSecret: undefined,
    jwks: { keys: [{ ...old, kty: "EC", kid: "old", alg: "ES256" }, rsa] },
  });
  const caller = await person(api.sql);
  assert.equal((await api.bearing(await sign(session({ sub: caller }))).get("/me")).status, 200);
  const token = await sign(session({ sub: caller }), { alg: "RS256", kid: "rsa" }, rsaKey);
  assert.equal((await api.bearing(token).get("/me")).status, 200);
  await api[Symbol.asyncDispose]();
});

/** What Supabase Auth publishes. */
async function startAuth() {
  const { privateKey, publicKey } = await jose.generateKeyPair("ES256", { extractable: true });
  const keys = [{ ...(await jose.exportJWK(publicKey)), kid: "current", alg: "ES256", use: "sig" }];
  const auth = { url: "", key: privateKey, publicKey, fetched: 0, close: () => server.shutdown() };
  const server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen: () => {} }, (request) => {
    if (new URL(request.url).pathname !== "/auth/v1/.well-known/jwks.json") {
      return new Response(null, { status: 404 });
    }
    auth.fetched++;
    return Response.json({ keys });
  });
  auth.url = `http://127.0.0.1:${server.addr.port}`;
  return auth;
}
