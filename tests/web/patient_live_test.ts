import assert from "node:assert/strict";
import { launchBrowser } from "../support/browser.ts";
import { testStack } from "../support/stack.ts";
import { liveClinic } from "./live_clinic.ts";
import { type Around, bigCode, headline, open, openLive, PHONE, SOON, TV } from "./live_pages.ts";

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
});

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
  await page.getByRole("switch", { name: "Avisar com som" }).click();
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
