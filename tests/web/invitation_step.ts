/** Step of the test of public pages: the page of an invitation, which needs a mail. */
import assert from "node:assert/strict";
import type { Browser } from "playwright-core";
import { axeViolations } from "../support/axe.ts";
import type { SmtpServer } from "../support/smtp_server.ts";
import type { Stack } from "../support/stack.ts";
import { staffedClinic } from "./staff_member.ts";

const LOOKS = [
  { locale: "pt-BR", colorScheme: "light", viewport: { width: 1280, height: 800 } },
  { locale: "en", colorScheme: "dark", viewport: { width: 360, height: 740 } },
] as const;

/** Looked at by newcomers and by those who are signed in. */
export async function invitation(
  { stack, smtp, browser }: { stack: Stack; smtp: SmtpServer; browser: Browser },
) {
  const clinic = await staffedClinic(stack);
  await (await clinic.visitor("owner")).post(clinic.path("/equipe"), {
    email: "nova@example.com",
    role: "nurse",
  });
  const { text } = await smtp.mailTo("nova@example.com");
  const [link] = /http:\S+\/convite\/\S+/.exec(text) ?? assert.fail(text);
  for (const look of LOOKS) {
    for (const context of [await browser.newContext(look), await clinic.context(browser, "doctor", look)]) {
      const page = await context.newPage();
      await page.goto(link);
      assert.deepEqual(await axeViolations(page), []);
      const send = page.locator("form[data-form] button[type=submit]");
      if (await send.count() > 0) {
        await send.first().click();
        await page.locator(".error-summary").waitFor();
        assert.deepEqual(await axeViolations(page), []);
      }
      const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(tooWide <= 0, `${tooWide} px too wide`);
      await context.close();
    }
  }
}
