import assert from "node:assert/strict";
import { axeViolations } from "../support/axe.ts";
import { launchBrowser } from "../support/browser.ts";
import { testStack } from "../support/stack.ts";
import { liveClinic } from "./live_clinic.ts";

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
