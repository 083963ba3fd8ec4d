import type { Browser, BrowserContext, BrowserContextOptions } from "playwright-core";
import { type Holder, holder, type HolderWish } from "../support/people.ts";
import type { Stack } from "../support/stack.ts";
import { sessionCookie } from "./staff_member.ts";
import { type Visitor, visitor } from "./visitor.ts";

/** A patient with an account, signed in, with and without JavaScript. */
export interface SignedInPatient extends Holder {
  visitor: Visitor;
  context(browser: Browser, options?: BrowserContextOptions): Promise<BrowserContext>;
}

/** Makes an account on a stack and a session of it. */
export async function signedInPatient(stack: Stack, wish: HolderWish = {}): Promise<SignedInPatient> {
  const made = await holder(stack.sql, wish);
  const cookie = await sessionCookie(stack, made.id, "patient");
  return {
    ...made,
    visitor: visitor(stack.url, (request) => {
      request.headers.append("cookie", cookie);
      return fetch(request);
    }),
    async context(browser, options) {
      const context = await browser.newContext({ locale: "pt-BR", ...options });
      const [name, value] = cookie.split("=");
      await context.addCookies([{ name, value, url: stack.url }]);
      return context;
    },
  };
}
