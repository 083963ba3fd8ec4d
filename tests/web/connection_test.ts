import assert from "node:assert/strict";
import { mock } from "node:test";
import type { LinkEvents } from "../../web/backend/link.ts";
import { reconnectAfter } from "../../web/backend/link.ts";
import { createConnection, type Health } from "../../web/state/connection.ts";

/** A page with a hand on its socket, its network and its visibility. */
function createStage() {
  let events: LinkEvents | undefined;
  let network: (online: boolean) => void = () => {};
  let visibility: () => void = () => {};
  const stage = {
    reads: 0,
    probes: 0,
    closed: false,
    told: 0,
    hidden: false,
    readFails: false,
    understands: true,
  };
  const connection = createConnection({
    open(on) {
      events = on;
      return { probe: () => stage.probes++, close: () => stage.closed = true };
    },
    apply: () => stage.understands,
    refresh() {
      stage.reads++;
      return stage.readFails ? Promise.reject(new Error("away")) : Promise.resolve();
    },
    closed: () => void stage.told++,
    device: {
      isHidden: () => stage.hidden,
      onVisibility(listener) {
        visibility = listener;
        return () => visibility = () => {};
      },
      onNetwork(listener) {
        network = listener;
        return () => network = () => {};
      },
    },
    random: () => 0.5,
  });
  assert.ok(events);
  return {
    ...connection,
    stage,
    link: events,
    setOnline: (online: boolean) => network(online),
    setHidden(hidden: boolean) {
      stage.hidden = hidden;
      visibility();
    },
  };
}

type Stage = ReturnType<typeof createStage>;

/** Timers stand still but for `pass`, which also lets promises settle. */
function timedTest(name: string, act: (page: Stage, pass: (ms: number) => Promise<void>) => Promise<void>) {
  Deno.test(name, async () => {
    mock.timers.enable({ apis: ["setTimeout", "Date"], now: 1_000 });
    const page = createStage();
    try {
      await act(page, async (ms) => {
        for (let passed = 0; passed < ms; passed += 500) {
          mock.timers.tick(500);
          for (let turn = 0; turn < 5; turn++) await Promise.resolve();
        }
      });
    } finally {
      page.close();
      mock.timers.reset();
    }
  });
}

function expectHealth(page: Stage, health: Health) {
  assert.equal(page.health.value, health);
}

timedTest(
  "createConnection() is live once the topic is joined and the state was read",
  async (page, pass) => {
    expectHealth(page, "connecting");
    page.link.joined();
    expectHealth(page, "connecting");
    await pass(500);
    expectHealth(page, "live");
    assert.equal(page.stage.reads, 1);
    assert.equal(page.updatedAt.value, 1_500);
  },
);

timedTest("createConnection() is amber after 5 s without a link and red after 30 s", async (page, pass) => {
  page.link.joined();
  await pass(500);
  page.link.lost();
  await pass(4_500);
  expectHealth(page, "live");
  await pass(500);
  expectHealth(page, "reconnecting");
  await pass(24_500);
  expectHealth(page, "reconnecting");
  await pass(500);
  expectHealth(page, "offline");
});

timedTest("createConnection() says so too when the first link never comes", async (page, pass) => {
  await pass(5_000);
  expectHealth(page, "reconnecting");
  await pass(25_000);
  expectHealth(page, "offline");
});

timedTest(
  "createConnection() reads the state anew on each join before it is live again",
  async (page, pass) => {
    page.link.joined();
    await pass(500);
    page.link.lost();
    await pass(20_000);
    page.stage.readFails = true;
    page.link.joined();
    await pass(500);
    expectHealth(page, "reconnecting");
    page.stage.readFails = false;
    await pass(3_000);
    expectHealth(page, "live");
    assert.equal(page.stage.reads, 3);
  },
);

timedTest("createConnection() does not flicker when a link is lost for less than 5 s", async (page, pass) => {
  page.link.joined();
  await pass(500);
  page.link.lost();
  await pass(4_000);
  page.link.joined();
  await pass(60_000);
  expectHealth(page, "live");
});

timedTest("createConnection() doubts a link whose server does not answer", async (page, pass) => {
  page.link.joined();
  await pass(500);
  page.link.asked();
  await pass(4_500);
  expectHealth(page, "live");
  await pass(500);
  expectHealth(page, "reconnecting");
  page.link.answered();
  await pass(500);
  expectHealth(page, "live");
});

timedTest("createConnection() keeps an answered link live and unread", async (page, pass) => {
  page.link.joined();
  await pass(500);
  for (let beat = 0; beat < 4; beat++) {
    page.link.asked();
    await pass(1_000);
    page.link.answered();
    await pass(9_000);
  }
  expectHealth(page, "live");
  assert.equal(page.stage.reads, 1);
});

timedTest("createConnection() counts a message as news and as a sign of life", async (page, pass) => {
  page.link.joined();
  await pass(20_000);
  page.link.asked();
  page.link.message({});
  await pass(6_000);
  expectHealth(page, "live");
  assert.equal(page.updatedAt.value, 21_000);
  assert.equal(page.stage.reads, 1);
});

timedTest("createConnection() reads the state when a message is not understood", async (page, pass) => {
  page.link.joined();
  await pass(500);
  page.stage.understands = false;
  page.link.message("?");
  await pass(500);
  assert.equal(page.stage.reads, 2);
});

timedTest(
  "createConnection() believes a device that lost its network, and asks when it is back",
  async (page, pass) => {
    page.link.joined();
    await pass(500);
    page.setOnline(false);
    await pass(5_000);
    expectHealth(page, "reconnecting");
    page.setOnline(true);
    assert.equal(page.stage.probes, 1);
    page.link.answered();
    await pass(500);
    expectHealth(page, "live");
  },
);

timedTest(
  "createConnection() reads on coming to the foreground and asks after a long nap",
  async (page, pass) => {
    page.link.joined();
    await pass(500);
    page.setHidden(true);
    await pass(3_000);
    page.setHidden(false);
    await pass(500);
    assert.deepEqual([page.stage.reads, page.stage.probes], [2, 0]);
    page.setHidden(true);
    await pass(30_000);
    page.setHidden(false);
    await pass(500);
    assert.deepEqual([page.stage.reads, page.stage.probes], [3, 1]);
  },
);

timedTest("createConnection() reads once a minute, not in the background", async (page, pass) => {
  page.link.joined();
  await pass(180_000);
  assert.equal(page.stage.reads, 4);
  page.setHidden(true);
  await pass(180_000);
  assert.equal(page.stage.reads, 4);
});

timedTest("createConnection() asks the API ever more rarely while reading fails", async (page, pass) => {
  page.stage.readFails = true;
  page.link.joined();
  await pass(50_000);
  assert.equal(page.stage.reads, 5);
});

timedTest("createConnection() does nothing more once closed", async (page, pass) => {
  page.link.joined();
  await pass(500);
  page.close();
  assert.ok(page.stage.closed);
  await pass(120_000);
  assert.equal(page.stage.reads, 1);
});

timedTest("createConnection() ends when the clinic is no more, and says so once", async (page, pass) => {
  page.link.joined();
  await pass(500);
  page.link.closed();
  await pass(120_000);
  assert.deepEqual([page.stage.closed, page.stage.told, page.stage.reads], [true, 1, 1]);
});

Deno.test("reconnectAfter() spreads thousands of phones over seconds from the first try on", () => {
  for (const tries of [1, 2, 10, 100]) {
    const seconds = new Map<number, number>();
    for (let phone = 0; phone < 5_000; phone++) {
      const second = Math.floor(reconnectAfter(tries) / 250);
      seconds.set(second, (seconds.get(second) ?? 0) + 1);
    }
    const fullest = Math.max(...seconds.values()) * 4;
    assert.ok(fullest <= 1_700, `${fullest} phones a second at try ${tries}`);
    assert.ok(reconnectAfter(tries, () => 1) <= 10_000);
  }
});

Deno.test("reconnectAfter() is never longer than 4 s in the first minutes", () => {
  for (let tries = 1; tries < 60; tries++) assert.ok(reconnectAfter(tries, () => 0.999) <= 4_000);
});
