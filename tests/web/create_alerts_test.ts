import assert from "node:assert/strict";
import { createAlerts } from "../../web/state/create_alerts.ts";

/** A device with a bell that a tap unlocks, unless its browser never allows sound. */
function createDevice(options: { remembered?: boolean; deaf?: boolean } = {}) {
  const device = { rings: 0, vibrations: 0, unlocked: false, remembered: options.remembered ?? null };
  const alerts = createAlerts({
    chime: {
      isUnlocked: () => device.unlocked,
      unlock: () => Promise.resolve(device.unlocked = !options.deaf),
      ring: () => Promise.resolve(void (device.unlocked && device.rings++)),
    },
    vibrate: () => void device.vibrations++,
    memory: { read: () => device.remembered, write: (wanted) => void (device.remembered = wanted) },
  });
  alerts.restore();
  return { alerts, device };
}

Deno.test("createAlerts() is wanted from the start and waits for a tap", async () => {
  const { alerts } = createDevice();
  assert.equal(alerts.state.value, "locked");
  await alerts.tapped();
  assert.equal(alerts.state.value, "on");
});

Deno.test("createAlerts() goes on, off and on again by its switch, and remembers the choice", async () => {
  const { alerts, device } = createDevice();
  const states = [];
  for (let tap = 0; tap < 3; tap++) {
    await alerts.toggle();
    states.push([alerts.state.value, device.remembered]);
  }
  assert.deepEqual(states, [["on", true], ["off", false], ["on", true]]);
});

Deno.test("createAlerts() stays off for whoever turned it off, also when the page is tapped", async () => {
  const { alerts, device } = createDevice({ remembered: false });
  await alerts.tapped();
  await alerts.call();
  alerts.nudge();
  assert.deepEqual([alerts.state.value, device.rings, device.vibrations], ["off", 0, 0]);
});

Deno.test("createAlerts() rings three times and vibrates for a call", async () => {
  const { alerts, device } = createDevice();
  await alerts.tapped();
  await alerts.call();
  assert.deepEqual([device.rings, device.vibrations], [3, 1]);
});

Deno.test("createAlerts() does not claim to be on where the browser allows no sound", async () => {
  const { alerts, device } = createDevice({ deaf: true });
  await alerts.toggle();
  assert.equal(alerts.state.value, "locked");
  await alerts.call();
  assert.deepEqual([device.rings, device.vibrations], [0, 1]);
});
