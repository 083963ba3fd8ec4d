import assert from "node:assert/strict";
import * as z from "zod/mini";
import { PinboardSubscription, SubscribedMail } from "../../../edge/domain/analytics/pinboard_mail.ts";
import { planOf } from "../../../edge/domain/analytics/plan.ts";
import { openDatabase } from "../../../edge/data/database.ts";
import { createMailer, type Mail } from "../../../edge/notify/mailer.ts";
import { sendDuePinboards } from "../../../edge/notify/pinboard_mails.ts";
import { clinic } from "../../support/builders.ts";
import { pinboard } from "../../support/pinboards.ts";
import { startSmtp } from "../../support/smtp_server.ts";
import { testApi } from "../support/test_api.ts";
import { madeUpPast } from "./past.ts";

const api = await testApi();
const database = openDatabase(api.database.url, { poolSize: 4 });
Deno.test.afterAll(async () => {
  await database.close();
  await api[Symbol.asyncDispose]();
});

const pageUrl = (path: string) => `https://vez.example${path}`;
/** São Paulo is three hours behind: Mondays at seven there are ten here. */
const MONDAY = new Date("2026-11-23T10:00:00Z");
const after = (minutes: number) => new Date(MONDAY.getTime() + 60_000 * minutes);

/** A mailer that keeps what it is given, or fails as long as it is told to. */
function keeper() {
  const state: { mails: Mail[]; fails: boolean } = { mails: [], fails: false };
  const mailer = {
    send(mail: Mail) {
      if (state.fails) return Promise.reject(new Error("No server takes it"));
      state.mails.push(mail);
      return Promise.resolve();
    },
  };
  return Object.assign(state, {
    send: (moment: Date) => sendDuePinboards({ database, mailer, pageUrl }, moment),
    /** Who got mails; and nobody is due any more. */
    taken: () => state.mails.splice(0).map(({ to }) => to),
  });
}

/** A clinic whose pinboard is mailed to its owner on Mondays at seven, since last week. */
async function mailed(timezone = "America/Sao_Paulo") {
  const house = await clinic(api.sql, { timezone });
  const board = await pinboard(api.sql, house);
  await api.sql`update private.pinboard_subscriptions set settled_at = ${after(-3 * 24 * 60)}`;
  return { ...house, board, owner: `${house.members.owner}@example.com` };
}

async function nobodyElse() {
  await api.sql`delete from private.pinboard_subscriptions`;
}

Deno.test("a pinboard is mailed in its hour of the clinic's zone, once, whoever looks and how often", async () => {
  await nobodyElse();
  const { owner, id } = await mailed();
  const post = keeper();
  await post.send(after(-1));
  assert.deepEqual(post.taken(), []);
  const counts = await Promise.all([post.send(after(1)), post.send(after(1)), post.send(after(1))]);
  assert.deepEqual([post.taken(), counts.toSorted()], [[owner], [0, 0, 1]]);
  await post.send(after(60));
  assert.deepEqual(post.taken(), []);
  await post.send(after(7 * 24 * 60));
  assert.deepEqual(post.taken(), [owner]);
  await api.sql`update public.establishments set timezone = 'America/Manaus' where id = ${id}`;
  await post.send(after(14 * 24 * 60 + 59));
  assert.deepEqual(post.taken(), [], "it is six in Manaus");
  await post.send(after(14 * 24 * 60 + 60));
  assert.deepEqual(post.taken(), [owner]);
});

Deno.test("what fails is tried again after ten minutes, and given up for the week after five times", async () => {
  await nobodyElse();
  const { owner } = await mailed();
  const post = keeper();
  post.fails = true;
  await assert.rejects(post.send(after(0)), /Cannot send 1 mails/);
  assert.equal(await post.send(after(5)), 0, "somebody may be sending it still");
  post.fails = false;
  await post.send(after(11));
  assert.deepEqual(post.taken(), [owner]);
  post.fails = true;
  const next = 7 * 24 * 60;
  for (let tries = 0; tries < 5; tries++) await assert.rejects(post.send(after(next + 11 * tries)));
  post.fails = false;
  await post.send(after(next + 120));
  assert.deepEqual(post.taken(), []);
  await post.send(after(2 * next));
  assert.deepEqual(post.taken(), [owner]);
});

Deno.test("members subscribe for themselves; who no longer sees the pinboard gets nothing", async () => {
  await nobodyElse();
  const house = await mailed();
  const nurse = await api.as(house.members.nurse);
  const path = `/pinboards/${house.board}/subscription`;
  assert.equal((await nurse.get(path)).read(z.nullable(PinboardSubscription)), null);
  const wish = { weekday: 2, hour: 8 };
  assert.deepEqual((await nurse.post(path, wish)).read(PinboardSubscription), wish);
  assert.deepEqual((await nurse.get(path)).read(PinboardSubscription), wish);
  assert.equal((await nurse.post(path, { weekday: 8, hour: 0 })).status, 422);
  await nurse.post(path, { weekday: 1, hour: 7 });
  await api.sql`update private.pinboard_subscriptions set settled_at = ${after(-3 * 24 * 60)}`;
  const owner = await api.as(house.members.owner);
  await owner.patch(`/pinboards/${house.board}`, { roles: [] });
  const post = keeper();
  await post.send(after(1));
  assert.deepEqual(post.taken(), [house.owner]);
  const [{ count }] = await api.sql`select count(*)::int from private.pinboard_subscriptions`;
  assert.equal(count, 1);
  await owner.delete(path);
  await post.send(after(8 * 24 * 60));
  assert.deepEqual(post.taken(), []);
  assert.equal((await (await api.as((await clinic(api.sql)).members.owner)).post(path, wish)).status, 404);
});

Deno.test("the mail says the figures of its reader in text and in tables, and how to end it", async () => {
  await nobodyElse();
  const past = await madeUpPast(api.sql, 60);
  const whole = { kind: "absolute", from: "2025-01-01", to: "2026-12-31" } as const;
  await pinboard(api.sql, past.clinic, {
    name: `Quadro <b>"1"</b>`,
    plans: [planOf({ period: whole }), planOf({ period: whole, dimensions: ["weekday"] })],
  });
  await api.sql`update private.pinboard_subscriptions set settled_at = ${after(-3 * 24 * 60)}`;
  await using smtp = startSmtp();
  await sendDuePinboards({ database, mailer: createMailer({ smtpUrl: smtp.url }), pageUrl }, MONDAY);
  const { data } = await smtp.mailTo(`${past.clinic.members.owner}@example.com`);
  const [{ token }] = await api.sql`select token from private.pinboard_subscriptions`;
  const link = `https://vez.example/desinscrever/${token}`;
  assert.match(data, new RegExp(`^List-Unsubscribe:\\s+<${link}>`, "im"));
  assert.match(data, /^List-Unsubscribe-Post: List-Unsubscribe=One-Click/im);
  assert.match(data, /^Message-ID:\s+<pinboard-[0-9a-f-]+-\d+@vez\.example>/im);
  const whole_text = decodeParts(data);
  assert.match(whole_text, /Chegadas\n {2}60\n/);
  assert.match(whole_text, /segunda/);
  assert.match(whole_text, /<h1[^>]*>Quadro &lt;b&gt;&quot;1&quot;&lt;\/b&gt;<\/h1>/);
  assert.match(whole_text, /<td style="[^"]*text-align:right">60<\/td>/);
  assert.ok(whole_text.split(link).length > 2, "in the text and in the HTML");
  const anyone = api.bearing();
  assert.equal(
    (await anyone.get(`/pinboard-mails/${token}`)).read(SubscribedMail).pinboard,
    `Quadro <b>"1"</b>`,
  );
  assert.equal((await anyone.post(`/pinboard-mails/${token}/end`)).status, 200);
  assert.equal((await anyone.post(`/pinboard-mails/${token}/end`)).status, 404);
  assert.equal((await anyone.get(`/pinboard-mails/${"A".repeat(24)}`)).status, 404);
  const [{ count }] = await api.sql`select count(*)::int from private.pinboard_subscriptions`;
  assert.equal(count, 0);
});

/** The parts of a mail, whatever their encoding, one after another. */
function decodeParts(data: string): string {
  return data.split(/\r\n--[^\r\n]+/).map((part) => {
    const [head, ...body] = part.split("\r\n\r\n");
    const text = body.join("\r\n\r\n");
    if (/base64/i.test(head)) return new TextDecoder().decode(Uint8Array.fromBase64(text.replace(/\s/g, "")));
    if (!/quoted-printable/i.test(head)) return text.replaceAll("\r\n", "\n");
    const bytes = text.replaceAll("=\r\n", "").replace(
      /=([0-9A-F]{2})/g,
      (_, hex) => String.fromCharCode(parseInt(hex, 16)),
    );
    return new TextDecoder().decode(Uint8Array.from(bytes, (char) => char.charCodeAt(0))).replaceAll(
      "\r\n",
      "\n",
    );
  }).join("\n");
}
