import assert from "node:assert/strict";
import { mock } from "node:test";
import type { Kiosk, NewKioskTicket } from "../../edge/domain/kiosk.ts";
import { ApiRefusal } from "../../web/backend/public_api.ts";
import { createKiosk, type KioskOptions } from "../../web/state/create_kiosk.ts";
import { timedTest } from "../support/timed_test.ts";

const KIOSK: Kiosk = {
  id: "kiosk",
  name: "Entrada",
  languages: ["pt-BR", "en"],
  message: null,
  establishment: { id: "house", name: "Clínica Aurora", timezone: "America/Sao_Paulo", logo_path: null },
  services: [{ id: "a", name: "Consulta" }, { id: "v", name: "Vacina" }],
};
const TICKET = {
  code: "V001",
  token: "t",
  position: 1,
  arrived_at: "2026-11-21T12:00:00Z",
  service: "Vacina",
};

function open(options: Partial<KioskOptions> = {}) {
  const wishes: NewKioskTicket[] = [];
  const done = { revoked: 0, printed: 0 };
  const screen = createKiosk(KIOSK, {
    read: () => Promise.resolve(KIOSK),
    take: (wish) => {
      wishes.push(wish);
      return Promise.resolve(TICKET);
    },
    pulse: () => Promise.resolve(),
    print: () => done.printed++,
    onRevoked: () => done.revoked++,
    ...options,
  });
  return { screen, wishes, done };
}

timedTest(
  "createKiosk() asks for service, class and CPF, prints, and leaves nothing for the next person",
  async () => {
    const { screen, wishes, done } = open();
    screen.speak("en");
    screen.chooseService("v");
    screen.chooseClass("pregnant");
    for (const digit of "52998224725") screen.press(digit);
    await screen.finish({ withCpf: true });
    assert.deepEqual(wishes, [{ service_id: "v", priority: "pregnant", cpf: "52998224725" }]);
    assert.deepEqual(screen.step.value, { name: "ticket", ticket: TICKET });
    mock.timers.tick(100);
    assert.equal(done.printed, 1);
    mock.timers.tick(20_000);
    assert.deepEqual([screen.step.value.name, screen.cpf.value, screen.language.value], [
      "service",
      "",
      "pt-BR",
    ]);
  },
);

timedTest(
  "createKiosk() goes back to the start when somebody walks away, and refuses a wrong CPF",
  async () => {
    const { screen, wishes } = open();
    screen.chooseService("a");
    screen.chooseClass(null);
    screen.press("1");
    await screen.finish({ withCpf: true });
    assert.deepEqual([screen.isCpfWrong.value, wishes.length], [true, 0]);
    mock.timers.tick(44_000);
    screen.touch();
    mock.timers.tick(44_000);
    assert.equal(screen.step.value.name, "cpf");
    mock.timers.tick(1_000);
    assert.deepEqual([screen.step.value.name, screen.cpf.value], ["service", ""]);
  },
);

Deno.test("createKiosk() takes no ticket without a network, says so, and is nobody's when it was revoked", async () => {
  const fail = async (error: unknown) => {
    const { screen, done } = open({ take: () => Promise.reject(error) });
    screen.chooseService("a");
    screen.chooseClass(null);
    await screen.finish({ withCpf: false });
    const outcome = [screen.step.value, screen.isOffline.value, done.revoked];
    screen.reset();
    return outcome;
  };
  assert.deepEqual(await fail(new TypeError("network")), [{ name: "failed", why: "failed" }, true, 0]);
  assert.deepEqual(await fail(new ApiRefusal(409)), [{ name: "failed", why: "twice" }, false, 0]);
  assert.deepEqual((await fail(new ApiRefusal(401))).at(-1), 1);
});
