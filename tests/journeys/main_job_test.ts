import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { launchBrowser } from "../support/browser.ts";
import { testStack } from "../support/stack.ts";
import { Reception } from "./support/reception.ts";

/** How soon a phone and the TV must follow the desk. */
const SOON = 1_000;
const PHONE = { viewport: { width: 360, height: 740 } };
const TV = { viewport: { width: 1280, height: 720 } };

async function seen(page: Page, text: string | RegExp, timeout = SOON) {
  await page.getByText(text).first().waitFor({ timeout });
}

Deno.test("a clinic calls its patients and each sees the turn coming, live, and no other clinic sees any of it", async (context) => {
  // What follows needs what came before.
  const step = async (name: string, run: () => Promise<void>) =>
    assert.ok(await context.step(name, run), name);
  await using stack = await testStack();
  await using browser = await launchBrowser();
  const origin = stack.url;
  const foreign: string[] = [];
  const newPage = async (options?: { viewport: { width: number; height: number } }) => {
    const context = await browser.newContext({ locale: "pt-BR", ...options });
    context.on("request", (request) => {
      const { protocol, host } = new URL(request.url());
      if (protocol.startsWith("http") && host !== new URL(origin).host) foreign.push(request.url());
    });
    return await context.newPage();
  };

  const desk = new Reception(await newPage({ viewport: { width: 1280, height: 900 } }), origin);
  const other = new Reception(await newPage(), origin);
  const tv = await newPage(TV);
  const phones: Page[] = [];
  let slug = "";

  await step("a clinic signs up, and another one", async () => {
    await desk.signUp({ name: "Clínica Aurora", cnpj: "11222333000181", email: "dona@aurora.example" });
    await other.signUp({ name: "Clínica Poente", cnpj: "12.ABC.345/01DE-35", email: "dona@poente.example" });
    slug = desk.slug;
    assert.notEqual(slug, other.slug);
  });

  await step("it adds a professional and its TV is opened", async () => {
    await desk.addProfessional("Ana Beatriz Lima", "123456");
    await desk.page.goto(`${origin}/app/${slug}`);
    const panel = await desk.page.locator('a[href^="/painel/"]').first().getAttribute("href");
    assert.ok(panel);
    await tv.goto(origin + panel);
    await tv.getByRole("button", { name: "Iniciar painel" }).click();
    await other.openBoard();
  });

  await step("three patients arrive and each phone shows the right place", async () => {
    await desk.openBoard();
    const places = ["Você é o próximo", "Falta uma pessoa", "Faltam 2 pessoas"];
    for (const [index, name] of ["Maria Souza", "João Pereira", "Rita Alves"].entries()) {
      const { code, link } = await desk.addPatient(name);
      assert.equal(code, `A00${index + 1}`);
      const phone = await newPage(PHONE);
      await phone.goto(link);
      await seen(phone, places[index], 5_000);
      await phone.locator(".connection--live").waitFor({ timeout: 5_000 });
      phones.push(phone);
    }
  });

  await step("the desk calls and phones and TV change within a second, without a reload", async () => {
    for (const page of [...phones, tv]) await page.evaluate("globalThis.notReloaded = true");
    await Promise.all([
      desk.callNext(),
      seen(phones[0], "É a sua vez!"),
      seen(phones[1], "Você é o próximo"),
      seen(phones[2], "Falta uma pessoa"),
      tv.locator(".big-call__code", { hasText: "A001" }).waitFor({ timeout: SOON }),
    ]);
  });

  await step("the professional starts and finishes; the indicators follow", async () => {
    const indicators = await newPageOf(desk.page, `${origin}/app/${slug}`);
    await indicator(indicators, "waiting", 2);
    await desk.start("Maria Souza", "Ana Beatriz Lima");
    await seen(phones[0], "Você está em atendimento");
    await indicator(indicators, "in_service", 1);
    await seen(indicators, "Maria Souza");
    await desk.finish("Maria Souza");
    await seen(phones[0], "Atendimento concluído");
    await indicator(indicators, "in_service", 0);
    await indicator(indicators, "finished_today", 1);
  });

  await step("nothing was reloaded and nothing left the origin", async () => {
    for (const page of [...phones, tv]) assert.equal(await page.evaluate("globalThis.notReloaded"), true);
    assert.deepEqual(foreign, []);
  });

  await step("the second clinic has seen none of it", async () => {
    const text = await other.page.locator("body").innerText();
    assert.doesNotMatch(text, /Maria|João|Rita|A00\d/);
    await other.page.goto(`${origin}/app/${other.slug}`);
    for (const name of ["waiting", "in_service", "finished_today"]) await indicator(other.page, name, 0);
    const answer = await other.page.goto(`${origin}/app/${slug}/fila`);
    assert.equal(answer?.status(), 404);
  });
});

/** A second window of the same person. */
async function newPageOf(page: Page, url: string): Promise<Page> {
  const second = await page.context().newPage();
  await second.goto(url);
  return second;
}

async function indicator(page: Page, name: string, value: number) {
  const figure = page.locator(`.indicator--${name} dd`, { hasText: new RegExp(`^${value}$`) });
  await figure.waitFor({ timeout: 2 * SOON });
}
