import assert from "node:assert/strict";
import { service, visits } from "../support/builders.ts";
import { type Around, boardSteps, codes, notice, openBoard, section, statuses } from "./board_desk.ts";

Deno.test("the queue board in a browser", (t) =>
  boardSteps(t, [
    ["is worked by the keyboard alone: add, call, start, finish", workByKeyboard],
    ["calls one patient for a double click", doubleClick],
    ["shows to the slower of two desks what happened", twoDesks],
    ["shows whole names and acts on every width of a desk", fitsScreens],
    ["keeps the row under the pointer where it is and counts who is new", holdUnderPointer],
    ["never moves the focus when something changes elsewhere", holdUnderFocus],
    ["looks at one service, at who waits too long, and shows who saw the call", lookAtSome],
  ]));

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
  await keyboard.press("/");
  await keyboard.type("mar");
  assert.equal(await page.locator("#search").inputValue(), "mar", "Escape left the search");
  await keyboard.press("ArrowDown");
  await section(page, "recent").locator("[data-row]:focus").waitFor();
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

async function fitsScreens(around: Around) {
  await around.clinic.queue({ risk: "orange" }, { risk: "green" });
  const page = await openBoard(around);
  for (const width of [360, 768, 840, 1024, 1110, 1220]) {
    await page.setViewportSize({ width, height: 768 });
    const [list, name, acts] = await Promise.all(
      [".waiting", ".waiting__patient", ".waiting__acts"].map((part) =>
        page.locator(part).first().boundingBox()
      ),
    );
    const room = await section(page, "waiting").boundingBox();
    assert.ok(list && name && acts && room);
    assert.ok(acts.x + acts.width <= room.x + room.width + 1, `a row's acts are cut at ${width}`);
    assert.ok(name.width >= 120, `a name has ${name.width} px at ${width}`);
  }
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

  await stack.sql`update public.services set name = 'Curativos' where id = ${vaccines}`;
  await page.locator(".service-tab__name", { hasText: "Curativos" }).waitFor();
  await stack.sql`insert into public.rooms (establishment_id, name) values (${clinic.id}, 'Sala de gesso')`;
  await page.locator("#room option", { hasText: "Sala de gesso" }).waitFor({ state: "attached" });
  await stack.sql`update public.rooms set active = false where name = 'Sala de gesso'`;
  await page.locator("#room option", { hasText: "Sala de gesso" }).waitFor({ state: "detached" });

  assert.equal(await page.getByText("Viu a chamada").count(), 0);
  await stack.sql`
    update public.visits set acknowledged_at = now() where establishment_id = ${clinic.id} and code = 'ZZ003'`;
  await section(page, "called").locator("li", { hasText: "ZZ003" }).getByText("Viu a chamada").waitFor();
}
