import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { axeViolations, COLOURS } from "../support/axe.ts";
import type { StaffedClinic } from "./staff_member.ts";

const PHONE = { width: 360, height: 740 };
export const DESK = { width: 1280, height: 800 };

/** Fits the width and has nothing that axe finds. */
export const EVERYTHING = async (page: Page) => [...await tooWide(page), ...await axeViolations(page)];
/** Fits the width: all else was looked at in another language. */
export const WIDTH = tooWide;

async function tooWide(page: Page): Promise<string[]> {
  const pixels = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  return pixels > 0 ? [`${pixels} px too wide`] : [];
}

/** A page of staff, as somebody has it before them. */
export interface View {
  name: string;
  path: string;
  /** Looked at on a phone too. */
  phone?: true;
  prepare?: (page: Page) => Promise<void>;
}

/** With which eyes views are looked at. */
export interface Look {
  locale: "pt-BR" | "en";
  colorScheme: "light" | "dark";
  /** Other colours that are looked at afterwards on a phone; at a desk the other language has them. */
  then?: "light" | "dark";
  /** What must hold on a phone. */
  phone: (page: Page) => Promise<string[]>;
}

/**
 * At a desk, and on a phone in both colours where the view is meant for one. The page may come from another
 * view: a new one costs a process, and axe runs slowly in each until it is compiled.
 */
export async function checkView(
  page: Page,
  origin: string,
  clinic: StaffedClinic,
  view: View,
  { colorScheme, then, phone }: Look,
) {
  await page.setViewportSize(DESK);
  await page.emulateMedia({ colorScheme });
  await page.goto(origin + clinic.path(view.path));
  await view.prepare?.(page);
  assert.deepEqual(await EVERYTHING(page), [], view.name);
  if (view.phone) {
    await page.setViewportSize(PHONE);
    assert.deepEqual(await phone(page), [], `${view.name} on a phone`);
    if (then) {
      await page.emulateMedia({ colorScheme: then });
      assert.deepEqual(await axeViolations(page, COLOURS), [], `${view.name} on a phone, ${then}`);
    }
  }
  // The next view finds no draft of this one.
  await page.evaluate(() => sessionStorage.clear());
}
