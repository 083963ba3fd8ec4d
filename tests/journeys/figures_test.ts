import assert from "node:assert/strict";
import * as z from "zod/mini";
import type { Page } from "playwright-core";
import { user } from "../support/actors.ts";
import { launchBrowser } from "../support/browser.ts";
import { serial } from "../support/builders.ts";
import { testStack } from "../support/stack.ts";
import { staffedClinic } from "../web/staff_member.ts";

/** How soon a pinboard that was idle follows the queue. */
const SOON = 6_000;

/** The figures of the one pin, group by group. */
const figuresOf = (page: Page) => page.locator(".pin tbody tr").allTextContents();

Deno.test("a manager asks, follows up, pins the answer, sees it follow the queue, and takes it along", async (context) => {
  // What follows needs what came before.
  const step = async (name: string, run: () => Promise<void>) =>
    assert.ok(await context.step(name, run), name);
  await using stack = await testStack();
  await using browser = await launchBrowser();
  const clinic = await staffedClinic(stack);
  const nurse = user(stack.sql, clinic.members.nurse);
  const arrive = (risk: string) =>
    nurse.call(z.unknown(), "create_visit", clinic.id, { patient: { name: `Pessoa ${serial()}` }, risk });
  for (const risk of ["red", "green"]) for (let person = 0; person < 6; person++) await arrive(risk);
  const window = await clinic.context(browser, "owner", { viewport: { width: 1280, height: 900 } });
  window.setDefaultTimeout(10_000);
  const page = await window.newPage();

  await step(
    "she asks in her own words and gets a chart, the same figures as a table, and their meaning",
    async () => {
      await page.goto(stack.url + clinic.path("/analises"));
      await page.getByRole("searchbox", { name: "Sua pergunta" }).focus();
      await page.keyboard.type("quantas chegadas hoje por cor?");
      await page.keyboard.press("Enter");
      await page.getByRole("img", { name: /^Gráfico: Chegadas por cor, hoje/ }).waitFor();
      assert.deepEqual(await page.locator(".figures tbody tr").allTextContents(), ["Vermelho6", "Verde6"]);
      await page.getByText("Visitas abertas no período").waitFor();
    },
  );

  await step("she goes on from there", async () => {
    await page.getByRole("searchbox", { name: "Continue a pergunta" }).focus();
    await page.keyboard.type("e só dos vermelhos?");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: /só vermelho/ }).waitFor();
    assert.deepEqual(await page.locator(".figures tbody tr").allTextContents(), ["Vermelho6"]);
  });

  await step("she pins the answer to a new board, with the keyboard alone", async () => {
    const title = page.getByLabel("Título");
    await title.focus();
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.type("Vermelhos de hoje");
    await page.getByRole("button", { name: "Fixar no quadro" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Vermelhos de hoje" }).waitFor();
    await page.locator(".freshness--live").waitFor();
    assert.deepEqual(await figuresOf(page), ["Vermelho6"]);
  });

  await step("somebody arrives, and the board shows it without a reload", async () => {
    await page.evaluate("globalThis.notReloaded = true");
    const before = await page.locator(".pin__picture").getAttribute("src");
    await arrive("red");
    await page.locator(".pin tbody td", { hasText: /^7$/ }).waitFor({ state: "attached", timeout: 2 * SOON });
    assert.notEqual(await page.locator(".pin__picture").getAttribute("src"), before);
    assert.equal(await page.evaluate("globalThis.notReloaded"), true);
  });

  await step("paused, the board stands still, says so, and catches up when told", async () => {
    await page.getByRole("button", { name: "Pausar" }).focus();
    await page.keyboard.press("Enter");
    await arrive("red");
    await page.getByText("A fila já mudou").waitFor({ timeout: SOON });
    assert.deepEqual(await figuresOf(page), ["Vermelho7"]);
    await page.keyboard.press("Enter");
    await page.locator(".pin tbody td", { hasText: /^8$/ }).waitFor({ state: "attached", timeout: SOON });
  });

  await step("she takes the figures along", async () => {
    await page.getByRole("link", { name: "Vermelhos de hoje" }).focus();
    await page.keyboard.press("Enter");
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: "Baixar CSV" }).click();
    const csv = await Deno.readTextFile(await (await download).path());
    assert.equal(csv.replace("\uFEFF", ""), '"Risco";"Chegadas"\r\n"Vermelho";8\r\n');
  });
});
