import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { axeViolations } from "../support/axe.ts";
import { launchBrowser } from "../support/browser.ts";
import { startSmtp } from "../support/smtp_server.ts";
import { testStack } from "../support/stack.ts";
import { Reception } from "./support/reception.ts";

const NURSE = "enfermeira@aurora.example";

Deno.test("an invited nurse joins by the mail's link, sees what a nurse may, and nothing once removed", async (context) => {
  // What follows needs what came before.
  const step = async (name: string, run: () => Promise<void>) =>
    assert.ok(await context.step(name, run), name);
  await using smtp = startSmtp();
  await using stack = await testStack({ smtpUrl: smtp.url });
  await using browser = await launchBrowser();
  const origin = stack.url;
  const newPage = async () => await (await browser.newContext({ locale: "pt-BR" })).newPage();
  const owner = new Reception(await newPage(), origin);
  const nurse: Page = await (await browser.newContext({
    locale: "pt-BR",
    viewport: { width: 360, height: 740 },
  })).newPage();
  const status = async (page: Page, path: string) => (await page.goto(origin + path))?.status();
  let home = "";

  await step("the owner invites by e-mail", async () => {
    await owner.signUp({ name: "Clínica Aurora", cnpj: "11222333000181", email: "dona@aurora.example" });
    home = `/app/${owner.slug}`;
    const { page } = owner;
    await page.getByRole("link", { name: "Equipe" }).click();
    await page.getByLabel("E-mail").fill(NURSE);
    await page.getByLabel("Função", { exact: true }).selectOption({ label: "Enfermagem" });
    await page.getByRole("button", { name: "Enviar convite" }).click();
    await page.getByText("Convite enviado").waitFor();
    await page.getByText(NURSE).waitFor();
  });

  await step("the nurse opens the link on a phone, chooses a password and is in", async () => {
    const { text } = await smtp.mailTo(NURSE);
    const [link] = /http:\S+\/convite\/\S+/.exec(text) ?? assert.fail(text);
    await nurse.goto(link);
    await nurse.getByRole("heading", { name: "Você foi convidado para Clínica Aurora" }).waitFor();
    assert.deepEqual(await axeViolations(nurse), []);
    await nurse.getByLabel("E-mail que recebeu o convite").fill(NURSE);
    await nurse.getByLabel("Senha").fill("uma frase comprida");
    await nurse.getByRole("button", { name: "Criar acesso e aceitar" }).click();
    await nurse.waitForURL(origin + home);
  });

  await step(
    "the nurse's view is limited: the queue and the table of rights, no changes to the team",
    async () => {
      assert.equal(await status(nurse, `${home}/fila`), 200);
      assert.equal(await status(nurse, `${home}/equipe`), 200);
      await nurse.getByText("Sua função nesta clínica: Enfermagem").waitFor();
      assert.equal(await nurse.getByRole("button", { name: "Enviar convite" }).count(), 0);
      assert.equal(await nurse.getByText("dona@aurora.example").count(), 0);
      assert.equal(await status(nurse, `${home}/profissionais/novo`), 403);
    },
  );

  await step("removed, the nurse's next request finds nothing", async () => {
    const { page } = owner;
    await page.goto(`${origin}${home}/equipe`);
    await page.getByRole("link", { name: `Alterar ${NURSE}` }).click();
    await page.getByRole("button", { name: "Remover da equipe" }).click();
    await page.getByText("Pessoa removida da equipe").waitFor();
    for (const below of ["", "/fila", "/equipe"]) assert.equal(await status(nurse, home + below), 404);
  });
});
