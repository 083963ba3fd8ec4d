import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { axeViolations } from "../support/axe.ts";
import { launchBrowser } from "../support/browser.ts";
import { pngOf } from "../support/pictures.ts";
import { type SmtpServer, startSmtp } from "../support/smtp_server.ts";
import { type Stack, testStack } from "../support/stack.ts";
import { clinicForm } from "./clinic_form.ts";
import { invitation } from "./invitation_step.ts";

const PAGES = [
  "/",
  "/entrar",
  "/recuperar-senha",
  "/confirmar-email/ended",
  `/confirmar-email?token_hash=${"0".repeat(56)}`,
  "/cadastro/clinica",
  "/termos",
  "/privacidade",
  "/does-not-exist",
];

interface Around {
  stack: Stack;
  smtp: SmtpServer;
  browser: Browser;
}

Deno.test("public pages in a browser", async (t) => {
  await using smtp = startSmtp();
  await using stack = await testStack({ smtpUrl: smtp.url });
  await using browser = await launchBrowser();
  const step = (name: string, run: (around: Around) => Promise<void>) =>
    t.step(name, async () => {
      try {
        await run({ stack, smtp, browser });
      } finally {
        for (const context of browser.contexts()) await context.close();
      }
    });

  await step("have nothing that axe finds, in both languages, by day and by night", accessible);
  await step("an invitation's too, for newcomers and for those who are signed in", invitation);
  await step("ask nothing of other origins and break no policy", staysHome);
  await step("fit 320 px and text of twice the size", narrow);
  await step("start with a link past the header that everybody can see when it has the focus", skipLink);
  await step("stand still for whoever asks for less motion", lessMotion);
  await step("sign-up: masks while typing, summary with focus, nothing lost, then the clinic", signUp);
  await step("sign-up works without JavaScript", signUpWithoutScript);
});

async function openPage({ browser, stack }: Around, path: string, options: BrowserContextOptions = {}) {
  const context = await browser.newContext({ locale: "pt-BR", ...options });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on("pageerror", (error) => troubles.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" && !/404|410/.test(message.text())) troubles.push(message.text());
  });
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.protocol !== "data:" && url.origin !== stack.url) troubles.push(`leaves the origin: ${url}`);
  });
  await page.goto(stack.url + path);
  return { page, troubles, context };
}

async function accessible(around: Around) {
  for (const [locale, colorScheme] of [["pt-BR", "light"], ["en-US", "dark"]] as const) {
    const { page, context } = await openPage(around, "/", { locale, colorScheme, reducedMotion: "reduce" });
    for (const path of PAGES) {
      await page.goto(around.stack.url + path);
      assert.deepEqual(await axeViolations(page), [], `${path} ${locale} ${colorScheme}`);
    }
    await page.goto(`${around.stack.url}/cadastro/clinica`);
    await page.locator("button[data-busy]").click();
    await page.locator(".error-summary").waitFor();
    assert.deepEqual(await axeViolations(page), [], `errors ${locale} ${colorScheme}`);
    await context.close();
  }
}

async function staysHome(around: Around) {
  const { page, troubles } = await openPage(around, "/");
  for (const path of PAGES) await page.goto(around.stack.url + path, { waitUntil: "networkidle" });
  assert.deepEqual(troubles, []);
}

const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

async function narrow(around: Around) {
  const { page } = await openPage(around, "/", { viewport: { width: 320, height: 640 } });
  for (const path of PAGES) {
    await page.goto(around.stack.url + path);
    assert.equal(await overflow(page), 0, path);
  }
  // Browser zoom of 200 % on a desk is a window half as wide; text-only zoom is a larger root size.
  for (const path of PAGES) {
    await page.goto(around.stack.url + path);
    await page.setViewportSize({ width: 640, height: 640 });
    await page.evaluate(() => document.documentElement.style.setProperty("font-size", "32px"));
    assert.equal(await overflow(page), 0, `${path} with large text`);
  }
}

async function skipLink(around: Around) {
  const { page } = await openPage(around, "/");
  for (const path of PAGES) {
    await page.goto(around.stack.url + path);
    await page.keyboard.press("Tab");
    const link = page.locator(".skip-link:focus");
    assert.equal(await link.count(), 1, path);
    await page.waitForFunction(() => (document.activeElement?.getBoundingClientRect().top ?? -1) >= 0);
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement?.id), "main");
  }
}

async function lessMotion(around: Around) {
  const { page } = await openPage(around, "/", { reducedMotion: "reduce" });
  // By length, not by what still runs after a while: a loaded machine may not have painted the first frame yet.
  const seen = await page.evaluate(() =>
    document.getAnimations().map((one) => String(one.effect?.getComputedTiming().endTime)).filter((end) =>
      Number(end) > 1
    )
  );
  assert.deepEqual(seen, []);
  await page.evaluate(() => Promise.all(document.getAnimations().map((one) => one.finished)));
  assert.equal(
    await page.locator(".phone .after").evaluate((element) => getComputedStyle(element).opacity),
    "1",
  );
  assert.equal(
    await page.locator(".phone .before").evaluate((element) => getComputedStyle(element).opacity),
    "0",
  );
}

async function signUp(around: Around) {
  const { page, troubles } = await openPage(around, "/", { viewport: { width: 360, height: 740 } });
  await page.getByRole("link", { name: "Cadastrar minha clínica" }).first().click();
  const form = clinicForm({ name: "Clínica Mar" });
  await page.locator("#name").fill(form.name);
  await page.locator("#cnpj").pressSequentially("12abc34501de35");
  assert.equal(await page.locator("#cnpj").inputValue(), "12.ABC.345/01DE-35");
  await page.locator("#phone").pressSequentially("11987654321");
  assert.equal(await page.locator("#phone").inputValue(), "(11) 98765-4321");
  await page.locator("#postal_code").pressSequentially("01310100");
  assert.equal(await page.locator("#postal_code").inputValue(), "01310-100");
  assert.equal(await page.locator("#state").inputValue(), "SP", "the CEP says which");
  await page.locator("#state").selectOption("RJ");
  await page.getByText("Este CEP é de outro estado: SP").waitFor();
  await page.locator("#segment").selectOption("hospital");
  await page.locator("#login_email").fill(form.login_email);
  await page.locator("#login_password").fill(form.login_password);
  await page.getByRole("button", { name: "Criar clínica" }).click();

  await page.locator(".error-summary:focus").waitFor();
  assert.equal(await page.locator("#name").inputValue(), form.name);
  assert.equal(await page.locator("#segment").inputValue(), "hospital");
  await page.locator(".error-summary a", { hasText: "Escreva a cidade" }).click();
  assert.equal(await page.evaluate(() => document.activeElement?.id), "city");
  await page.locator("#city").fill(form.city);
  await page.locator("#address").fill(form.address);
  await page.locator("#state").selectOption("SP");
  await page.locator("#login_password").fill(form.login_password);
  await page.getByRole("button", { name: "Criar clínica" }).click();
  await page.waitForURL("**/app/clinica-mar");
  await chooseLogo(page, `${around.stack.url}/app/clinica-mar/configuracoes`);
  assert.deepEqual(troubles.filter((trouble) => !trouble.includes("422")), []);
}

/** A logo is seen, or refused, before anything is sent. */
async function chooseLogo(page: Page, settings: string) {
  await page.goto(settings);
  const file = (bytes: Uint8Array) => ({ name: "a.png", mimeType: "image/png", buffer: Buffer.from(bytes) });
  await page.locator("#logo").setInputFiles(file(pngOf(8, 8)));
  await page.locator("#logo-note", { hasText: "É assim que vai aparecer" }).waitFor();
  const shown = page.locator('.logo-preview__place img[src^="data:image/png"]');
  assert.equal(await shown.count(), 2);
  await page.locator("#logo").setInputFiles(file(new TextEncoder().encode("no picture")));
  await page.locator("#logo-note.field__error").waitFor();
  assert.equal(await page.locator("#logo").inputValue(), "", "what would be refused is not sent");
}

async function signUpWithoutScript(around: Around) {
  const { page } = await openPage(around, "/cadastro/clinica", { javaScriptEnabled: false });
  const { form_key: _, ...fields } = clinicForm({ name: "Sem Script", cnpj: "11.222.333/0001-81" });
  for (const [name, value] of Object.entries(fields)) {
    if (name === "segment" || name === "state") await page.locator(`#${name}`).selectOption(value);
    else await page.locator(`#${name}`).fill(value);
  }
  await page.getByRole("button", { name: "Criar clínica" }).click();
  await page.waitForURL("**/app/sem-script");
}
