import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { axeViolations, COLOURS } from "../support/axe.ts";
import { launchBrowser } from "../support/browser.ts";
import { testStack } from "../support/stack.ts";
import { signedInPatient } from "./patient_member.ts";

const PHONE = { width: 360, height: 740 };

async function refuse(page: Page) {
  await page.locator("form button[type=submit]").last().click();
  await page.locator(".error-summary").waitFor();
}

const VIEWS: { path: string; prepare?: (page: Page) => Promise<void> }[] = [
  { path: "/minha/conta/exportar" },
  { path: "/minha/conta/excluir" },
  { path: "/minha/conta/excluir", prepare: refuse },
  { path: "/conta-excluida" },
  { path: "/encerrada" },
];

Deno.test("pages by which patients leave are clean for axe on a phone, in both languages and colours", async () => {
  await using stack = await testStack();
  await using browser = await launchBrowser();
  const ana = await signedInPatient(stack);
  for (const locale of ["pt-BR", "en"]) {
    const context = await ana.context(browser, { locale, viewport: PHONE, colorScheme: "light" });
    for (const { path, prepare } of VIEWS) {
      const page = await context.newPage();
      await page.goto(stack.url + path);
      await prepare?.(page);
      const pixels = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.deepEqual([pixels, await axeViolations(page)], [0, []], path);
      await page.emulateMedia({ colorScheme: "dark" });
      assert.deepEqual(await axeViolations(page, COLOURS), [], `${path}, dark`);
      await page.close();
    }
    await context.close();
  }
});
