import type { Browser, Page } from "playwright-core";
import { launchBrowser } from "../support/browser.ts";
import { type Stack, testStack } from "../support/stack.ts";
import { type StaffedClinic, staffedClinic } from "./staff_member.ts";

const DESK = { viewport: { width: 1280, height: 800 } };

/** What a step is given: a clinic of its own on the file's stack. */
export interface Around {
  stack: Stack;
  browser: Browser;
  clinic: StaffedClinic;
}

/** The board as a member of the clinic sees it, live. */
export async function openBoard(
  { browser, clinic, stack }: Around,
  role: "receptionist" | "nurse" = "receptionist",
) {
  const context = await clinic.context(browser, role, DESK);
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  await page.goto(stack.url + clinic.path("/fila"));
  await page.locator(".freshness--live").waitFor({ timeout: 10_000 });
  return page;
}

export const section = (page: Page, name: string) => page.locator(`.queue-section--${name}`);
/** Codes of who waits, in order. */
export const codes = (page: Page) => page.locator(".waiting__code").allInnerTexts();
export const notice = (page: Page, text: string | RegExp) =>
  page.locator(".notice__text", { hasText: text }).waitFor();

/** Of the clinic's visits, by number. */
export async function statuses({ stack, clinic }: Around): Promise<string[]> {
  const rows = await stack.sql<{ status: string }[]>`
    select status::text from public.visits where establishment_id = ${clinic.id} order by number`;
  return rows.map((row) => row.status);
}

/** One stack and one browser for a file; each step has a clinic of its own and leaves no window open. */
export async function boardSteps(
  t: Deno.TestContext,
  steps: readonly (readonly [name: string, run: (around: Around) => Promise<void>])[],
): Promise<void> {
  await using stack = await testStack();
  await using browser = await launchBrowser();
  for (const [name, run] of steps) {
    await t.step(name, async () => {
      const clinic = await staffedClinic(stack);
      try {
        await run({ stack, browser, clinic });
      } finally {
        for (const context of browser.contexts()) await context.close();
      }
    });
  }
}
