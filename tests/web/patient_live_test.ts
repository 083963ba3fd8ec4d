import assert from "node:assert/strict";
import { SignJWT } from "jose";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { launchBrowser } from "../support/browser.ts";
import { type Stack, testStack } from "../support/stack.ts";
import { openLink } from "../../web/backend/realtime.ts";
import { createTokenSource } from "../../web/state/access_token.ts";
import { badNetwork } from "./bad_network.ts";
import { liveClinic } from "./live_clinic.ts";

const SOON = 1_000;
const PHONE = { viewport: { width: 360, height: 740 } };
const TV = { viewport: { width: 1280, height: 720 } };

interface Around {
  stack: Stack;
  browser: Browser;
}

/** One stack and one browser for the file; each step has a clinic of its own. */
Deno.test("patients' pages and TV panels in a browser", async (t) => {
  await using stack = await testStack();
  await using browser = await launchBrowser();
  const step = (name: string, run: (around: Around) => Promise<void>) =>
    t.step(name, () => run({ stack, browser }));

  await step("ticket page shows place and wait with JavaScript off", withoutScript);
  await step("ticket page follows a visit from triage to its end within a second", followVisit);
  await step("ticket page alerts only those who are called: words, title, icon, sound", alertOnCall);
  await step("ticket page comes back when a missed patient is put back into the queue", comeBack);
  await step("panel shows and says each call, and survives a reload", callOnPanel);
  await step(
    "pages outlive a cut of 20 s, a network that swallows everything, a device that is offline, and their token",
    async (around) => {
      // Beside each other, for each takes its time.
      await Promise.all([
        surviveCut(around),
        surviveSilence(around),
        surviveOffline(around),
        outliveToken(around),
      ]);
    },
  );
});

async function open({ browser }: Around, url: string, options: BrowserContextOptions = PHONE): Promise<Page> {
  const context = await browser.newContext({ locale: "pt-BR", timezoneId: "America/Sao_Paulo", ...options });
  const page = await context.newPage();
  page.on("pageerror", (error) => assert.fail(error));
  await page.goto(url);
  return page;
}

/** Opens a page and waits until it hears of every change. */
async function openLive(around: Around, url: string, options?: BrowserContextOptions): Promise<Page> {
  const page = await open(around, url, options);
  await page.locator(".connection--live, .panel__connection--live").waitFor({ timeout: 10_000 });
  return page;
}

const headline = (page: Page, text: string) =>
  page.locator("h1", { hasText: text }).waitFor({ timeout: SOON });
const bigCode = (page: Page, code: string) =>
  page.locator(".big-call__code", { hasText: code }).waitFor({ timeout: SOON });

async function withoutScript(around: Around) {
  const clinic = await liveClinic(around.stack);
  for (let person = 0; person < 3; person++) await clinic.arrive();
  const { token } = await clinic.arrive();
  const page = await open(around, `${around.stack.url}/t/${token}`, { ...PHONE, javaScriptEnabled: false });
  const words = await page.locator("main").innerText();
  assert.ok(words.includes("Faltam 3 pessoas"));
  assert.ok(words.includes("Tempo de espera"));
  assert.match(words, /Atualizado às \d\d:\d\d/);
}

async function followVisit(around: Around) {
  const clinic = await liveClinic(around.stack);
  const [first, own] = [await clinic.arrive(), await clinic.arrive(null)];
  const page = await openLive(around, `${around.stack.url}/t/${own.token}`);
  await headline(page, "Aguarde a triagem");
  await Promise.all([clinic.triage(own, "yellow"), headline(page, "Você é o próximo")]);
  await page.locator(".risk--yellow").waitFor({ timeout: SOON });
  await Promise.all([clinic.triage(own, "blue"), headline(page, "Falta uma pessoa")]);
  await Promise.all([clinic.call(first), headline(page, "Você é o próximo")]);
  assert.ok((await page.locator(".codes").first().innerText()).includes(first.code));
  await Promise.all([clinic.call(own), headline(page, "É a sua vez!")]);
  assert.ok((await page.locator(".turn__room").innerText()).includes("Sala Azul"));
  await Promise.all([clinic.start(own), headline(page, "Você está em atendimento")]);
  await Promise.all([clinic.finish(own), headline(page, "Atendimento concluído")]);
}

async function alertOnCall(around: Around) {
  const clinic = await liveClinic(around.stack);
  const [first, own] = [await clinic.arrive(), await clinic.arrive()];
  const page = await openLive(around, `${around.stack.url}/t/${own.token}`);
  const alert = page.getByRole("alert");
  const icon = () => page.locator('link[rel="icon"]').getAttribute("href");
  const ownIcon = await icon();
  await page.getByRole("switch").click();
  await page.locator('[role="switch"][aria-checked="true"]').waitFor();

  await Promise.all([clinic.call(first), headline(page, "Você é o próximo")]);
  assert.equal(await alert.innerText(), "");
  assert.ok((await page.getByRole("status").innerText()).includes("Você é o próximo"));

  await Promise.all([clinic.call(own), headline(page, "É a sua vez!")]);
  await alert.getByText("É a sua vez! Vá para Sala Azul.").waitFor({ timeout: SOON });
  assert.equal(await page.title(), `É a sua vez! · ${own.code} · Vez`);
  assert.notEqual(await icon(), ownIcon);

  await Promise.all([clinic.call(own), headline(page, "Chamamos você de novo!")]);
  await alert.getByText("Chamamos você de novo!").waitFor({ timeout: SOON });
  await Promise.all([clinic.start(own), headline(page, "Você está em atendimento")]);
  assert.equal(await alert.innerText(), "");
  assert.equal(await icon(), ownIcon);
}

async function comeBack(around: Around) {
  const clinic = await liveClinic(around.stack);
  const own = await clinic.arrive();
  await clinic.call(own);
  const page = await openLive(around, `${around.stack.url}/t/${own.token}`);
  await Promise.all([clinic.miss(own), headline(page, "Chamamos e não encontramos você")]);
  await Promise.all([clinic.bringBack(own), headline(page, "Você é o próximo")]);
}

/** A voice that writes down what it says and is done at once. */
const LISTENER = `
  globalThis.said = [];
  globalThis.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  Object.defineProperty(globalThis, "speechSynthesis", { value: {
    getVoices: () => [{ lang: "pt-BR", localService: true }],
    cancel() {},
    speak(utterance) { said.push(utterance.text); setTimeout(() => utterance.onend(), 50); },
  } });`;

async function callOnPanel(around: Around) {
  const clinic = await liveClinic(around.stack);
  const [first, second] = [await clinic.arrive(), await clinic.arrive()];
  const page = await openLive(around, around.stack.url + clinic.panel, TV);
  await page.addInitScript(LISTENER);
  await page.reload();
  await page.locator(".panel__connection--live").waitFor();
  await page.getByRole("button", { name: "Iniciar painel" }).click();
  await page.getByText("Som ligado").waitFor();

  await Promise.all([clinic.call(first), bigCode(page, first.code)]);
  const height = await page.locator(".big-call__code").evaluate((code) =>
    parseFloat(getComputedStyle(code).fontSize)
  );
  assert.ok(height >= 0.2 * TV.viewport.height, `the code is ${height} px high`);
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  const sentence = "Senha A, zero, zero, um. Sala Azul.";
  assert.deepEqual(await page.evaluate("said"), [sentence, sentence]);

  await Promise.all([clinic.call(second), page.getByText(second.code).first().waitFor({ timeout: SOON })]);
  await page.reload();
  await bigCode(page, second.code);
  assert.ok((await page.locator(".panel__calls").innerText()).includes(first.code));
}

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
  await new Promise((resolve) => setTimeout(resolve, 14_000));
  await headline(phone, "Falta uma pessoa");
  await phone.context().setOffline(false);
  await phone.locator("h1", { hasText: "Você é o próximo" }).waitFor({ timeout: 2_000 });
  await phone.locator(".connection--live").waitFor({ timeout: 10_000 });
  await Promise.all([clinic.call(own), headline(phone, "É a sua vez!")]);
}

/** Tokens that live for 12 s: the link must bring a new one before the server ends the topic. */
async function outliveToken({ stack }: Around) {
  const clinic = await liveClinic(stack);
  const seen: string[] = [];
  const link = openLink({
    supabaseUrl: stack.url,
    publishableKey: stack.keys.publishable_key,
    topic: `queue:${clinic.id}`,
    event: "snapshot",
    token: createTokenSource(async () => ({ access_token: await shortToken(stack, clinic.id) })),
  }, {
    joined: () => seen.push("joined"),
    message: () => seen.push("message"),
    lost: () => seen.push("lost"),
    asked: () => {},
    answered: () => {},
  });
  await new Promise((resolve) => setTimeout(resolve, 22_000));
  await clinic.arrive();
  await new Promise((resolve) => setTimeout(resolve, SOON));
  link.close();
  assert.deepEqual(seen.filter((event) => event !== "message"), ["joined"]);
  assert.ok(seen.includes("message"));
}

function shortToken(stack: Stack, establishment: string): Promise<string> {
  return new SignJWT({ role: "anon", establishment, visit: crypto.randomUUID() })
    .setProtectedHeader({ alg: "HS256", typ: "JWT" })
    .setAudience("vez-ticket")
    .setIssuedAt()
    .setExpirationTime("12s")
    .sign(new TextEncoder().encode(stack.keys.jwt_secret));
}
