import assert from "node:assert/strict";
import { type JWTPayload, SignJWT } from "jose";
import { keys, serveLite, signUp } from "./lite_bench.ts";

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
