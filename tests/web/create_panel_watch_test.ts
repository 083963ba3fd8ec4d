import assert from "node:assert/strict";
import type { StaffDisplay } from "../../edge/domain/display.ts";
import { messagesOf } from "../../web/i18n/messages.ts";
import { offAirText } from "../../web/islands/panels/watch.ts";
import { createPanelWatch } from "../../web/state/create_panel_watch.ts";
import { pass, timedTest } from "../support/timed_test.ts";
import { contentOf } from "./panel_builder.ts";

/** A panel with a TV that tells each 20 s that it is alive, as the API sees it. */
function createTv(state: { isPaired: boolean } = { isPaired: true }) {
  let now = 0;
  let seen = 0;
  let isAlive = true;
  let reads = 0;
  const view = (): StaffDisplay => ({
    kind: "panel",
    ...contentOf().display,
    link_open: true,
    state: !state.isPaired ? "unpaired" : now - seen < 35 ? "on_air" : "off_air",
    paired_at: "2026-11-23T12:00:00Z",
    seen_at: "2026-11-23T12:00:00Z",
    sound: true,
  });
  return {
    view,
    get reads() {
      return reads;
    },
    die: () => void (isAlive = false),
    revive: () => void (isAlive = true),
    tick() {
      now++;
      if (isAlive && now % 20 === 0) seen = now;
    },
    read() {
      reads++;
      return Promise.resolve([view()]);
    },
  };
}

function openPage() {
  let isHidden = false;
  let listener = () => {};
  return {
    isHidden: () => isHidden,
    onVisibility(added: () => void) {
      listener = added;
      return () => listener = () => {};
    },
    hide(hidden: boolean) {
      isHidden = hidden;
      listener();
    },
  };
}

/** Lets time go by for a TV and whoever watches it. */
async function passWith(tv: { tick(): void }, seconds: number) {
  for (let passed = 0; passed < seconds; passed++) {
    tv.tick();
    await pass(1_000);
  }
}

timedTest(
  "createPanelWatch() sees a dead TV within 60 s, whenever it dies, and that it is back",
  async () => {
    for (let moment = 0; moment < 40; moment++) {
      const tv = createTv();
      const watch = createPanelWatch([tv.view()], { read: tv.read, page: openPage() });
      const stop = watch.start();
      await passWith(tv, 100 + moment);
      assert.equal(watch.offAir.value.length, 0, "a living TV is not taken for a dead one");
      tv.die();
      await passWith(tv, 59);
      assert.deepEqual(watch.offAir.value.map(({ name }) => name), ["Recepção"], `died at ${moment}`);
      tv.revive();
      await passWith(tv, 40);
      assert.equal(watch.offAir.value.length, 0);
      stop();
    }
  },
);

timedTest(
  "createPanelWatch() looks seldom where no TV is paired, and not at all where nobody looks at the page",
  async () => {
    const none = createTv({ isPaired: false });
    const seldom = createPanelWatch([none.view()], { read: none.read, page: openPage() });
    const stop = seldom.start();
    await passWith(none, 600);
    assert.ok(none.reads <= 5);
    stop();

    const tv = createTv();
    const page = openPage();
    const watch = createPanelWatch([tv.view()], { read: tv.read, page });
    watch.start();
    page.hide(true);
    tv.die();
    await passWith(tv, 300);
    assert.equal(tv.reads, 0);
    page.hide(false);
    await passWith(tv, 1);
    assert.equal(watch.offAir.value.length, 1);
  },
);

timedTest("createPanelWatch() keeps what it knew while the panels cannot be read", async () => {
  const tv = createTv();
  let isReachable = true;
  const read = () => isReachable ? tv.read() : Promise.resolve(null);
  const watch = createPanelWatch([tv.view()], { read, page: openPage() });
  const stop = watch.start();
  isReachable = false;
  tv.die();
  await passWith(tv, 120);
  assert.equal(watch.offAir.value.length, 0);
  isReachable = true;
  await passWith(tv, 21);
  assert.equal(watch.offAir.value.length, 1);
  stop();
});

timedTest("createPanelWatch() says no more of what was closed until the panels change", async () => {
  const tv = createTv();
  const watch = createPanelWatch([tv.view()], { read: tv.read, page: openPage() });
  const stop = watch.start();
  tv.die();
  await passWith(tv, 60);
  assert.equal(watch.told.value.length, 1);
  watch.close();
  await passWith(tv, 60);
  assert.deepEqual([watch.told.value.length, watch.offAir.value.length], [0, 1]);
  tv.revive();
  await passWith(tv, 60);
  tv.die();
  await passWith(tv, 60);
  assert.equal(watch.told.value.length, 1, "off the air once more");
  stop();
});

Deno.test("offAirText() calls a kiosk one", () => {
  const establishment = {
    id: "",
    slug: "aurora",
    name: "Aurora",
    role: "owner" as const,
    timezone: "America/Sao_Paulo",
  };
  const text = (...kinds: StaffDisplay["kind"][]) =>
    offAirText(kinds.map((kind) => ({ ...createTv().view(), kind })), {
      locale: "pt-BR",
      words: messagesOf("pt-BR").panels.watch,
      establishment,
    });
  assert.match(text("panel"), /^Painel Recepção fora do ar desde /);
  assert.match(text("kiosk"), /^Totem Recepção fora do ar desde /);
  assert.match(text("kiosk", "panel"), /^2 painéis fora do ar: Recepção, Recepção\.$/);
});
