import assert from "node:assert/strict";
import { axeViolations } from "../support/axe.ts";
import { launchBrowser } from "../support/browser.ts";
import { testStack } from "../support/stack.ts";
import { staffedClinic } from "../web/staff_member.ts";

Deno.test("a ticket from the kiosk is called on the TV, and one taken by phone when its holder is here", async (context) => {
  // What follows needs what came before.
  const step = async (name: string, run: () => Promise<void>) =>
    assert.ok(await context.step(name, run), name);
  await using stack = await testStack();
  await using browser = await launchBrowser();
  const clinic = await staffedClinic(stack);
  await stack.sql`update public.establishments set queue_rules = queue_rules || '{"remote_join": true}'
    where id = ${clinic.id}`;
  const desk = await clinic.context(browser, "admin", { viewport: { width: 1280, height: 800 } });
  const admin = await desk.newPage();
  const own = await browser.newContext({ locale: "pt-BR", viewport: { width: 1024, height: 768 } });
  // Nobody prints here: a window that nobody closes would stop the page.
  await own.addInitScript("globalThis.print = () => { document.documentElement.dataset.printed = 1; };");
  const [kiosk, tv, phone] = [await own.newPage(), await own.newPage(), await own.newPage()];
  let code = "";

  await step("an admin adds a kiosk and enters the code that it shows", async () => {
    await kiosk.goto(`${stack.url}/totem`);
    const shown = kiosk.locator(".pairing__code [aria-hidden]");
    await shown.waitFor();
    const box = await shown.boundingBox();
    assert.ok(box && box.y > 0 && box.y + box.height < 768, "the code is on the screen");
    await admin.goto(stack.url + clinic.path("/paineis/novo"));
    await admin.getByLabel("O que é").selectOption("kiosk");
    await admin.getByLabel("Nome do painel").fill("Entrada");
    await admin.locator("form.form button[type=submit]").click();
    await admin.getByLabel("Código da TV").fill((await shown.innerText()).replaceAll(/\s/g, ""));
    await admin.getByRole("button", { name: "Conectar TV" }).click();
    await kiosk.getByRole("button", { name: "Tirar senha" }).waitFor();
  });

  await step("somebody takes a ticket by touch, and it is printed", async () => {
    const clean = async () => assert.deepEqual(await axeViolations(kiosk), []);
    await clean();
    await kiosk.getByRole("button", { name: "Tirar senha" }).click();
    await clean();
    await kiosk.getByRole("button", { name: "Gestante" }).click();
    await clean();
    await kiosk.getByRole("button", { name: "Continuar sem CPF" }).click();
    await kiosk.locator(".kiosk__code").waitFor();
    await clean();
    code = await kiosk.locator(".kiosk__code").innerText();
    assert.match(code, /^A\d{3}$/);
    await kiosk.locator("html[data-printed]").waitFor();
    await kiosk.getByRole("button", { name: "Concluir" }).click();
    await kiosk.getByRole("button", { name: "Tirar senha" }).waitFor();
  });

  await step("it is called at the board and shown on the TV", async () => {
    await tv.goto(`${stack.url}/painel/${clinic.display}`);
    await admin.goto(stack.url + clinic.path("/fila"));
    await admin.getByRole("button", { name: "Chamar próximo" }).click();
    await tv.locator(".big-call__code", { hasText: code }).waitFor();
  });

  await step("somebody at home takes a ticket by phone, which calls nobody", async () => {
    await phone.goto(`${stack.url}/c/${clinic.slug}`);
    await phone.getByLabel("Nome completo").fill("Elis Regina");
    await phone.getByLabel("Data de nascimento").fill("17/03/1945");
    await phone.getByLabel("O que você tem").fill("Rouquidão");
    await phone.getByRole("button", { name: "Tirar senha" }).click();
    await phone.getByText("Confirme a chegada até as").waitFor();
    code = await phone.locator(".turn__code strong").innerText();
  });

  await step(
    "the board learns of it without a reload, confirms the arrival, and the next call is theirs",
    async () => {
      // Sooner than the board looks by itself, which is once a minute.
      await admin.getByText("Elis Regina").waitFor({ timeout: 20_000 });
      await admin.getByRole("button", { name: "Confirmar a chegada de Elis Regina" }).click();
      await admin.getByText(`Chegada confirmada: senha ${code}.`).waitFor();
      await admin.getByRole("button", { name: "Chamar próximo" }).click();
      await tv.locator(".big-call__code", { hasText: code }).waitFor({ timeout: 40_000 });
      await phone.reload();
      await phone.getByText("É a sua vez!").waitFor();
    },
  );
});
