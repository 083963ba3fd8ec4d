import assert from "node:assert/strict";
import { SignJWT } from "jose";
import { openPhoneLink } from "../../web/backend/phone_link.ts";
import { openLink } from "../../web/backend/realtime.ts";
import { createTokenSource } from "../../web/state/access_token.ts";
import { launchBrowser } from "../support/browser.ts";
import { type Stack, testStack } from "../support/stack.ts";
import { badNetwork } from "./bad_network.ts";
import { liveClinic } from "./live_clinic.ts";
import { type Around, headline, openLive, SOON, TV } from "./live_pages.ts";

Deno.test("pages outlive a cut of 20 s, a network that swallows everything, a device that is offline, and their token", async () => {
  await using stack = await testStack();
  await using browser = await launchBrowser();
  const around = { stack, browser };
  // Beside each other, for each takes its time.
  await Promise.all([
    surviveCut(around),
    surviveSilence(around),
    surviveOffline(around),
    outliveToken(around),
  ]);
});

async function surviveCut(around: Around) {
  const clinic = await liveClinic(around.stack);
  const [first, second, own] = [await clinic.arrive(), await clinic.arrive(), await clinic.arrive()];
  await using network = badNetwork(around.stack.url);
  const phone = await openLive(around, `${network.url}/t/${own.token}`);
  const tv = await openLive(around, network.url + clinic.panel, TV);
  await headline(phone, "Faltam 2 pessoas");

  network.cut();
  await clinic.call(first);
  await clinic.call(second);
  await Promise.all([
    phone.locator(".connection--reconnecting", { hasText: "Reconectando…" }).waitFor({ timeout: 6_500 }),
    tv.locator(".panel__connection--reconnecting").waitFor({ timeout: 6_500 }),
  ]);
  await new Promise((resolve) => setTimeout(resolve, 14_000));
  await headline(phone, "Faltam 2 pessoas");
  network.mend();
  await Promise.all([
    phone.locator("h1", { hasText: "Você é o próximo" }).waitFor({ timeout: 5_000 }),
    tv.locator(".big-call__code", { hasText: first.code }).waitFor({ timeout: 5_000 }),
    phone.locator(".connection--live").waitFor({ timeout: 5_000 }),
  ]);
  assert.ok((await tv.locator(".panel__calls").innerText()).includes(second.code));
  await Promise.all([clinic.call(own), headline(phone, "É a sua vez!")]);
}

async function surviveSilence(around: Around) {
  const clinic = await liveClinic(around.stack);
  const [first, own] = [await clinic.arrive(), await clinic.arrive()];
  await using network = badNetwork(around.stack.url);
  const phone = await openLive(around, `${network.url}/t/${own.token}`);
  network.swallow();
  await clinic.call(first);
  await phone.locator(".connection--reconnecting").waitFor({ timeout: 17_000 });
  network.mend();
  await phone.locator("h1", { hasText: "Você é o próximo" }).waitFor({ timeout: 15_000 });
  await phone.locator(".connection--live").waitFor({ timeout: 15_000 });
}

async function surviveOffline(around: Around) {
  const clinic = await liveClinic(around.stack);
  const [first, own] = [await clinic.arrive(), await clinic.arrive()];
  const phone = await openLive(around, `${around.stack.url}/t/${own.token}`);
  await phone.context().setOffline(true);
  await clinic.call(first);
  await phone.locator(".connection--reconnecting").waitFor({ timeout: 6_500 });
  await new Promise((resolve) => setTimeout(resolve, 5_000));
  await headline(phone, "Falta uma pessoa");
  await phone.context().setOffline(false);
  await phone.locator("h1", { hasText: "Você é o próximo" }).waitFor({ timeout: 2_000 });
  await phone.locator(".connection--live").waitFor({ timeout: 10_000 });
  await Promise.all([clinic.call(own), headline(phone, "É a sua vez!")]);
}

/** Tokens that live for 12 s: either link must bring a new one before the server ends the topic. */
async function outliveToken({ stack }: Around) {
  const clinic = await liveClinic(stack);
  await Promise.all([openLink, openPhoneLink].map(async (open) => {
    const seen: string[] = [];
    const link = open({
      supabaseUrl: stack.url,
      publishableKey: stack.keys.publishable_key,
      topic: `queue:${clinic.id}`,
      event: "snapshot",
      token: createTokenSource(async () => ({ access_token: await shortToken(stack, clinic.id) })),
    }, {
      joined: () => seen.push("joined"),
      message: () => seen.push("message"),
      closed: () => seen.push("closed"),
      lost: () => seen.push("lost"),
      asked: () => {},
      answered: () => {},
    });
    await new Promise((resolve) => setTimeout(resolve, 22_000));
    await clinic.arrive();
    await new Promise((resolve) => setTimeout(resolve, SOON));
    link.close();
    assert.deepEqual(seen.filter((event) => event !== "message"), ["joined"], open.name);
    assert.ok(seen.includes("message"), open.name);
  }));
}

function shortToken(stack: Stack, establishment: string): Promise<string> {
  return new SignJWT({ role: "anon", establishment, visit: crypto.randomUUID() })
    .setProtectedHeader({ alg: "HS256", typ: "JWT" })
    .setAudience("vez-ticket")
    .setIssuedAt()
    .setExpirationTime("12s")
    .sign(new TextEncoder().encode(stack.keys.jwt_secret));
}
