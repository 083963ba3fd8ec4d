import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { axeViolations, COLOURS } from "../support/axe.ts";
import { launchBrowser } from "../support/browser.ts";
import { clinic, patients, visit } from "../support/builders.ts";
import { chartLink } from "../support/people.ts";
import { type Stack, testStack } from "../support/stack.ts";
import { type SignedInPatient, signedInPatient } from "./patient_member.ts";

const PHONE = { width: 360, height: 740 };

interface View {
  name: string;
  path: string;
  as: "stranger" | "waiting" | "idle" | "empty";
  prepare?: (page: Page) => Promise<void>;
  /** Staff read such a page too: its buttons are of their size. */
  isShared?: true;
}

const refuse = async (page: Page) => {
  await page.locator("form.form button[type=submit]").last().click();
  await page.locator(".error-summary").waitFor();
};

/** A strength is told once somebody types; what they type is judged with the rest of the form. */
const choose = (password: string, level: RegExp) => async (page: Page) => {
  await page.locator("#password").pressSequentially(password);
  await page.locator("#password-strength", { hasText: level }).waitFor();
};

const live = async (page: Page) => {
  await page.locator(".connection--live").first().waitFor();
};

const VIEWS: View[] = [
  { name: "sign-up", path: "/cadastro/paciente", as: "stranger" },
  { name: "sign-up, refused", path: "/cadastro/paciente", as: "stranger", prepare: refuse },
  {
    name: "sign-up, weak password",
    path: "/cadastro/paciente",
    as: "stranger",
    prepare: choose("senha123", /muito fraca|very weak/),
  },
  { name: "queue", path: "/minha/fila", as: "waiting", prepare: live },
  { name: "queue without a visit", path: "/minha/fila?feito=kept", as: "idle" },
  { name: "queue without a chart", path: "/minha/fila?feito=created", as: "empty" },
  { name: "queue, link refused", path: "/minha/fila", as: "empty", prepare: refuse },
  { name: "account", path: "/minha/conta?feito=saved", as: "waiting" },
  { name: "details", path: "/minha/conta/dados", as: "waiting" },
  { name: "e-mail, refused", path: "/minha/conta/email", as: "waiting", prepare: refuse },
  {
    name: "password",
    path: "/minha/conta/senha",
    as: "waiting",
    prepare: choose("cavalo azul na varanda", /ótima|excellent/),
  },
  { name: "confirmation", path: "/minha/conta/email/abcdefghijklmnopqrstuvwx", as: "empty" },
  { name: "copy of the data", path: "/minha/conta/exportar", as: "idle" },
  { name: "leaving", path: "/minha/conta/excluir", as: "idle" },
  { name: "leaving, refused", path: "/minha/conta/excluir", as: "idle", prepare: refuse },
  { name: "account deleted", path: "/conta-excluida", as: "idle", isShared: true },
  { name: "clinic closed", path: "/encerrada", as: "idle", isShared: true },
];

/** English ones differ by their words alone: each colour scheme is looked at whole once, and both in Portuguese. */
const LOOKS: Look[] = [
  { locale: "pt-BR", colorScheme: "light", then: "dark" },
  { locale: "en", colorScheme: "dark" },
];

interface Look {
  locale: string;
  colorScheme: "light" | "dark";
  then?: "light" | "dark";
}

Deno.test("pages of a patient's account are clean for axe and fit a phone, in both languages, by day and night", async (t) => {
  await using stack = await testStack();
  await using browser = await launchBrowser();
  const people = await everybody(stack);
  for (const { locale, colorScheme, then } of LOOKS) {
    for (const [name, person] of Object.entries(people)) {
      const options = { locale, viewport: PHONE };
      const context = await (person?.context(browser, options) ?? browser.newContext(options));
      const page = await context.newPage();
      for (const view of VIEWS.filter((view) => view.as === name)) {
        await t.step(`${view.name}, ${locale}`, async () => {
          await page.emulateMedia({ colorScheme });
          await page.goto(stack.url + view.path);
          await view.prepare?.(page);
          const pixels = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          assert.equal(pixels, 0, `${pixels} px too wide`);
          if (!view.isShared) assert.deepEqual(await page.evaluate(SMALL_TARGETS), []);
          assert.deepEqual(await axeViolations(page), []);
          if (then) {
            await page.emulateMedia({ colorScheme: then });
            assert.deepEqual(await axeViolations(page, COLOURS), [], then);
          }
          await page.evaluate(() => sessionStorage.clear());
        });
      }
      await context.close();
    }
  }
});

/** Somebody in each state that the pages tell apart. */
async function everybody(stack: Stack): Promise<Record<View["as"], SignedInPatient | null>> {
  const house = await clinic(stack.sql);
  const waiting = await signedInPatient(stack, { name: "Maximiliana de Albuquerque e Souza" });
  const idle = await signedInPatient(stack, { confirmed: true });
  const [here, gone] = await patients(stack.sql, house.id, 2);
  await chartLink(stack.sql, house.id, { patient_id: here, user_id: waiting.id });
  await chartLink(stack.sql, house.id, { patient_id: gone, user_id: idle.id });
  await visit(stack.sql, house, { patient_id: here });
  return { stranger: null, waiting, idle, empty: await signedInPatient(stack) };
}

/** Buttons and fields that are hard to hit with a thumb. */
const SMALL_TARGETS =
  `[...document.querySelectorAll("main :is(button, input:not([type=hidden], [type=checkbox]), a.button)")]
  .filter((element) => element.checkVisibility())
  .filter((element) => Math.round(element.getBoundingClientRect().height) < 48)
  .map((element) => element.outerHTML)`;
