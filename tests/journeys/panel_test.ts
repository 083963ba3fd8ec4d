import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import * as z from "zod/mini";
import { user } from "../support/actors.ts";
import { launchBrowser } from "../support/browser.ts";
import { room } from "../support/builders.ts";
import { testStack } from "../support/stack.ts";
import { badNetwork } from "../web/bad_network.ts";
import { staffedClinic } from "../web/staff_member.ts";
import { WaitingRoomTv } from "./support/waiting_room_tv.ts";

const Called = z.object({ code: z.string() });

Deno.test("a TV becomes a panel by its code, and after a cut of its network shows and says the calls it missed", async (context) => {
  // What follows needs what came before.
  const step = async (name: string, run: () => Promise<void>) =>
    assert.ok(await context.step(name, run), name);
  await using stack = await testStack();
  await using browser = await launchBrowser();
  await using network = badNetwork(stack.url);
  const clinic = await staffedClinic(stack);
  const room_id = await room(stack.sql, clinic.id, "Sala Azul");
  const nurse = user(stack.sql, clinic.members.nurse);
  const desk = { viewport: { width: 1280, height: 800 } };
  const admin = await (await clinic.context(browser, "admin", desk)).newPage();
  const board = await (await clinic.context(browser, "nurse", desk)).newPage();
  const tv = await WaitingRoomTv.open(browser, network.url);
  const open = (page: Page, path: string) => page.goto(stack.url + clinic.path(path));

  await clinic.queue(...Array.from({ length: 8 }, () => ({ risk: "green" as const })));
  const call = async () => (await nurse.call(Called, "call_next", clinic.id, { room_id })).code;
  let missed: string[] = [];

  await step("an admin enters the code that the TV shows, and the TV begins by itself", async () => {
    const code = await tv.code();
    assert.match(code, /^[A-Z0-9]{6}$/);
    await open(admin, "/paineis");
    await admin.getByRole("link", { name: "Configurar Recepção" }).click();
    await admin.getByLabel("Código da TV").fill(code.toLowerCase());
    await admin.getByRole("button", { name: "Conectar TV" }).click();
    await admin.getByText("TV conectada. Ela começa sozinha").waitFor();
    await tv.live(10_000);
  });

  await step("it is to speak two languages, and follows without being touched", async () => {
    await admin.getByLabel("Segundo idioma").selectOption("en");
    await admin.getByLabel("Recado").fill("Água e café no corredor");
    await admin.getByRole("button", { name: "Salvar" }).click();
    await admin.getByText("Mudanças salvas").waitFor();
    await tv.page.getByText("Água e café no corredor").waitFor({ timeout: 2_000 });
  });

  await step("a call is shown within a second and said twice in both languages", async () => {
    // Browsers that want a tap before sound take any key of the remote control for one.
    await tv.page.keyboard.press("ArrowDown");
    await tv.page.getByText("Som ligado").waitFor();
    const code = await call();
    await tv.calls(code, 1_000);
    await tv.rests(10_000);
    assert.deepEqual(said(await tv.spoken()), [[code, "pt-BR"], [code, "en-US"], [code, "pt-BR"], [
      code,
      "en-US",
    ]]);
    assert.match((await tv.spoken())[0].text, /^Senha Z, Z, zero, zero, um\. Sala Azul\.$/);
  });

  await step(
    "its network is cut and five people are called; staff learn that the panel is off the air",
    async () => {
      await open(board, "/fila");
      assert.equal(await board.getByText(/fora do ar/).count(), 0);
      network.cut();
      missed = [];
      for (let calls = 0; calls < 5; calls++) missed.push(await call());
      await tv.page.locator(".panel__connection--reconnecting").waitFor({ timeout: 6_500 });
      // The rest of the time that a silent TV is given, and a look of the page that would come of itself within 20 s.
      await stack.sql`update private.display_devices set seen_at = seen_at - interval '40 seconds'`;
      await board.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
      const alert = board.getByText(/Painel Recepção fora do ar desde .* Chame em voz alta\./);
      await alert.waitFor({ timeout: 2_000 });
      const place = await alert.boundingBox();
      assert.ok(place && place.y > 0 && place.y + place.height <= desk.viewport.height, "it stands in sight");
      assert.equal((await tv.shown()).length, 1);
    },
  );

  await step(
    "when the network is back it shows and says all five, one after another, in their order",
    async () => {
      network.mend();
      await tv.calls(missed[0], 10_000);
      await tv.calls(missed[4], 20_000);
      await tv.rests(10_000);
      assert.deepEqual((await tv.shown()).slice(1), missed);
      const spoken = (await tv.spoken()).slice(4);
      assert.deepEqual(
        said(spoken),
        missed.flatMap((code) => [[code, "pt-BR"], [code, "en-US"], [code, "pt-BR"], [code, "en-US"]]),
      );
      assert.ok(spoken.every(({ others }) => others === 0), "no sentence is interrupted");
      const past = await tv.page.locator(".panel__past-code").allInnerTexts();
      assert.deepEqual(past, missed.slice(0, 4).reverse());
    },
  );

  await step(
    "after a cut of power it is the panel again without a code, on the air, and shows only what it missed",
    async () => {
      await tv.page.goto("about:blank");
      const code = await call();
      await tv.restart();
      await tv.calls(code, 10_000);
      await tv.rests(10_000);
      assert.deepEqual(await tv.shown(), [code]);
      await board.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
      await board.getByText(/fora do ar/).waitFor({ state: "detached", timeout: 2_000 });
    },
  );

  await step("disconnected by the admin, it shows a new code and no call any more", async () => {
    await open(admin, `/paineis/${clinic.display}`);
    await admin.getByRole("button", { name: "Desconectar TV" }).click();
    await admin.getByText("TV desconectada").waitFor();
    assert.match(await tv.code(), /^[A-Z0-9]{6}$/);
    await call();
    assert.equal(await tv.page.locator(".big-call").count(), 0);
  });
});

/** Which code was said in which language; codes are spelled, so they are told by their last figure. */
function said(spoken: readonly { language: string; text: string }[]): [string, string][] {
  const figures = [
    ["zero"],
    ["um", "one"],
    ["dois", "two"],
    ["três", "three"],
    ["quatro", "four"],
    ["cinco", "five"],
    ["seis", "six"],
    ["sete", "seven"],
    ["oito", "eight"],
  ];
  return spoken.map(({ language, text }) => {
    const last = text.split(". ")[0].split(", ").at(-1)?.replace(".", "") ?? "";
    const figure = figures.findIndex((names) => names.includes(last));
    return [`ZZ00${figure}`, language];
  });
}
