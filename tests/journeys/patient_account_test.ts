import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { launchBrowser } from "../support/browser.ts";
import { testStack } from "../support/stack.ts";
import { PASSWORD, Reception } from "./support/reception.ts";

const SOON = 5_000;
const CPF = "529.982.247-25";
const PHONE = { locale: "pt-BR", viewport: { width: 360, height: 740 } };

Deno.test("a patient signs up with a CPF, enters with it, keeps a ticket and sees the place live, in that clinic alone", async (context) => {
  // What follows needs what came before.
  const step = async (name: string, run: () => Promise<void>) =>
    assert.ok(await context.step(name, run), name);
  await using stack = await testStack();
  await using browser = await launchBrowser();
  const origin = stack.url;
  const clinic = async (name: string, cnpj: string, email: string) => {
    const desk = new Reception(await browser.newPage({ locale: "pt-BR" }), origin);
    await desk.signUp({ name, cnpj, email });
    await desk.openBoard();
    return desk;
  };
  const phone = await browser.newPage(PHONE);
  const words = () => phone.locator("main").innerText();
  const desk = await clinic("Clínica Aurora", "11222333000181", "dona@aurora.example");
  const other = await clinic("Clínica Poente", "12.ABC.345/01DE-35", "dona@poente.example");
  let ticket = "";

  await step("two clinics have her in their queues, one of them with her CPF", async () => {
    await desk.addPatient("João Pereira");
    ticket = (await desk.addPatient("Ana Souza")).link;
    await other.addPatient("Ana Souza", CPF);
  });

  await step("she signs up with that CPF, which shows her nobody's queue", async () => {
    await phone.goto(`${origin}/cadastro/paciente`);
    await fillSignUp(phone, { name: "Ana Souza", cpf: CPF, email: "ana@example.com" });
    await phone.getByText(/Força da senha: \S+/).waitFor({ timeout: SOON });
    await phone.getByRole("button", { name: "Criar conta" }).click();
    await phone.waitForURL(/\/minha\/fila/);
    assert.match(await words(), /Olá, Ana[\s\S]*Sua conta ainda não tem fichas/);
    assert.doesNotMatch(await words(), /Aurora|Poente/);
  });

  await step("she signs out and enters with the CPF", async () => {
    await phone.getByRole("button", { name: "Sair" }).click();
    await phone.goto(ticket);
    await phone.getByRole("link", { name: "Guardar na minha conta" }).click();
    await phone.getByLabel("E-mail ou CPF").fill(CPF);
    await phone.getByLabel("Senha").fill(PASSWORD);
    await phone.getByRole("button", { name: "Entrar" }).click();
    await phone.waitForURL(/\/t\/[\w-]+\/guardar$/);
  });

  await step("the ticket proves the chart: her place is there, and live", async () => {
    await phone.getByRole("button", { name: "Guardar na minha conta" }).click();
    await phone.waitForURL(/\/minha\/fila/);
    await phone.getByRole("heading", { name: "Clínica Aurora" }).waitFor({ timeout: SOON });
    await seen(phone, "Falta uma pessoa");
    await phone.locator(".connection--live").waitFor({ timeout: SOON });
    await phone.evaluate("globalThis.notReloaded = true");
    await desk.callNext();
    await seen(phone, "Você é o próximo");
    // The desk takes a second click that comes at once for the first one's echo.
    await desk.page.waitForTimeout(1_000);
    await desk.callNext();
    await seen(phone, "É a sua vez!");
    assert.equal(await phone.evaluate("globalThis.notReloaded"), true);
  });

  await step("the other clinic's call of the same name and CPF is not told to her", async () => {
    await other.callNext();
    await phone.reload();
    await seen(phone, "É a sua vez!");
    assert.doesNotMatch(await words(), /Poente/);
    assert.equal(await phone.locator(".queue-card").count(), 1);
  });

  await step("nobody else keeps her ticket, and her session opens no clinic", async () => {
    const thief = await browser.newPage(PHONE);
    await thief.goto(`${origin}/cadastro/paciente`);
    await fillSignUp(thief, { name: "Rui Alves", cpf: "123.456.789-09", email: "rui@example.com" });
    await thief.getByRole("button", { name: "Criar conta" }).click();
    await thief.waitForURL(/\/minha\/fila/);
    await thief.goto(ticket);
    await thief.getByRole("button", { name: "Guardar na minha conta" }).click();
    await seen(thief, "Esta ficha já está na conta de outra pessoa");
    await phone.goto(`${origin}/app/${desk.slug}/fila`);
    assert.equal(new URL(phone.url()).pathname, "/entrar");
  });
});

async function fillSignUp(page: Page, person: { name: string; cpf: string; email: string }) {
  await page.getByLabel("Nome completo").fill(person.name);
  await page.getByLabel("Data de nascimento").pressSequentially("01051990");
  await page.getByLabel("CPF").pressSequentially(person.cpf.replace(/\D/g, ""));
  await page.getByLabel("E-mail").fill(person.email);
  await page.getByLabel("Senha", { exact: true }).fill(PASSWORD);
  await page.getByLabel("Repita a senha").fill(PASSWORD);
  await page.getByLabel(/Li e aceito/).check();
}

async function seen(page: Page, text: string | RegExp) {
  await page.getByText(text).locator("visible=true").first().waitFor({ timeout: SOON });
}
