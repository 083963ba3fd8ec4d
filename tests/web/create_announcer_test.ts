import assert from "node:assert/strict";
import { mock } from "node:test";
import { createAnnouncer } from "../../web/state/create_announcer.ts";
import { timedTest } from "../support/timed_test.ts";

timedTest("createAnnouncer() speaks at once, then at most once a minute and only the latest", () => {
  const announcer = createAnnouncer();
  announcer.say("Faltam 3 pessoas");
  assert.equal(announcer.text.value, "Faltam 3 pessoas");
  announcer.say("Faltam 2 pessoas");
  mock.timers.tick(30_000);
  announcer.say("Falta uma pessoa");
  mock.timers.tick(29_999);
  assert.equal(announcer.text.value, "Faltam 3 pessoas");
  mock.timers.tick(1);
  assert.equal(announcer.text.value, "Falta uma pessoa");
});

timedTest("createAnnouncer() is silent about a change that was taken back", () => {
  const announcer = createAnnouncer();
  const heard: string[] = [];
  announcer.text.subscribe((text) => void heard.push(text));
  announcer.say("Falta uma pessoa");
  announcer.say("Você é o próximo");
  announcer.say("Falta uma pessoa");
  mock.timers.tick(60_000);
  announcer.say("Você é o próximo");
  assert.deepEqual(heard, ["", "Falta uma pessoa", "Você é o próximo"]);
});

timedTest("createAnnouncer() says nothing any more once stopped", () => {
  const announcer = createAnnouncer();
  announcer.say("Falta uma pessoa");
  announcer.say("Você é o próximo");
  announcer.stop();
  mock.timers.tick(120_000);
  assert.equal(announcer.text.value, "Falta uma pessoa");
});
