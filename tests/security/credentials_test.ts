import assert from "node:assert/strict";
import { signUp } from "../support/logins.ts";
import { startSmtp } from "../support/smtp_server.ts";
import { testStack } from "../support/stack.ts";

const smtp = startSmtp();
const stack = await testStack({ smtpUrl: smtp.url, trustedProxies: 1 });
Deno.test.afterAll(async () => {
  await stack.stop();
  await smtp[Symbol.asyncDispose]();
});

const DECOY = "nobody@vez.invalid";

function ask(method: string, path: string, body: unknown, headers: Record<string, string> = {}) {
  return fetch(stack.url + path, {
    method,
    headers: { "content-type": "application/json", apikey: stack.keys.publishable_key, ...headers },
    body: JSON.stringify(body),
  });
}

Deno.test("PUT /auth/v1/user: a token alone changes neither password nor address", async () => {
  const ana = await signUp(stack);
  const put = (body: unknown, path = "/auth/v1/user") =>
    ask("PUT", path, body, { authorization: `Bearer ${ana.token}` });
  const read = async () =>
    (await stack.sql`select encrypted_password, email, email_change, phone, phone_change
      from auth.users where id = ${ana.id}`)[0];
  const before = await read();
  const wishes = [{ password: "uma outra frase" }, { email: "nova@example.com" }, {
    phone: "+5511987654321",
  }];
  for (const wish of wishes) {
    for (const path of ["/auth/v1/user", "/auth/v1/%75ser", "/auth/v1//user/"]) {
      const answer = await put({ data: { a: 1 }, ...wish }, path);
      assert.deepEqual(
        [answer.status, (await answer.json()).error_code],
        [403, "reauthentication_needed"],
        path,
      );
    }
  }
  assert.deepEqual(await read(), before);
  const { error } = await ana.supabase.auth.updateUser({ data: { theme: "dark" } });
  assert.equal(error, null, "what is no credential stays theirs to change");
  assert.equal(smtp.mails.filter(({ to }) => to.includes("nova@example.com")).length, 0);
});

Deno.test("codes by mail: the same answer for an address that is somebody's and one that is nobody's", async () => {
  const { email } = await signUp(stack);
  for (const path of ["otp", "magiclink", "resend", "recover"]) {
    const of = async (address: string) => {
      const answer = await ask("POST", `/auth/v1/${path}`, {
        email: address,
        create_user: false,
        type: "signup",
      });
      return [answer.status, await answer.text()];
    };
    assert.deepEqual(await of(email), await of(`${crypto.randomUUID()}@example.com`), path);
  }
  assert.ok(await smtp.mailTo(email));
});

Deno.test("the decoy is nobody: not written to, not signed up, not a login's new address", async () => {
  await ask("POST", "/functions/v1/api/auth/login", { identifier: "x@example.com", password: "x" });
  assert.equal((await stack.sql`select from auth.users where email = ${DECOY}`).length, 1);
  for (const path of ["otp", "magiclink", "resend", "recover"]) {
    const answer = await ask("POST", `/auth/v1/${path}`, { email: DECOY.toUpperCase(), type: "signup" });
    assert.equal(answer.status, 200, path);
  }
  const wish = { email: DECOY, password: "uma frase comprida" };
  assert.equal((await ask("POST", "/auth/v1/signup", wish)).status, 422);
  assert.equal((await ask("POST", "/functions/v1/api/auth/signup", wish)).status, 422);
  const ana = await signUp(stack);
  assert.equal((await ana.ask("POST", "/me/email/change", wish)).status, 422);
  await ask("POST", "/auth/v1/recover", { email: ana.email });
  await smtp.mailTo(ana.email);
  assert.deepEqual(smtp.mails.filter(({ to }) => to.some((one) => one.includes("vez.invalid"))), []);
});
