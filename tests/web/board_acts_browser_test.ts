import assert from "node:assert/strict";
import { type Around, boardSteps, notice, openBoard, section, statuses } from "./board_desk.ts";

Deno.test("acts at the queue board in a browser", (t) =>
  boardSteps(t, [
    ["keeps what was typed when the API refuses it", keepDraft],
    ["says who is in the queue already", alreadyInQueue],
    ["forgets a known patient's data for the next one, not for a correction", nextAfterKnown],
    ["asks why somebody is called out of order and records it", callOutOfOrder],
    ["sends one act when the answer of the first try is lost", lostAnswer],
    ["takes the last act back, and sends a patient on", undoAndTransfer],
    ["marks who is at work, on a pause or away", markPresence],
    ["offers no risk to the reception and sets it for a nurse", triageByRole],
  ]));

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

async function markPresence(around: Around) {
  const { stack: { sql }, clinic } = around;
  await sql`update public.professionals set full_name = 'Ana Lima', user_id = ${clinic.members.receptionist}
    where id = ${clinic.professional}`;
  const page = await openBoard(around);
  await page.keyboard.press("e");
  const window = page.getByRole("dialog");
  await window.getByText("Ana Lima").first().waitFor();
  await window.getByLabel("Em pausa").check();
  const save = window.getByRole("button", { name: "Salvar" });
  assert.equal(await save.getAttribute("aria-disabled"), "true", "a pause has a reason");
  await window.getByRole("button", { name: "Almoço" }).click();
  await save.click();
  await window.waitFor({ state: "hidden" });
  await page.keyboard.press("e");
  await window.getByText(/Em pausa, Almoço, desde/).waitFor();
  await window.getByLabel("Atendendo").check();
  await window.getByLabel("Em qual sala?").selectOption(clinic.room);
  await save.click();
  await window.waitFor({ state: "hidden" });
  const rows = await sql`
    select state::text, room_id from public.presences where professional_id = ${clinic.professional} order by since, until`;
  assert.deepEqual([...rows], [{ state: "on_pause", room_id: null }, {
    state: "at_work",
    room_id: clinic.room,
  }]);
}
