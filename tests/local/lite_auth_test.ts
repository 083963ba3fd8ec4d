import assert from "node:assert/strict";
import { type Bench, serveLite, signUp } from "./lite_bench.ts";

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
