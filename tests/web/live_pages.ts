import assert from "node:assert/strict";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import type { Stack } from "../support/stack.ts";

/** How long a change may take to be seen, in milliseconds. */
export const SOON = 1_000;
export const PHONE = { viewport: { width: 360, height: 740 } };
export const TV = { viewport: { width: 1280, height: 720 } };

/** What the tests of a file share. */
export interface Around {
  stack: Stack;
  browser: Browser;
}

/** Opens a page of its own context; a script's error fails the test. */
export async function open(
  { browser }: Around,
  url: string,
  options: BrowserContextOptions = PHONE,
): Promise<Page> {
  const context = await browser.newContext({ locale: "pt-BR", timezoneId: "America/Sao_Paulo", ...options });
  const page = await context.newPage();
  page.on("pageerror", (error) => assert.fail(error));
  await page.goto(url);
  return page;
}

/** Opens a page and waits until it hears of every change. */
export async function openLive(around: Around, url: string, options?: BrowserContextOptions): Promise<Page> {
  const page = await open(around, url, options);
  await page.locator(".connection--live, .panel__connection--live").waitFor({ timeout: 10_000 });
  return page;
}

/** Waits until the page's first words say `text`, for {@linkcode SOON} at most. */
export const headline = (page: Page, text: string) =>
  page.locator("h1", { hasText: text }).waitFor({ timeout: SOON });
/** Waits until a panel shows `code` as its newest call. */
export const bigCode = (page: Page, code: string) =>
  page.locator(".big-call__code", { hasText: code }).waitFor({ timeout: SOON });
