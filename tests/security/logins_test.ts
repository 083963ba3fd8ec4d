import assert from "node:assert/strict";
import { AuthSession } from "../../edge/domain/login.ts";
import { clinic } from "../support/builders.ts";
import { testStack } from "../support/stack.ts";
import { visitor } from "../web/visitor.ts";

/** The embedded stack behind one proxy, so that people can ask from many addresses. */
const stack = await testStack({ trustedProxies: 1 });
Deno.test.afterAll(async () => await stack.stop());

/** What browsers call themselves: Auth refuses secret keys to whatever does. */
const BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
const PASSWORD = "uma senha longa";
const DIRECT = "/auth/v1/token?grant_type=password";
let networks = 0;
const elsewhere = () => `198.51.${++networks >> 8}.${networks & 255}`;

async function signUp(): Promise<{ id: string; email: string }> {
  const email = `${crypto.randomUUID()}@example.com`;
  const answer = await post("/functions/v1/api/auth/signup", { email, password: PASSWORD }, elsewhere());
  return { id: AuthSession.parse(await answer.json()).user.id, email };
}

function post(
  path: string,
  body: unknown,
  from: string,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(stack.url + path, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      apikey: stack.keys.publishable_key,
      "x-forwarded-for": from,
      ...headers,
    },
    body: JSON.stringify(body),
  });
}

async function statusOf(answer: Promise<Response>): Promise<number> {
  const { status, body } = await answer;
  await body?.cancel();
  return status;
}

const direct = (email: string, from: string, password = "x", path = DIRECT, headers = {}) =>
  statusOf(post(path, { email, password }, from, headers));
const byApi = (identifier: string, from: string, password = "x", headers = {}) =>
  statusOf(post("/functions/v1/api/auth/login", { identifier, password }, from, headers));

Deno.test("guessing: whichever way a password is tried, there is one limit", async () => {
  const { email } = await signUp();
  const here = elsewhere();
  const page = visitor(stack.url);
  const byPage = async () =>
    await statusOf(page.post("/entrar", { identifier: email, password: "x" }, { "x-forwarded-for": here }));
  const ways = [
    () => direct(email, here),
    () => direct(email.toUpperCase(), here, "x", "/auth/v1/%74oken?grant_type=password"),
    () => byApi(email, here),
    byPage,
    () => direct(email, here, "x", "/auth/v1/token?grant_type=password&grant_type=refresh_token"),
  ];
  const refusals = { 400: 0, 401: 0 };
  for (let tries = 0; tries < 10; tries++) {
    const status = await ways[tries % ways.length]();
    assert.ok(status in refusals, `${status} at try ${tries}`);
  }
  for (const way of ways) assert.equal(await way(), 429);
  assert.equal(await direct(email, here, PASSWORD), 429);
  assert.equal(await direct(email, elsewhere(), PASSWORD), 200);
});

Deno.test("guessing: addresses that somebody only claims to have are not counted as theirs", async () => {
  const { email } = await signUp();
  const here = elsewhere();
  const claims = () => ({
    "x-vez-client": `${Math.floor(Date.now() / 1000)}.${"a".repeat(64)}.${elsewhere()}`,
  });
  const others = () => ({
    "x-real-ip": elsewhere(),
    "cf-connecting-ip": elsewhere(),
    "sb-forwarded-for": elsewhere(),
  });
  for (let tries = 0; tries < 5; tries++) {
    // Ours appends the true address behind whatever came with the request.
    await direct(email, `${elsewhere()}, ${here}`, "x", DIRECT, claims());
    await byApi(email, `${elsewhere()}, ${here}`, "x", others());
  }
  assert.equal(await byApi(email, here, PASSWORD), 429);
  assert.equal(await direct(email, here, PASSWORD), 429);
});

Deno.test("guessing: without a trusted proxy the socket alone counts, on pages, API and Auth", async () => {
  await using bare = await testStack();
  const ask = async (path: string, body: BodyInit, type: string) => {
    const answer = await fetch(bare.url + path, {
      method: "POST",
      headers: {
        "content-type": type,
        origin: bare.url,
        apikey: bare.keys.publishable_key,
        "x-forwarded-for": elsewhere(),
      },
      body,
    });
    await answer.body?.cancel();
    return answer.status;
  };
  const login = { identifier: "ana@example.com", email: "ana@example.com", password: "x" };
  const json = JSON.stringify(login);
  for (let tries = 0; tries < 10; tries++) {
    await ask("/functions/v1/api/auth/login", json, "application/json");
  }
  assert.equal(await ask("/functions/v1/api/auth/login", json, "application/json"), 429);
  assert.equal(await ask(DIRECT, json, "application/json"), 429);
  const form = new URLSearchParams(login).toString();
  assert.equal(await ask("/entrar", form, "application/x-www-form-urlencoded"), 429);
});

Deno.test("lock-out: whatever many addresses guess, the holder signs in from their own", async () => {
  const { id, email } = await signUp();
  await Promise.all(Array.from({ length: 8 }, () => byApi(email, elsewhere())));
  // As many more as the account's own limit; each would be a hash.
  await stack.sql`
    select private.take_attempt('login_account', ${id}, 60, '1 hour') from generate_series(1, 100)`;
  const guesser = elsewhere();
  const statuses = [];
  for (let tries = 0; tries < 4; tries++) statuses.push(await byApi(email, guesser));
  assert.deepEqual(statuses, [401, 401, 401, 429]);
  assert.equal(await byApi(email, elsewhere(), PASSWORD), 200);
});

Deno.test("lock-out: beside a guesser in the same clinic the holder's own browser still signs in, colleagues too", async () => {
  const [ana, bia] = [await signUp(), await signUp()];
  const clinic = { "x-forwarded-for": elsewhere() };
  const browser = visitor(stack.url);
  const enter = async (
    who: { email: string },
    from = browser,
  ) => (await statusOf(from.post("/entrar", { identifier: who.email, password: PASSWORD }, clinic)));
  assert.equal(await enter(ana), 303);
  for (let tries = 0; tries < 12; tries++) await byApi(ana.email, clinic["x-forwarded-for"]);
  assert.equal(await enter(ana, visitor(stack.url)), 429);
  assert.equal(await enter(ana), 303);
  assert.equal(await enter(bia, visitor(stack.url)), 303);
});

Deno.test("unknown and known: the embedded Auth says the same, and compares with a hash of the same cost", async () => {
  const { id, email } = await signUp();
  const [known, unknown] = await Promise.all([email, "x@example.com"].map(async (one) => {
    const answer = await post(DIRECT, { email: one, password: "x" }, elsewhere());
    return [answer.status, await answer.text()];
  }));
  assert.deepEqual(known, unknown);
  const costs = await stack.sql`
    select substr(encrypted_password, 5, 2) as cost from auth.users where id = ${id} or email = 'nobody@vez.invalid'`;
  assert.deepEqual(costs.map(({ cost }) => cost), ["10", "10"]);
});

Deno.test("the session of a login knows browser and address, whoever asked Auth for it", async () => {
  const { id, email } = await signUp();
  const here = elsewhere();
  const page = visitor(stack.url);
  await statusOf(page.post("/entrar", { identifier: email, password: PASSWORD }, {
    "x-forwarded-for": here,
    "user-agent": BROWSER,
  }));
  const [session] = await stack.sql`
    select user_agent, host(ip) as ip from auth.sessions where user_id = ${id} order by created_at desc limit 1`;
  assert.deepEqual({ ...session }, { user_agent: BROWSER, ip: here });
});

Deno.test("cookies: httpOnly, SameSite=Lax, and Secure behind TLS", async () => {
  const { email } = await signUp();
  for (const proto of ["http", "https"]) {
    const page = visitor(stack.url);
    const headers = { "x-forwarded-proto": proto, "x-forwarded-for": elsewhere() };
    await statusOf(page.post("/entrar", { identifier: email, password: PASSWORD }, headers));
    assert.deepEqual(page.setCookies.map((line) => line.split("=")[0]).sort(), ["vez-device", "vez-session"]);
    for (const line of page.setCookies) {
      assert.match(line, /; HttpOnly/);
      assert.match(line, /; SameSite=Lax/);
      assert.equal(/; Secure/.test(line), proto === "https", line);
    }
  }
});

Deno.test("rights: what a patient's page may ask with, opens no clinic, not even the patient's own", async () => {
  const { id, email } = await signUp();
  const house = await clinic(stack.sql);
  await stack.sql`update public.members set user_id = ${id} where user_id = ${house.members.owner}`;
  const tokenOf = async (next: string, path: string) => {
    const page = visitor(stack.url);
    const from = { "x-forwarded-for": elsewhere() };
    await statusOf(page.post("/entrar", { identifier: email, password: PASSWORD, next }, from));
    return (await (await page.get(path)).json()).access_token;
  };
  const asks = [
    `/functions/v1/api/establishments/${house.id}/queue`,
    `/functions/v1/api/establishments/${house.id}/members`,
  ];
  const rest = "/rest/v1/establishments?select=id";
  const seen = async (token: string) => {
    const get = (path: string) =>
      fetch(stack.url + path, {
        headers: { authorization: `Bearer ${token}`, apikey: stack.keys.publishable_key },
      });
    return [
      ...await Promise.all(asks.map((path) => statusOf(get(path)))),
      (await (await get(rest)).json()).length,
    ];
  };
  assert.deepEqual(await seen(await tokenOf("/app", "/sessao/token")), [200, 200, 1]);
  assert.deepEqual(await seen(await tokenOf("/minha/fila", "/minha/sessao/token")), [404, 404, 0]);
});
