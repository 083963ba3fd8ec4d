import type { Page } from "playwright-core";

const send = async (page: Page) => {
  await page.locator("form.form button[type=submit]").first().click();
};

const refuse = async (page: Page) => {
  await send(page);
  await page.locator(".error-summary").waitFor();
};

/** Leaves the staff's pages for the clinic's public one. */
const openPublicPage = async (page: Page) => {
  const slug = /\/app\/([^/]+)/.exec(page.url())?.[1];
  await page.goto(new URL(`/c/${slug}`, page.url()).href);
  await refuse(page);
};

const takeByPhone = async (page: Page) => {
  await openPublicPage(page);
  await page.locator("#name").fill(`Ana ${crypto.randomUUID().slice(0, 8)}`);
  await page.locator("#birth_date").fill("17/05/1990");
  await page.locator("#symptoms").fill("Tosse");
  await send(page);
  await page.waitForURL(/\/t\//);
};

/** Views around tickets taken by phone. */
export const PHONE_VIEWS = [
  { name: "arrivals, refused", path: "/chegadas", phone: true, prepare: refuse },
  { name: "poster", path: "/chegadas/cartaz" },
  { name: "public page, refused", path: "/chegadas", phone: true, prepare: openPublicPage },
  { name: "ticket by phone", path: "/chegadas", phone: true, prepare: takeByPhone },
] as const;
