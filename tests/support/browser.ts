import type { Browser } from "playwright-core";
import * as z from "zod";

const flags = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  // A container's /dev/shm is often too small for a page.
  "--disable-dev-shm-usage",
];

const places = [
  // The same browser without the parts that draw windows: it needs half the time of a processor.
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** Starts the Chromium of this machine, or the one that npm brings. */
export async function launchBrowser(): Promise<Browser> {
  const sandbox = Deno.build.os !== "windows" && Deno.uid() === 0 ? ["--no-sandbox"] : [];
  const { chromium } = await loadPlaywright();
  return await chromium.launch({ executablePath: await findBrowser(), args: [...flags, ...sandbox] });
}

/**
 * While it loads, Playwright looks below /proc for Windows' subsystem, which Deno grants to nobody without
 * `--allow-all`; this variable puts the look off until somebody asks.
 */
function loadPlaywright() {
  Deno.env.set("__IS_WSL_TEST__", "1");
  return import("playwright-core");
}

/** The program of a browser: CHROMIUM_PATH, an installed one, or npm's. */
async function findBrowser(): Promise<string> {
  const named = Deno.env.get("CHROMIUM_PATH");
  if (named) return named;
  for (const path of places) {
    if (await Deno.stat(path).then(() => true, () => false)) return path;
  }
  return await packagedBrowser();
}

const Packaged = z.object({
  default: z.custom<{ executablePath(): Promise<string> }>((value) =>
    typeof value === "function" && "executablePath" in value
  ),
});

/** npm's Chromium for Linux x64; a computed name, so that only machines without a browser download its 70 MB. */
async function packagedBrowser(): Promise<string> {
  const name = ["@sparticuz", "chromium"].join("/");
  const { default: packaged } = Packaged.parse(await import(name));
  return await packaged.executablePath();
}
