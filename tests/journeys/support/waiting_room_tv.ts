import type { Browser, BrowserContext, Page } from "playwright-core";
import * as z from "zod";

const Spoken = z.array(z.object({ language: z.string(), text: z.string(), others: z.number() }));

/** How long a call is held on the screen here; a real panel holds each for 15 s. */
const HELD_MS = 500;

/**
 * Runs before the page's scripts: a voice that writes down what it is given, for a machine without one, and a quicker hold
 * of each call. Everything else is as in a real TV.
 */
const EQUIPMENT = `
  const later = globalThis.setTimeout.bind(globalThis);
  globalThis.setTimeout = (act, ms, ...rest) => later(act, ms === 15_000 ? ${HELD_MS} : ms, ...rest);
  globalThis.spoken = [];
  let speaking = 0;
  globalThis.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  Object.defineProperty(globalThis, "speechSynthesis", { value: {
    getVoices: () => ["pt-BR", "en-US"].map((lang) => ({ lang, localService: true })),
    cancel() {},
    speak(utterance) {
      spoken.push({ language: utterance.lang, text: utterance.text, others: speaking++ });
      later(() => { speaking--; utterance.onend(); }, 40);
    },
  } });
  // Which codes stood on the big field, one after another.
  globalThis.shown = [];
  addEventListener("DOMContentLoaded", () => new MutationObserver(() => {
    const code = document.querySelector(".big-call--calling .big-call__code")?.textContent;
    if (code && code !== shown.at(-1)) shown.push(code);
  }).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true }));
`;

/** A TV with a loudspeaker, which keeps what it knows when it is switched off. */
export class WaitingRoomTv {
  private constructor(private readonly context: BrowserContext, public page: Page, readonly url: string) {}

  /** Switches a new TV on at `<origin>/painel`. */
  static async open(browser: Browser, origin: string): Promise<WaitingRoomTv> {
    const context = await browser.newContext({ locale: "pt-BR", viewport: { width: 1280, height: 720 } });
    await context.addInitScript(EQUIPMENT);
    const tv = new WaitingRoomTv(context, await context.newPage(), `${origin}/painel`);
    await tv.page.goto(tv.url);
    return tv;
  }

  /** Power goes and comes back. */
  async restart(): Promise<void> {
    await this.page.close();
    this.page = await this.context.newPage();
    await this.page.goto(this.url);
  }

  /** The code that it asks to be entered. */
  async code(): Promise<string> {
    const shown = this.page.locator(".pairing__code [aria-hidden]");
    await shown.waitFor({ timeout: 5_000 });
    return (await shown.innerText()).replaceAll(/\s/g, "");
  }

  /** Waits until it is a panel that is connected. */
  async live(timeout: number): Promise<void> {
    await this.page.locator(".panel__connection--live").waitFor({ timeout });
  }

  /** Waits until a call stands on the big field. */
  async calls(code: string, timeout: number): Promise<void> {
    await this.page.locator(".big-call--calling .big-call__code", { hasText: code }).waitFor({ timeout });
  }

  /** Waits until no call is held any more. */
  async rests(timeout: number): Promise<void> {
    await this.page.locator(".big-call--resting").waitFor({ timeout });
  }

  /** The codes that were called on the screen, first to last, since it was switched on. */
  async shown(): Promise<string[]> {
    return z.array(z.string()).parse(await this.page.evaluate("shown"));
  }

  /** What was said since it was switched on; `others` is how many sentences it interrupted. */
  async spoken(): Promise<z.infer<typeof Spoken>> {
    return Spoken.parse(await this.page.evaluate("spoken"));
  }
}
