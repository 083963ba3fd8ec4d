import assert from "node:assert/strict";
import type { Browser } from "playwright-core";
import { launchBrowser } from "../support/browser.ts";
import { professionalData } from "../support/builders.ts";
import { type Stack, testStack } from "../support/stack.ts";
import { pairedTv } from "../support/panels.ts";
import { type StaffedClinic, staffedClinic } from "./staff_member.ts";

interface Around {
  stack: Stack;
  browser: Browser;
  clinic: StaffedClinic;
}

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);

Deno.test("the triage desk", async (t) => {
  await using stack = await testStack();
  await using browser = await launchBrowser();
  const step = (name: string, run: (around: Around) => Promise<void>) =>
    t.step(name, async () => {
      await run({ stack, browser, clinic: await staffedClinic(stack) });
      for (const context of browser.contexts()) await context.close();
    });
  await step("is for those who classify, and for their clinic only", whoSees);
  await step("is worked by the keyboard alone, one patient after another", byKeyboard);
  await step("keeps what was typed when a value cannot be", refused);
  await step(
    "has what was half typed after a reload, as other forms have, until its reader leaves",
    reloaded,
  );
  await step("asks owners in whose name they enter a colour", inTheNameOf);
  await step("says nothing of keys on a phone, nor does the board", onPhone);
  await step("keeps saying whose limit has passed until somebody takes note", alarm);
});

async function openDesk({ browser, clinic, stack }: Around, role: "nurse" | "owner" = "nurse") {
  const context = await clinic.context(browser, role, { viewport: { width: 1280, height: 800 } });
  context.setDefaultTimeout(8_000);
  const page = await context.newPage();
  await page.goto(stack.url + clinic.path("/triagem"));
  await page.locator(".freshness--live").waitFor({ timeout: 15_000 });
  return page;
}

async function whoSees({ clinic, stack }: Around) {
  await clinic.queue({ status: "awaiting_triage" }, { risk: "yellow", arrived_at: minutesAgo(50) });
  const nurse = await clinic.visitor("nurse");
  const html = await (await nurse.get(clinic.path("/triagem"))).text();
  assert.match(html, /ZZ001/);
  assert.match(html, /1 paciente passa do limite nos próximos 30 min/);
  const desk = await (await clinic.visitor("receptionist")).get(clinic.path("/triagem"));
  assert.equal(desk.status, 403);
  const refused = await desk.text();
  assert.match(refused, /A triagem é de enfermeiros e médicos/);
  assert.doesNotMatch(refused, /ZZ001|href="[^"]*\/triagem"/);
  const other = await staffedClinic(stack);
  assert.equal((await nurse.get(other.path("/triagem"))).status, 404);
}

async function byKeyboard(around: Around) {
  const [first, second] = await around.clinic.queue(
    { status: "awaiting_triage", symptoms: "Tontura", arrived_at: minutesAgo(9) },
    { status: "awaiting_triage", arrived_at: minutesAgo(5) },
  );
  const page = await openDesk(around);
  const { keyboard } = page;
  await keyboard.press("n");
  await page.waitForFunction(() =>
    document.activeElement instanceof HTMLTextAreaElement && document.activeElement.value === "Tontura"
  );
  await keyboard.type(" forte");
  await keyboard.press("Alt+2");
  await page.locator("#temperature").focus();
  await keyboard.type("38,4");
  await keyboard.press("Control+Enter");
  await page.locator(".notice--success", { hasText: "Classificação salva: ZZ001" }).waitFor();
  await page.locator(".triage-form__who", { hasText: "ZZ002" }).waitFor();
  await keyboard.press("Alt+5");
  await keyboard.press("Control+Enter");
  await page.locator(".notice--success", { hasText: "ZZ002" }).waitFor();
  await page.getByText("Ninguém aguarda triagem.").waitFor();
  const rows = await around.stack.sql`
    select visit_id, risk, complaint, temperature::float8 from public.triages
    where establishment_id = ${around.clinic.id} order by event_id`;
  assert.deepEqual(rows.map((row) => ({ ...row })), [
    { visit_id: first.id, risk: "orange", complaint: "Tontura forte", temperature: 38.4 },
    { visit_id: second.id, risk: "blue", complaint: null, temperature: null },
  ]);
}

async function onPhone({ browser, clinic, stack }: Around) {
  await clinic.queue({ status: "awaiting_triage" });
  await pairedTv(stack.sql, clinic);
  await stack
    .sql`update private.display_devices set seen_at = now() - interval '1 minute' where display_id = ${clinic.display}`;
  const phone = { viewport: { width: 360, height: 740 } };
  const page = await (await clinic.context(browser, "nurse", phone)).newPage();
  const keys = page.locator("kbd:visible, .key-hint:visible");
  await page.goto(stack.url + clinic.path("/triagem"));
  await page.locator(".freshness--live").waitFor({ timeout: 15_000 });
  assert.deepEqual(await keys.allInnerTexts(), []);
  await page.keyboard.press("n");
  await page.locator("#complaint").waitFor();
  assert.deepEqual(await keys.allInnerTexts(), []);
  await page.goto(stack.url + clinic.path("/fila"));
  await page.locator(".freshness--live").waitFor({ timeout: 15_000 });
  assert.deepEqual(await keys.allInnerTexts(), []);
  await page.getByText(/fora do ar/).waitFor();
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  const alert = await page.locator(".panel-alert__box").boundingBox();
  const board = await page.locator('[data-island="QueueBoard"]').boundingBox();
  assert.ok(alert && board && board.y + board.height <= alert.y + 1, "the last of the board is seen");
  await page.getByRole("button", { name: "Fechar aviso" }).click();
  await page.getByText(/fora do ar/).waitFor({ state: "detached" });
}

async function refused(around: Around) {
  const [{ id }] = await around.clinic.queue({ status: "awaiting_triage" });
  const page = await openDesk(around);
  await page.keyboard.press("n");
  await page.locator("#complaint").fill("Febre");
  await page.locator("#temperature").fill("trinta");
  await page.locator("#spo2").fill("250");
  await page.keyboard.press("Control+Enter");
  const summary = page.locator(".error-summary");
  await summary.getByText("Temperatura: Escreva um número.").waitFor();
  await summary.getByText("Saturação: Valor alto demais: confira.").waitFor();
  await summary.getByText("Classificação de risco: Preencha este campo.").waitFor();
  assert.equal(await page.locator("#complaint").inputValue(), "Febre");
  assert.equal(await page.locator("#temperature").inputValue(), "trinta");
  const [{ status }] = await around.stack.sql`select status from public.visits where id = ${id}`;
  assert.equal(status, "awaiting_triage");
}

async function reloaded(around: Around) {
  await around.clinic.queue({ status: "awaiting_triage" }, { status: "awaiting_triage" });
  const page = await openDesk(around, "owner");
  await page.keyboard.press("n");
  await page.locator("#complaint").fill("Dor no peito");
  await page.keyboard.press("Alt+2");
  await page.reload();
  await page.locator(".triage-form__who", { hasText: "ZZ001" }).waitFor();
  await page.locator(".draft:visible").waitFor();
  assert.equal(await page.locator("#complaint").inputValue(), "Dor no peito");
  assert.equal(await page.locator("input[name=risk]:checked").inputValue(), "orange");
  await page.locator(".triage-lists button, [data-row]", { hasText: "ZZ002" }).first().click();
  await page.locator(".triage-form__who", { hasText: "ZZ002" }).waitFor();
  assert.equal(await page.locator("#complaint").inputValue(), "", "nobody else's findings");

  const other = await page.context().newPage();
  await other.goto(around.stack.url + around.clinic.path("/pacientes/novo"));
  await other.locator("#name").fill("Joana D'Ávila");
  await other.locator("#cpf").fill("529.982.247-25");
  await other.reload();
  await other.locator(".draft:visible").waitFor();
  assert.equal(await other.locator("#name").inputValue(), "Joana D'Ávila");
  assert.equal(await other.locator("#cpf").inputValue(), "", "documents are never kept");
  await other.getByRole("button", { name: "Descartar" }).click();
  assert.equal(await other.locator("#name").inputValue(), "");
  await other.locator("#name").fill("Joana");
  await other.goto(other.url());
  await other.locator(".draft").waitFor({ state: "attached" });
  assert.equal(await other.locator("#name").inputValue(), "", "a form that is opened anew is empty");

  // Filters are the other way round: the address says what is shown, whatever was chosen before Back.
  await other.goto(around.stack.url + around.clinic.path("/profissionais?shift=night"));
  await other.locator("#shift").selectOption("morning");
  await other.goto(around.stack.url + around.clinic.path("/equipe"));
  await other.goBack();
  await other.locator("#shift").waitFor();
  assert.equal(await other.locator("#shift").inputValue(), "night");

  const kept = () => page.evaluate(() => Object.keys(sessionStorage).filter((key) => /draft/.test(key)));
  assert.equal((await kept()).length, 1);
  await other.getByRole("button", { name: "Sair" }).click();
  await other.waitForURL(/entrar/);
  await page.waitForFunction(() => !Object.keys(sessionStorage).some((key) => key.includes("draft")));
}

async function inTheNameOf(around: Around) {
  await around.clinic.queue({ status: "awaiting_triage" });
  const crowd = Array.from({ length: 55 }, (_, index) => ({
    ...professionalData({ full_name: `Dra. Alba ${index}` }),
    establishment_id: around.clinic.id,
  }));
  await around.stack.sql`insert into public.professionals ${around.stack.sql(crowd)}`;
  await around.stack.sql`
    update public.professionals set full_name = 'Dra. Zulmira' where id = ${around.clinic.professional}`;
  const page = await openDesk(around, "owner");
  await page.keyboard.press("n");
  await page.locator("#complaint").waitFor();
  await page.keyboard.press("Alt+3");
  await page.keyboard.press("Control+Enter");
  await page.locator(".error-summary", { hasText: "Quem classificou" }).waitFor();
  assert.ok(await page.locator("#classified_by option").count() <= 56, "some of them are proposed");
  await page.locator("#classifier-search").fill("zulmira");
  await page.locator("#classified_by option", { hasText: "Alba" }).first().waitFor({ state: "detached" });
  await page.locator("#classified_by").selectOption(around.clinic.professional);
  await page.keyboard.press("Control+Enter");
  await page.locator(".notice--success").waitFor();
  const [row] = await around.stack.sql`
    select risk, professional_id, recorded_role from public.triages where establishment_id = ${around.clinic.id}`;
  assert.deepEqual({ ...row }, {
    risk: "yellow",
    professional_id: around.clinic.professional,
    recorded_role: "owner",
  });
}

async function alarm(around: Around) {
  await around.clinic.queue({ status: "awaiting_triage" });
  const page = await openDesk(around);
  assert.equal(await page.locator(".alarm--none").count(), 1);
  await page.keyboard.press("n");
  await page.locator("#complaint").fill("Dor");
  await around.clinic.queue({ risk: "orange", arrived_at: minutesAgo(30) });
  await page.getByRole("alert").getByText("1 paciente passou do tempo da cor").waitFor();
  assert.match(await page.title(), /^\(1\) /);
  assert.equal(await page.evaluate(() => document.activeElement?.id), "complaint", "nobody loses the focus");
  assert.equal(await page.locator("#complaint").inputValue(), "Dor");
  await page.getByRole("button", { name: /Estou ciente: ZZ002/ }).click();
  await page.locator(".alarm--none").waitFor({ state: "attached" });
  assert.doesNotMatch(await page.title(), /^\(/);
}
