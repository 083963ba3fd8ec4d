import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { launchBrowser } from "../support/browser.ts";
import { testStack } from "../support/stack.ts";
import { type Around, openLive } from "../web/live_pages.ts";
import { type StaffedClinic, staffedClinic } from "../web/staff_member.ts";

const DESK = { viewport: { width: 1280, height: 900 } };

/** Waits until the page's first words say `text`; how soon is promised by the journey of the main job. */
const headline = (page: Page, text: string) =>
  page.locator("h1", { hasText: text }).waitFor({ timeout: 5_000 });

Deno.test("a patient from triage to discharge, and one who steps out and comes back", async (context) => {
  await using stack = await testStack();
  await using browser = await launchBrowser();
  const steps = [
    ["triage, call, consultation, exams, return, call, discharge", toDischarge],
    ["step out, be passed over and warned, come back, be called", stepOut],
  ] as const;
  for (const [name, run] of steps) {
    await context.step(name, async () => {
      await run({ stack, browser }, await staffedClinic(stack));
      for (const open of browser.contexts()) await open.close();
    });
  }
});

async function toDischarge(around: Around, house: StaffedClinic) {
  const { sql, url } = around.stack;
  await sql`update public.establishments set triage_required = true where id = ${house.id}`;
  await sql`update public.professionals set full_name = 'Ana Lima' where id = ${house.professional}`;
  const desk = await staffPage(around, house, "receptionist", "/fila");
  const link = await arrive(desk, "Maria Souza");
  assert.ok(link.startsWith(`${url}/t/`));
  const phone = await openLive(around, link);
  await headline(phone, "Aguarde a triagem");

  const nurse = await staffPage(around, house, "nurse", "/triagem");
  await nurse.keyboard.press("n");
  await nurse.locator("#complaint").fill("Dor no peito");
  await nurse.keyboard.press("Alt+3");
  await nurse.keyboard.press("Control+Enter");
  await headline(phone, "Você é o próximo");

  await desk.keyboard.press("n");
  await headline(phone, "É a sua vez!");
  await act(desk, "A001", "Não compareceu");
  await headline(phone, "Chamamos e não encontramos você");
  await desk.getByRole("button", { name: "Desfazer" }).click();
  await headline(phone, "É a sua vez!");
  await phone.getByRole("button", { name: "Vi a chamada" }).click();
  await desk.getByText("Viu a chamada").waitFor();

  await start(desk);
  await headline(phone, "Você está em atendimento");
  await act(desk, "A001", "Aguardar retorno (exames)");
  await headline(phone, "Você volta depois dos exames");
  await phone.locator(".steps__step--now", { hasText: /Exames\s*desde \d\d:\d\d/ }).waitFor();
  await act(desk, "A001", "Voltar para a fila");
  await headline(phone, "Você é o próximo");

  await desk.keyboard.press("n");
  await headline(phone, "É a sua vez!");
  await start(desk);
  await headline(phone, "Você está em atendimento");
  await act(desk, "A001", "Finalizar com desfecho…");
  await desk.getByLabel("Alta").check();
  await desk.getByRole("dialog").getByRole("button", { name: "Finalizar atendimento" }).click();
  await headline(phone, "Atendimento concluído");
  const [row] = await sql`
    select v.outcome, v.risk, array_agg(e.act::text order by e.id) as acts
    from public.visits as v join public.visit_events as e on e.visit_id = v.id
    where v.establishment_id = ${house.id} group by v.id`;
  assert.deepEqual([row.outcome, row.risk], ["discharged", "yellow"]);
  assert.deepEqual(
    row.acts,
    [
      "create",
      "triage",
      "call",
      "no_show",
      "undo",
      "acknowledge",
      "start",
      "finish",
      "return",
      "call",
      "start",
      "finish",
    ],
  );
}

async function stepOut(around: Around, house: StaffedClinic) {
  const { sql, url } = around.stack;
  await sql`update public.queues set mean_minutes = 30 where establishment_id = ${house.id}`;
  const ahead = { risk: "yellow" } as const;
  const [, , , own] = await house.queue(ahead, ahead, ahead, { risk: "green" });
  const desk = await staffPage(around, house, "receptionist", "/fila");
  const phone = await openLive(around, `${url}/t/${own.token}`);
  await headline(phone, "Faltam 3 pessoas");
  await phone.getByRole("button", { name: "Preciso sair um pouco" }).click();
  await phone.getByRole("button", { name: "20 minutos" }).click();
  await phone.getByText("Seu lugar está guardado.").waitFor();
  await desk.getByText(/Saiu, volta até \d\d:\d\d/).waitFor();

  for (const code of ["ZZ001", "ZZ002"]) await callNext(desk, code);
  await phone.locator(".acts__return", { hasText: "Hora de voltar" }).waitFor();
  await callNext(desk, "ZZ003");
  await callNext(desk, "Ninguém está esperando para ser chamado.");
  await headline(phone, "Você é o próximo");

  await phone.getByRole("button", { name: "Já voltei" }).click();
  await phone.locator(".acts__return").waitFor({ state: "detached" });
  await desk.keyboard.press("n");
  await headline(phone, "É a sua vez!");
}

/** A page of a member of staff that hears of every change. */
async function staffPage(
  { browser, stack }: Around,
  house: StaffedClinic,
  role: "receptionist" | "nurse",
  path: string,
): Promise<Page> {
  const context = await house.context(browser, role, DESK);
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  await page.goto(stack.url + house.path(path));
  await page.locator(".freshness--live").waitFor();
  return page;
}

/** Adds somebody at the board; gives the link of the ticket. */
async function arrive(desk: Page, name: string): Promise<string> {
  await desk.keyboard.press("a");
  const window = desk.getByRole("dialog");
  await window.getByLabel("Nome completo").fill(name);
  await window.getByRole("button", { name: "Colocar na fila" }).click();
  const link = await window.getByLabel("Link da senha").inputValue();
  await desk.keyboard.press("Escape");
  return link;
}

async function start(desk: Page) {
  await desk.getByRole("button", { name: /^Iniciar.*A001/ }).click();
  const window = desk.getByRole("dialog");
  await window.getByLabel("Ana Lima").check();
  await window.getByRole("button", { name: "Iniciar atendimento" }).click();
}

/** Calls, and lets the key rest: a second press at once is no second call. */
async function callNext(desk: Page, told: string) {
  await desk.keyboard.press("n");
  await notice(desk, told);
  await desk.waitForTimeout(900);
}

const notice = (page: Page, text: string) => page.locator(".notice__text", { hasText: text }).waitFor();

/** Opens the window of a visit and presses one of its acts. */
async function act(page: Page, code: string, name: string) {
  await page.getByRole("button", { name: new RegExp(`^Ações: ${code}`) }).click();
  await page.getByRole("dialog").getByRole("button", { name, exact: true }).click();
}
