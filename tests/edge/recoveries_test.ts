import assert from "node:assert/strict";
import bcrypt from "bcryptjs";
import { OpenRecovery } from "../../edge/domain/login.ts";
import { cpfOf } from "../support/builders.ts";
import { holder } from "../support/people.ts";
import { startSmtp } from "../support/smtp_server.ts";
import { testApi } from "./support/test_api.ts";

const smtp = startSmtp();
const api = await testApi({ smtpUrl: smtp.url, publicUrl: "https://vez.example", trustedProxies: 1 });
Deno.test.afterAll(async () => {
  await api[Symbol.asyncDispose]();
  await smtp[Symbol.asyncDispose]();
});

let networks = 0;
const elsewhere = () => ({ "x-forwarded-for": `198.51.100.${++networks}` });
const ask = (identifier: string, headers: Record<string, string> = elsewhere()) =>
  api.bearing().post("/auth/recovery", { identifier }, headers);

async function linkFor(identifier: string, address: string): Promise<string> {
  await ask(identifier);
  const { text } = await smtp.mailTo(address);
  return /https:\/\/vez\.example\/recuperar-senha\/([\w-]{24})\s/.exec(text)?.[1] ?? "no link";
}
const recover = (token: string, password: string) =>
  api.bearing().post(`/auth/recovery/${token}`, { password }, elsewhere());

Deno.test("POST /auth/recovery mails a link, to the address of the login alone", async () => {
  const ana = await holder(api.sql);
  const token = await linkFor(ana.cpf, ana.email);
  const { to, data } = await smtp.mailTo(ana.email);
  assert.deepEqual(to, [ana.email]);
  assert.doesNotMatch(data, new RegExp(ana.cpf));
  const { email } = (await api.bearing().get(`/auth/recovery/${token}`)).read(OpenRecovery);
  assert.equal(email, `${ana.email[0]}***@example.com`);
});

Deno.test("POST /auth/recovery answers before it looks: known or unknown, nothing tells", async () => {
  const ana = await holder(api.sql);
  // Whoever looks for a login now waits, and whoever waits for the look would too.
  await api.sql.begin(async (sql) => {
    await sql`lock table private.recoveries`;
    const answers = await Promise.all(
      ["nobody@example.com", cpfOf(3), ana.email, ana.cpf].map((one) => ask(one)),
    );
    const told = answers.map(({ status, text, headers }) =>
      JSON.stringify([status, text, [...headers].filter(([name]) => name !== "x-request-id")])
    );
    assert.equal(new Set(told).size, 1);
    assert.equal(answers[0].status, 202);
  });
  await smtp.mailTo(ana.email);
  assert.equal(smtp.mails.some(({ to }) => to.includes("nobody@example.com")), false);
});

Deno.test("POST /auth/recovery/:token sets the password that Supabase Auth compares with, once", async () => {
  const ana = await holder(api.sql);
  const token = await linkFor(ana.email, ana.email);
  assert.equal((await recover(token, "curta")).status, 422);
  assert.equal((await recover(token, "ã".repeat(37))).status, 422, "more than bcrypt reads");
  assert.equal((await recover(token, "outra senha longa")).status, 200);
  const [{ hash }] = await api.sql`select encrypted_password as hash from auth.users where id = ${ana.id}`;
  assert.equal(bcrypt.compareSync("outra senha longa", hash), true);
  assert.equal((await recover(token, "mais uma senha")).status, 404);
  assert.equal((await api.bearing().get(`/auth/recovery/${token}`)).status, 404);
});

Deno.test("POST /auth/recovery/:token tells the holder that the password is another now", async () => {
  const ana = await holder(api.sql);
  const token = await linkFor(ana.email, ana.email);
  smtp.mails.length = 0;
  await recover(token, "outra senha longa");
  assert.match((await smtp.mailTo(ana.email)).text, /acaba de ser trocada/);
});

Deno.test("POST /auth/recovery: one network asks eight times for a login, and nobody else's asking counts", async () => {
  const here = elsewhere();
  for (let tries = 0; tries < 8; tries++) assert.equal((await ask("ana@example.com", here)).status, 202);
  const refused = await ask("ana@example.com", here);
  assert.equal(refused.problem().code, "too_many_requests");
  assert.ok(Number(refused.headers.get("retry-after")) > 60);
  assert.equal((await ask("ana@example.com")).status, 202);
  assert.equal((await ask("bia@example.com", here)).status, 202);
});

Deno.test("links that open nothing are counted; whoever has a right one is let in beside them", async () => {
  const ana = await holder(api.sql);
  const token = await linkFor(ana.email, ana.email);
  const here = elsewhere();
  const guess = async (path: string) => (await api.bearing().get(path, here)).status;
  const paths = ["/auth/recovery/", "/invitations/", "/tickets/"].map((path) => path + "A".repeat(24));
  const statuses = new Map<number, number>();
  for (let at = 0; at < 330; at++) {
    const status = await guess(paths[at % 3]);
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
  }
  assert.ok((statuses.get(404) ?? 0) >= 300 && (statuses.get(429) ?? 0) > 0, JSON.stringify([...statuses]));
  assert.equal(await guess(`/auth/recovery/${token}`), 200);
});
