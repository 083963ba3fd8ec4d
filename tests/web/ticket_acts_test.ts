import assert from "node:assert/strict";
import { axeViolations } from "../support/axe.ts";
import { launchBrowser } from "../support/browser.ts";
import { testStack } from "../support/stack.ts";
import { liveClinic } from "./live_clinic.ts";
import { type Around, headline, openLive } from "./live_pages.ts";

Deno.test("patients act by their ticket, and the clinic knows at once", async () => {
  await using stack = await testStack();
  await using browser = await launchBrowser();
  const clinic = await liveClinic(stack);
  await stack.sql`update public.queues set mean_minutes = 30 where establishment_id = ${clinic.id}`;
  for (let i = 0; i < 3; i++) await clinic.arrive("yellow");
  const own = await clinic.arrive("green");
  const page = await browser.newPage({ viewport: { width: 360, height: 740 }, locale: "pt-BR" });
  page.setDefaultTimeout(10_000);
  await page.goto(`${stack.url}/t/${own.token}`);
  const press = (name: string) => page.getByRole("button", { name, exact: true }).click();
  const state = (text: string | RegExp) => page.locator(".acts__state", { hasText: text }).waitFor();
  const row = async () => (await stack.sql`select * from public.visits where id = ${own.id}`)[0];

  await press("Preciso sair um pouco");
  assert.deepEqual(await axeViolations(page), []);
  await press("30 minutos");
  await state(/Seu lugar está guardado\. Volte até as \d\d:\d\d/);
  assert.ok((await row()).out_until > new Date());
  await press("Estou a caminho");
  await press("Cheguei");
  await state("A equipe sabe que você está aqui.");
  assert.equal((await row()).out_until, null);

  await press("Piorei");
  await page.getByLabel("O que mudou?").fill("Tontura");
  await press("Avisar a enfermagem");
  await state("A enfermagem foi avisada");
  assert.doesNotMatch(await page.locator(".turn__text").innerText(), /calma/);
  await stack.sql`update public.visits set out_until = now() + interval '20 minutes' where id = ${own.id}`;
  await page.reload();
  await state(/A enfermagem foi avisada.*Volte até as \d\d:\d\d/);
  assert.equal((await row()).worse_note, "Tontura");

  await clinic.call(own);
  await page.getByRole("heading", { name: "É a sua vez!" }).waitFor();
  await press("Vi a chamada");
  await page.getByRole("button", { name: "Vi a chamada", exact: true }).waitFor({ state: "detached" });
  assert.ok((await row()).acknowledged_at);
  assert.deepEqual(await axeViolations(page), []);

  await press("Desistir do atendimento");
  await press("Sim, quero sair da fila");
  await page.getByRole("heading", { name: "Senha cancelada" }).waitFor();
  assert.equal((await row()).outcome, "left");
});

Deno.test("a ticket in company, in quiet mode, and without a network", async (t) => {
  await using stack = await testStack();
  await using browser = await launchBrowser();
  for (
    const [name, run] of [["company", inCompany], ["quiet mode", inQuiet], ["offline", offline]] as const
  ) {
    await t.step(name, async () => {
      await run({ stack, browser });
      for (const context of browser.contexts()) await context.close();
    });
  }
});

async function inCompany(around: Around) {
  const clinic = await liveClinic(around.stack);
  const own = await clinic.arrive();
  const page = await openLive(around, `${around.stack.url}/t/${own.token}`);
  await page.getByRole("button", { name: "Criar link para acompanhar" }).click();
  const link = await page.getByLabel("Link para acompanhar").inputValue();
  assert.match(link, new RegExp(`^${around.stack.url}/t/[\\w-]{24}$`));
  const company = await openLive(around, link);
  await company.getByText("Você acompanha a senha de outra pessoa").waitFor();
  await headline(company, "Você é o próximo");
  assert.equal(await company.locator(".acts, .share, .keep").count(), 0, "whoever watches can do nothing");
  assert.match(await company.locator(".steps").innerText(), /Chegada\s+concluída\s+às \d\d:\d\d/);
  assert.deepEqual(await axeViolations(company), []);
  await Promise.all([clinic.call(own), headline(company, "É a sua vez!")]);
  await page.getByRole("button", { name: "Parar de compartilhar" }).click();
  await page.getByRole("button", { name: "Criar link para acompanhar" }).waitFor();
  assert.equal((await fetch(link)).status, 404);
}

async function inQuiet(around: Around) {
  const clinic = await liveClinic(around.stack);
  const own = await clinic.arrive();
  const address = `${around.stack.url}/t/${own.token}`;
  const page = await openLive(around, address);
  const shaken: unknown[] = [];
  await page.exposeFunction("shaken", (pattern: unknown) => shaken.push(pattern));
  await page.evaluate("navigator.vibrate = (pattern) => shaken(pattern)");
  await page.getByRole("switch", { name: "Modo tranquilo" }).click();
  await page.getByText("Fique aqui perto.").waitFor();
  assert.equal(await page.getByRole("switch").count(), 1, "nothing is left that could sound");
  assert.deepEqual(await axeViolations(page), []);
  await Promise.all([clinic.call(own), page.getByText("Pode ir agora.").waitFor()]);
  assert.deepEqual(shaken, []);
  await page.reload();
  await page.getByText("Pode ir agora.").waitFor();
}

async function offline(around: Around) {
  const clinic = await liveClinic(around.stack);
  const [first, own] = [await clinic.arrive(), await clinic.arrive()];
  const page = await openLive(around, `${around.stack.url}/t/${own.token}`);
  await page.waitForFunction("caches.open('vez-ticket').then((cache) => cache.match(location.pathname))");
  await Promise.all([clinic.call(first), headline(page, "Você é o próximo")]);
  await page.context().setOffline(true);
  await page.reload();
  await headline(page, "Você é o próximo");
  await page.locator(".connection--reconnecting", { hasText: /Atualizado às \d\d:\d\d/ }).waitFor();
  await page.context().setOffline(false);
  await page.locator(".connection--live").waitFor();
}
