import assert from "node:assert/strict";
import type { Browser, Page } from "playwright-core";
import { launchBrowser } from "../support/browser.ts";
import { type Stack, testStack } from "../support/stack.ts";
import { chart } from "./chart_pages.ts";
import { type StaffedClinic, staffedClinic } from "./staff_member.ts";

interface Around {
  stack: Stack;
  browser: Browser;
  clinic: StaffedClinic;
}

/** One stack and one browser for the file; each step has a clinic of its own. */
Deno.test("who arrives, and who attends, is found at the desk", async (t) => {
  await using stack = await testStack();
  await using browser = await launchBrowser();
  const step = (name: string, run: (around: Around) => Promise<void>) =>
    t.step(name, async () => {
      const clinic = await staffedClinic(stack);
      try {
        await run({ stack, browser, clinic });
      } finally {
        for (const context of browser.contexts()) await context.close();
      }
    });

  await step("by the keyboard alone, an existing chart is found and put into the queue", findByKeyboard);
  await step(
    "a number that finds nobody is not taken for a name; Escape closes the list alone",
    findByNumber,
  );
  await step("a probable duplicate is asked about, and either answer is taken", doubt);
  await step("one of 80 professionals is searched for by name", findProfessional);
});

async function openBoard({ browser, clinic, stack }: Around): Promise<Page> {
  const context = await clinic.context(browser, "receptionist", { viewport: { width: 1280, height: 800 } });
  context.setDefaultTimeout(8_000);
  const page = await context.newPage();
  await page.goto(stack.url + clinic.path("/fila"));
  await page.locator(".freshness--live").waitFor({ timeout: 15_000 });
  return page;
}

/** Charts and visits of the clinic. */
async function count({ stack, clinic }: Around) {
  const [row] = await stack.sql`
    select (select count(*) from public.patients where establishment_id = ${clinic.id})::int as charts,
      (select array_agg(patient_id order by number) from public.visits where establishment_id = ${clinic.id}) as visits`;
  return row;
}

async function findByKeyboard(around: Around) {
  const id = await chart(around.stack, around.clinic, { name: "João Araújo", social_name: "Joana Araújo" });
  await chart(around.stack, around.clinic, { name: "Joaquim Prado" });
  const page = await openBoard(around);
  const { keyboard } = page;
  await keyboard.press("a");
  await keyboard.type("joa");
  const options = page.getByRole("dialog").getByRole("option");
  await options.nth(1).waitFor();
  await page.getByRole("status").filter({ hasText: "2 fichas encontradas" }).waitFor();
  await keyboard.press("ArrowDown");
  assert.equal(await options.first().getAttribute("aria-selected"), "true");
  assert.match(await options.first().innerText(), /Joana Araújo[\s\S]*Nome civil: João Araújo/);
  await keyboard.press("Enter");
  await page.getByRole("group", { name: "Ficha escolhida" }).waitFor();
  await keyboard.press("Enter");
  await page.locator(".ticket-card__code").waitFor();
  assert.deepEqual({ ...await count(around) }, { charts: 2, visits: [id] });
  await keyboard.press("Enter");
  await page.locator(".waiting__who, .person__name", { hasText: "Joana Araújo" }).first().waitFor();
}

async function findByNumber(around: Around) {
  const id = await chart(around.stack, around.clinic, { name: "Ana Lima", cpf: "52998224725" });
  const page = await openBoard(around);
  const { keyboard } = page;
  const window = page.getByRole("dialog");
  await keyboard.press("a");
  await keyboard.type("529.982");
  await window.getByRole("option", { name: /Ana Lima/ }).waitFor();
  await keyboard.press("Escape");
  await window.getByRole("option", { name: /Ana Lima/ }).waitFor({ state: "hidden" });
  await keyboard.press("Enter");
  await window.locator(".error-summary", { hasText: "Escreva o nome da pessoa" }).waitFor();
  assert.equal(await window.getByLabel("Nome completo").inputValue(), "529.982");
  await window.getByLabel("Nome completo").fill("lima");
  await window.getByRole("option", { name: /Ana Lima/ }).click();
  await window.getByRole("button", { name: "Colocar na fila" }).click();
  await window.locator(".ticket-card__code").waitFor();
  assert.deepEqual({ ...await count(around) }, { charts: 1, visits: [id] });
  await keyboard.press("Enter");
  await keyboard.press("a");
  await window.getByLabel("Nome completo").fill("Bia Reis");
  await page.reload();
  await window.locator(".draft:visible").waitFor({ timeout: 15_000 });
  assert.equal(
    await window.getByLabel("Nome completo").inputValue(),
    "Bia Reis",
    "in the window it stood in",
  );
  await window.getByRole("button", { name: "Descartar" }).click();
  assert.equal(await window.getByLabel("Nome completo").inputValue(), "");
  await window.getByLabel("Nome completo").fill("529.982.247-25");
  assert.equal(
    await page.evaluate(() => JSON.stringify(sessionStorage).includes("529.982")),
    false,
    "no document",
  );
}

async function doubt(around: Around) {
  const known = { name: "Maria da Conceição", birth_date: "1980-01-01" };
  const id = await chart(around.stack, around.clinic, known);
  const page = await openBoard(around);
  const window = page.getByRole("dialog");
  const add = async (name: string) => {
    await window.getByLabel("Nome completo").fill(name);
    await window.getByLabel("Data de nascimento").fill("1980-01-01");
    await window.getByLabel("Queixa").fill("Febre");
    await window.getByRole("button", { name: "Colocar na fila" }).click();
    await window.getByText("Nome parecido, mesma data de nascimento").waitFor();
  };
  await page.keyboard.press("a");
  await add("maria conceicao");
  await window.getByRole("button", { name: "Corrigir os dados" }).click();
  assert.equal(await window.getByLabel("Nome completo").inputValue(), "maria conceicao");
  await window.getByRole("button", { name: "Colocar na fila" }).click();
  await window.getByText("Nome parecido").waitFor();
  // The likeliest one has the focus.
  await page.keyboard.press("Enter");
  await window.locator(".ticket-card__code").waitFor();
  assert.deepEqual({ ...await count(around) }, { charts: 1, visits: [id] });
  await window.getByRole("button", { name: "Adicionar outro" }).click();
  await add("Maria Conceição");
  await window.getByRole("button", { name: "É outra pessoa" }).click();
  await window.locator(".ticket-card__code").waitFor();
  const { charts, visits } = await count(around);
  assert.deepEqual([charts, visits.length], [2, 2]);
  const [{ symptoms }] = await around.stack.sql`select symptoms from public.visits where patient_id = ${id}`;
  assert.equal(symptoms, "Febre");
}

async function findProfessional(around: Around) {
  const { stack, clinic } = around;
  await stack.sql`
    insert into public.professionals (establishment_id, full_name, email, specialty, council, council_number,
      council_state, shift)
    select ${clinic.id}, 'Pessoa ' || to_char(n, 'FM000'), 'p@example.com', 'Nutrição', 'CRN', n::text, 'SP', 'full_day'
    from generate_series(1, 80) as n`;
  await clinic.queue({ status: "called" });
  const page = await openBoard(around);
  await page.getByRole("button", { name: /^Iniciar/ }).click();
  const window = page.getByRole("dialog");
  await window.getByText("Há mais profissionais").waitFor();
  await window.getByRole("searchbox", { name: "Buscar profissional" }).fill("pessoa 079");
  const found = window.getByLabel("Pessoa 079");
  await found.waitFor();
  // Enter takes who was found, a second one sends.
  await page.keyboard.press("Enter");
  assert.ok(await found.isChecked());
  await page.keyboard.press("Enter");
  await page.locator(".queue-section--in_service", { hasText: "Pessoa 079" }).waitFor();
}
