import assert from "node:assert/strict";
import type { Browser, Page } from "playwright-core";
import { launchBrowser } from "../support/browser.ts";
import { service, visits } from "../support/builders.ts";
import { type Stack, testStack } from "../support/stack.ts";
import { type StaffedClinic, staffedClinic } from "./staff_member.ts";

const DESK = { viewport: { width: 1280, height: 800 } };

/** One stack and one browser for the file; each step has a clinic of its own. */
Deno.test("the queue board in a browser", async (t) => {
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

  await step("is worked by the keyboard alone: add, call, start, finish", workByKeyboard);
  await step("calls one patient for a double click", doubleClick);
  await step("shows to the slower of two desks what happened", twoDesks);
  await step("keeps the row under the pointer where it is and counts who is new", holdUnderPointer);
  await step("never moves the focus when something changes elsewhere", holdUnderFocus);
  await step("looks at one service, at who waits too long, and shows who saw the call", lookAtSome);
  await step("keeps what was typed when the API refuses it", keepDraft);
  await step("says who is in the queue already", alreadyInQueue);
  await step("forgets a known patient's data for the next one, not for a correction", nextAfterKnown);
  await step("asks why somebody is called out of order and records it", callOutOfOrder);
  await step("sends one act when the answer of the first try is lost", lostAnswer);
  await step("takes the last act back, and sends a patient on", undoAndTransfer);
  await step("offers no risk to the reception and sets it for a nurse", triageByRole);
});

interface Around {
  stack: Stack;
  browser: Browser;
  clinic: StaffedClinic;
}

async function openBoard(
  { browser, clinic, stack }: Around,
  role: "receptionist" | "nurse" = "receptionist",
) {
  const context = await clinic.context(browser, role, DESK);
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  await page.goto(stack.url + clinic.path("/fila"));
  await page.locator(".freshness--live").waitFor({ timeout: 10_000 });
  return page;
}

const section = (page: Page, name: string) => page.locator(`.queue-section--${name}`);
const codes = (page: Page) => page.locator(".waiting__code").allInnerTexts();
const notice = (page: Page, text: string | RegExp) =>
  page.locator(".notice__text", { hasText: text }).waitFor();

async function statuses({ stack, clinic }: Around): Promise<string[]> {
  const rows = await stack.sql<{ status: string }[]>`
    select status::text from public.visits where establishment_id = ${clinic.id} order by number`;
  return rows.map((row) => row.status);
}

async function workByKeyboard(around: Around) {
  const page = await openBoard(around);
  const { keyboard } = page;
  await keyboard.press("a");
  await keyboard.type("Maria Souza");
  await keyboard.press("Enter");
  await page.locator(".ticket-card__code", { hasText: "A001" }).waitFor();
  await keyboard.press("Enter");
  await section(page, "waiting").getByText("Maria Souza").waitFor();
  assert.equal(
    await page.locator("dialog[open]").count(),
    0,
    "Enter on the focused button closes the window",
  );

  await keyboard.press("n");
  await section(page, "called").locator("[data-row]:focus").waitFor();
  await keyboard.press("Enter");
  await page.getByRole("dialog").getByRole("button", { name: "Iniciar atendimento" }).waitFor();
  await keyboard.press("Enter");
  await page.getByRole("dialog").getByRole("radio").first().waitFor();
  await keyboard.press("Enter");
  await section(page, "in_service").locator("[data-row]:focus").waitFor();
  await keyboard.press("Enter");
  await page.getByRole("dialog").getByRole("button", { name: "Finalizar atendimento" }).waitFor();
  await keyboard.press("Enter");
  await section(page, "recent").getByText("Maria Souza").waitFor();
  assert.deepEqual(await statuses(around), ["finished"]);

  await keyboard.press("/");
  await keyboard.type("na?");
  assert.equal(await page.locator("#search").inputValue(), "na?", "no shortcut fires while somebody types");
  await keyboard.press("Escape");
  assert.equal(await page.locator("#search").inputValue(), "");
}

async function doubleClick(around: Around) {
  await around.clinic.queue({}, {}, {});
  const page = await openBoard(around);
  await page.getByRole("button", { name: "Chamar próximo" }).dblclick();
  await notice(page, "Chamada feita: ZZ001");
  await page.waitForTimeout(300);
  assert.deepEqual(await statuses(around), ["called", "waiting", "waiting"]);
}

async function twoDesks(around: Around) {
  const [visit, waiting] = await around.clinic.queue({ status: "called" }, {});
  const [one, two] = [await openBoard(around), await openBoard(around)];
  await two.getByRole("button", { name: `Ações: ${visit.code}` }).click();
  await two.getByRole("dialog").getByRole("button", { name: "Cancelar visita" }).click();
  await two.getByRole("dialog").getByLabel("Motivo do cancelamento").fill("Desistiu");
  await one.getByRole("button", { name: `Ações: ${visit.code}` }).click();
  await one.getByRole("dialog").getByRole("button", { name: "Não compareceu" }).click();
  await notice(one, "Ausência registrada");
  await two.getByRole("dialog").getByRole("button", { name: "Cancelar a visita" }).click();
  await notice(two, "a ausência já foi registrada");
  assert.deepEqual(await statuses(around), ["no_show", "waiting"]);

  // Both see ZZ002 first in the queue; the second desk's call reaches the server after the first's.
  await two.route("**/visits/*/call", async (route) => {
    await one.getByRole("button", { name: "Chamar: ZZ002" }).click();
    await notice(one, "Chamada feita: ZZ002");
    await route.continue();
  });
  await two.getByRole("button", { name: "Chamar: ZZ002" }).click();
  await notice(two, "outra mesa já fez a chamada");
  const [{ times }] = await around.stack.sql`
    select call_times as times from public.visits where id = ${waiting.id}`;
  assert.equal(times, 1);

  await around.clinic.queue({});
  await Promise.all([one, two].map((page) => page.getByRole("button", { name: "Chamar próximo" }).click()));
  await Promise.race([notice(one, "Ninguém está esperando"), notice(two, "Ninguém está esperando")]);
  await Promise.race([notice(one, "Chamada feita"), notice(two, "Chamada feita")]);
  for (const page of [one, two]) await section(page, "called").getByText("ZZ003").waitFor();
}

async function holdUnderPointer(around: Around) {
  await around.clinic.queue({}, {});
  const page = await openBoard(around);
  const row = page.locator(".waiting__row").first();
  await row.locator(".waiting__code").hover();
  const before = await row.boundingBox();
  await around.clinic.queue({ risk: "red" });
  const news = section(page, "waiting").locator(".news");
  await news.getByText("1 novo").waitFor();
  assert.deepEqual(await codes(page), ["ZZ001", "ZZ002"]);
  assert.deepEqual(await row.boundingBox(), before);
  await page.locator(".board__title").hover();
  await section(page, "waiting").getByText("ZZ003").waitFor();
  assert.deepEqual(await codes(page), ["ZZ003", "ZZ001", "ZZ002"]);
  assert.equal(await news.count(), 0);
}

async function holdUnderFocus(around: Around) {
  await around.clinic.queue({}, {});
  const page = await openBoard(around);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute("aria-label"));
  const held = await focused();
  assert.match(held ?? "", /ZZ002/);
  await around.clinic.queue({ risk: "red" });
  await section(page, "waiting").locator(".news").waitFor();
  assert.equal(await focused(), held);
  assert.deepEqual(await codes(page), ["ZZ001", "ZZ002"]);
  await section(page, "waiting").locator(".news").click();
  assert.deepEqual(await codes(page), ["ZZ003", "ZZ001", "ZZ002"]);
}

async function lookAtSome(around: Around) {
  const { clinic, stack } = around;
  const vaccines = await service(stack.sql, clinic.id, "V");
  const hours = (count: number) => new Date(Date.now() - count * 3_600_000);
  await clinic.queue({ risk: "green", arrived_at: hours(3) }, { risk: "green" }, { status: "called" });
  await visits(stack.sql, { id: clinic.id, service: vaccines }, [{ risk: "green", arrived_at: hours(1) }]);
  const page = await openBoard(around);
  assert.deepEqual(await codes(page), ["ZZ001", "ZZ004", "ZZ002"]);

  await page.keyboard.press("l");
  assert.deepEqual(await codes(page), ["ZZ001"], "three hours are more than the two that green allows");
  assert.match(await section(page, "waiting").innerText(), /1 além do limite/);
  await page.keyboard.press("l");

  const [name] = await page.locator(".service-tab__name", { hasText: "Serviço" }).allInnerTexts();
  await page.getByRole("button", { name: new RegExp(`^${name}`) }).click();
  assert.deepEqual(await codes(page), ["ZZ004"]);
  assert.match(await section(page, "called").innerText(), /Ninguém deste serviço aqui/);
  await page.reload();
  await page.locator(".freshness--live").waitFor();
  assert.deepEqual(await codes(page), ["ZZ004"], "the desk remembers its service");
  await page.locator("#search").fill("zz002");
  assert.deepEqual(await codes(page), ["ZZ002"], "the search looks everywhere");
  await page.locator("#search").fill("");
  await page.locator("#search").blur();
  await page.keyboard.press("n");
  await notice(page, "Chamada feita: ZZ004");
  await page.keyboard.press("0");
  assert.deepEqual(await codes(page), ["ZZ001", "ZZ002"]);

  assert.equal(await page.getByText("Viu a chamada").count(), 0);
  await stack.sql`
    update public.visits set acknowledged_at = now() where establishment_id = ${clinic.id} and code = 'ZZ003'`;
  await section(page, "called").locator("li", { hasText: "ZZ003" }).getByText("Viu a chamada").waitFor();
}

async function keepDraft(around: Around) {
  const page = await openBoard(around);
  await page.keyboard.press("a");
  const window = page.getByRole("dialog");
  await window.getByLabel("Nome completo").fill("João Pereira");
  await window.getByLabel("CPF").fill("11111111111");
  await window.getByLabel("Queixa").fill("Dor de cabeça");
  await window.getByRole("button", { name: "Colocar na fila" }).click();
  const summary = window.locator(".error-summary");
  await summary.waitFor();
  assert.equal(await summary.evaluate((element) => element === document.activeElement), true);
  assert.match(await summary.innerText(), /CPF: /);
  assert.equal(await window.getByLabel("CPF").getAttribute("aria-invalid"), "true");
  assert.equal(await window.getByLabel("Nome completo").inputValue(), "João Pereira");
  assert.equal(await window.getByLabel("CPF").inputValue(), "111.111.111-11");
  await page.keyboard.press("Escape");
  await window.waitFor({ state: "hidden" });
  await page.keyboard.press("a");
  assert.equal(await window.getByLabel("Queixa").inputValue(), "Dor de cabeça", "closing loses nothing");
  await window.getByLabel("CPF").fill("52998224725");
  await window.getByRole("button", { name: "Colocar na fila" }).click();
  await page.locator(".ticket-card__code", { hasText: "A001" }).waitFor();
  const link = await window.getByLabel("Link da senha").inputValue();
  assert.match(link, new RegExp(`^${around.stack.url}/t/[\\w-]{24}$`));
}

async function alreadyInQueue(around: Around) {
  const page = await openBoard(around);
  for (const [name, expected] of [["João Pereira", "A001"], ["João P. Pereira", "já está na fila"]]) {
    await page.keyboard.press("a");
    const window = page.getByRole("dialog");
    await window.getByLabel("Nome completo").fill(name);
    await window.getByLabel("CPF").fill("529.982.247-25");
    await window.getByRole("button", { name: "Colocar na fila" }).click();
    await window.getByText(expected).first().waitFor();
    assert.equal(await window.locator(".ticket-card__code").innerText(), "A001");
    await page.keyboard.press("Escape");
  }
  assert.deepEqual(await statuses(around), ["waiting"]);
}

async function nextAfterKnown(around: Around) {
  const page = await openBoard(around);
  const window = page.getByRole("dialog");
  const add = async (name: string, cpf: string) => {
    await window.getByLabel("Nome completo").fill(name);
    await window.getByLabel("CPF").fill(cpf);
    await window.getByRole("button", { name: "Colocar na fila" }).click();
  };
  await page.keyboard.press("a");
  await add("João Pereira", "529.982.247-25");
  await window.getByRole("button", { name: "Adicionar outro" }).click();
  await add("Rita Moura", "529.982.247-25");
  await window.getByText("esta pessoa é A001, João Pereira").waitFor();
  await window.getByRole("button", { name: "Corrigir os dados" }).click();
  assert.equal(await window.getByLabel("Nome completo").inputValue(), "Rita Moura");
  await window.getByRole("button", { name: "Colocar na fila" }).click();
  await window.getByRole("button", { name: "Adicionar outro" }).click();
  assert.equal(await window.getByLabel("CPF").inputValue(), "", "nobody inherits the CPF of the one before");
}

async function callOutOfOrder(around: Around) {
  await around.clinic.queue({}, {}, {});
  const page = await openBoard(around);
  await page.getByRole("button", { name: "Chamar: ZZ003" }).click();
  const window = page.getByRole("dialog");
  await window.getByText("É a 3ª pessoa da fila").waitFor();
  await window.getByRole("button", { name: "Piora do quadro" }).click();
  await window.getByRole("button", { name: "Chamar", exact: true }).click();
  await notice(page, "Chamada feita: ZZ003");
  const [event] = await around.stack.sql<{ reason: string }[]>`
    select reason from public.visit_events where establishment_id = ${around.clinic.id} and act = 'call'`;
  assert.equal(event.reason, "Piora do quadro");
}

async function lostAnswer(around: Around) {
  await around.clinic.queue({}, {});
  const page = await openBoard(around);
  let losses = 0;
  await page.route("**/queue/call-next", async (route) => {
    if (losses++ > 0) return route.continue();
    await route.fetch();
    await route.abort("connectionreset");
  });
  await page.getByRole("button", { name: "Chamar próximo" }).click();
  await notice(page, "Chamada feita: ZZ001");
  assert.equal(losses, 2);
  assert.deepEqual(await statuses(around), ["called", "waiting"]);
}

async function triageByRole(around: Around) {
  await around.clinic.queue({});
  const reception = await openBoard(around);
  await reception.getByRole("button", { name: "Ações: ZZ001" }).click();
  assert.equal(await reception.getByRole("button", { name: "Definir risco" }).count(), 0);
  await reception.keyboard.press("Escape");
  const nurse = await openBoard(around, "nurse");
  await nurse.getByRole("button", { name: "Ações: ZZ001" }).click();
  await nurse.getByRole("button", { name: "Definir risco" }).click();
  await nurse.getByRole("dialog").getByLabel("Muito urgente").check();
  await nurse.getByRole("button", { name: "Salvar risco" }).click();
  await notice(nurse, "Risco salvo");
  await section(reception, "waiting").getByText("Muito urgente").waitFor();
}

async function undoAndTransfer(around: Around) {
  const [{ code, id }] = await around.clinic.queue({ status: "in_service", risk: "yellow" });
  const [other] = await around.stack.sql`
    insert into public.services (establishment_id, name, prefix) values (${around.clinic.id}, 'Exames', 'E') returning id`;
  const page = await openBoard(around);
  const act = async (name: string) => {
    await page.getByRole("button", { name: `Ações: ${code}` }).click();
    await page.getByRole("dialog").getByRole("button", { name }).click();
  };
  await act("Finalizar com desfecho…");
  await page.getByLabel("Internado").check();
  await page.getByRole("dialog").getByRole("button", { name: "Finalizar atendimento" }).click();
  await notice(page, "Atendimento finalizado");
  await page.getByRole("button", { name: "Desfazer" }).click();
  await notice(page, "Desfeito");
  assert.deepEqual(await statuses(around), ["in_service"]);
  await act("Encaminhar");
  await page.getByLabel("Para qual serviço?").selectOption({ label: "Exames" });
  await page.getByRole("dialog").getByRole("button", { name: "Encaminhar" }).click();
  await section(page, "waiting").getByText(code).waitFor();
  const [row] = await around.stack.sql`select service_id, outcome, risk from public.visits where id = ${id}`;
  assert.deepEqual({ ...row }, { service_id: other.id, outcome: null, risk: "yellow" });
}
