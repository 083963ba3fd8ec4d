import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { launchBrowser } from "../support/browser.ts";
import { testStack } from "../support/stack.ts";
import { tablesThatName } from "../support/tenant_rows.ts";
import { PASSWORD, Reception } from "./support/reception.ts";

/** How soon an open page must hear of it. */
const SOON = 2_000;

Deno.test("a clinic takes its copy and deletes itself; open pages say so, and another clinic goes on", async (context) => {
  // What follows needs what came before.
  const step = async (name: string, run: () => Promise<void>) =>
    assert.ok(await context.step(name, run), name);
  await using stack = await testStack();
  await using browser = await launchBrowser();
  const newPage = async () => await (await browser.newContext({ locale: "pt-BR" })).newPage();
  const [desk, other] = [
    new Reception(await newPage(), stack.url),
    new Reception(await newPage(), stack.url),
  ];
  const [phone, otherPhone, tv] = [await newPage(), await newPage(), await newPage()];
  const board = await desk.page.context().newPage();
  let id = "";

  await step("two clinics have a patient each, who follows on a phone; the first has a TV", async () => {
    await desk.signUp({ name: "Clínica Aurora", cnpj: "11222333000181", email: "dona@aurora.example" });
    await other.signUp({ name: "Clínica Poente", cnpj: "12.ABC.345/01DE-35", email: "dona@poente.example" });
    const panel = await desk.page.locator('a[href^="/painel/"]').first().getAttribute("href");
    await tv.goto(stack.url + panel);
    for (const [house, its] of [[desk, phone], [other, otherPhone]] as const) {
      await house.openBoard();
      const { link } = await house.addPatient("Maria Souza");
      await its.goto(link);
      await its.locator(".connection--live").waitFor();
    }
    await tv.locator(".panel").getByText("Ao vivo").waitFor();
    [{ id }] = await stack.sql`select id from public.establishments where slug = ${desk.slug}`;
    await board.goto(desk.page.url());
    await board.locator(".freshness--live").waitFor();
  });

  await step("the owner finds the way from the team's page and downloads a whole copy", async () => {
    const { page } = desk;
    await page.getByRole("link", { name: "Equipe" }).click();
    await page.getByRole("link", { name: "Encerrar a clínica no Vez" }).click();
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "Baixar a cópia" }).click();
    assert.equal(await (await download).failure(), null);
    await page.getByText("A cópia foi enviada inteira").waitFor();
  });

  await step("the name typed wrong deletes nothing; typed right it deletes everything", async () => {
    const { page } = desk;
    await page.getByLabel("Nome da clínica").fill("Clinica Aurora");
    await page.getByLabel("Sua senha").fill(PASSWORD);
    await page.getByRole("button", { name: "Apagar a clínica para sempre" }).click();
    await page.getByText("Não é o nome da clínica").first().waitFor();
    await page.getByLabel("Nome da clínica").fill("Clínica Aurora");
    await page.getByLabel("Sua senha").fill(PASSWORD);
    await page.getByRole("button", { name: "Apagar a clínica para sempre" }).click();
    await page.getByRole("heading", { name: "A clínica foi encerrada" }).waitFor();
    const told = (page: Page, text: string) => page.getByText(text).first().waitFor({ timeout: SOON });
    await told(phone, "A clínica encerrou a conta no Vez");
    await told(tv, "Esta clínica encerrou o atendimento por este painel");
    await told(board, "A clínica foi encerrada");
    assert.deepEqual(Object.keys(await tablesThatName(stack.sql, id)), ["realtime.messages"]);
  });

  await step("nobody gets in any more, and the ticket is nobody's", async () => {
    const answer = await phone.reload();
    assert.equal(answer?.status(), 404);
    await desk.page.goto(`${stack.url}/entrar`);
    await desk.page.getByLabel(/^E-mail/).fill("dona@aurora.example");
    await desk.page.getByLabel("Senha").fill(PASSWORD);
    await desk.page.getByRole("button", { name: "Entrar" }).click();
    await desk.page.locator(".error-summary").waitFor();
  });

  await step("the other clinic calls its patient", async () => {
    await other.callNext();
    await otherPhone.getByText("É a sua vez!").first().waitFor({ timeout: SOON });
  });
});
