import assert from "node:assert/strict";
import type { QueueSnapshot } from "../../edge/domain/queue_snapshot.ts";
import type { Risk } from "../../edge/domain/risk.ts";
import { axeViolations, COLOURS } from "../support/axe.ts";
import { launchBrowser } from "../support/browser.ts";
import { callOf, contentOf, displayOf } from "./panel_builder.ts";
import { serveSite } from "./patient_site.ts";
import { callsOf, NOW, placeOf, snapshotOf, ticketOf, waitingOf } from "./snapshot_builder.ts";

const own = { code: "A042", arrived: NOW };
const recent = callsOf(9, "A038", "B007", "A037", "A036", "A035");
const place = placeOf("Policlínica Municipal Nossa Senhora da Boa Esperança");

function waitingAs(risk: Risk) {
  const waiting = [...waitingOf("A039", "A040", "A041"), { ...own, risk }, ...waitingOf("A043", "A044")];
  return ticketOf(snapshotOf({ waiting, recent }), { risk, establishment: place });
}

function standingIn(parts: Partial<QueueSnapshot>, ticket: Parameters<typeof ticketOf>[1]) {
  return ticketOf(snapshotOf({ recent, waiting: waitingOf("A043"), ...parts }), {
    establishment: place,
    ...ticket,
  });
}

const room = "Sala de procedimentos e curativos do segundo andar";
const TICKETS = {
  triage: standingIn({ triage: [own] }, { status: "awaiting_triage", risk: null }),
  red: waitingAs("red"),
  orange: waitingAs("orange"),
  yellow: waitingAs("yellow"),
  green: waitingAs("green"),
  blue: waitingAs("blue"),
  called: standingIn({ called: [{ ...own, called: NOW, room, times: 1 }] }, { status: "called" }),
  in_service: standingIn({ in_service: [{ ...own, started: NOW }] }, { status: "in_service" }),
  away: standingIn({}, { status: "awaiting_return" }),
  finished: standingIn({}, { status: "finished" }),
  cancelled: standingIn({}, { status: "cancelled" }),
  no_show: standingIn({}, { status: "no_show" }),
  unknown: 404,
};

const called = [38, 37, 36, 35, 34].map((number) => callOf(number, { name: "Maximiliana A." }));
const LOUD = { message: "Silêncio, por favor. ".repeat(7).trim(), languages: ["pt-BR", "en", "es"] } as const;
/** What the patient may do at each of them. */
const OWN = {
  arrived: NOW,
  triaged: NOW,
  called: NOW,
  started: NOW,
  finished: null,
  acknowledged: false,
  announced: null,
  out: null,
  worse: false,
  may_step_out: 30,
  shared: false,
} as const;
const OWNS = Object.fromEntries(Object.keys(TICKETS).map((name) => [name, OWN]));

/** As many as a panel tells, none like another, by minutes and by hours. */
const WAITS = ["Atendimento", "Coleta de exames", "Vacinação", "Pediatria"].map((service, index) => ({
  service,
  about_minutes: 75 + 15 * index,
  up_to_minutes: 100 + 15 * index,
}));

const DISPLAYS = {
  calling: displayOf(contentOf(called, { establishment: place })),
  empty: displayOf(contentOf([], { establishment: place })),
  large: displayOf(
    contentOf(called, {
      establishment: place,
      display: { ...LOUD, languages: [...LOUD.languages], theme: "black", size: "large" },
    }),
  ),
  loud: displayOf(
    contentOf(called, {
      establishment: place,
      display: { ...LOUD, languages: [...LOUD.languages], clock: false },
    }),
  ),
  told: displayOf(
    contentOf(called, {
      establishment: place,
      waits: WAITS,
      display: { ...LOUD, languages: [...LOUD.languages], waits: true },
    }),
  ),
};

const EVERY_PAGE = [
  ...Object.keys(TICKETS).map((name) => `/t/${name}`),
  ...Object.keys(DISPLAYS).map((id) => `/painel/${id}`),
  "/painel/unknown",
  "/painel",
];
/** One page of each make; the rest differs from them in words alone. */
const EACH_MAKE = ["/t/yellow", "/t/called", "/t/no_show", "/painel/calling", "/painel/large", "/painel"];

const LOOKS = [{ locale: "pt-BR", paths: EVERY_PAGE }, { locale: "en-US", paths: EACH_MAKE }];

Deno.test("patients' pages and panels have nothing that axe finds wrong, in both languages, by day and night", async () => {
  await using site = await serveSite({ tickets: TICKETS, owns: OWNS, displays: DISPLAYS });
  await using browser = await launchBrowser();
  await Promise.all(LOOKS.map(async ({ locale, paths }) => {
    const viewport = { width: 360, height: 740 };
    const page = await browser.newPage({ locale, viewport, reducedMotion: "reduce" });
    const clean = async (name: string, isMake: boolean) => {
      assert.deepEqual(await axeViolations(page), [], `${name} ${locale}`);
      if (!isMake) return;
      await page.emulateMedia({ colorScheme: "dark" });
      assert.deepEqual(await axeViolations(page, COLOURS), [], `${name} ${locale}, dark`);
      await page.emulateMedia({ colorScheme: "light" });
    };
    for (const path of paths) {
      await page.goto(site.url + path);
      await clean(path, EACH_MAKE.includes(path));
    }
    await page.goto(`${site.url}/t/green`);
    await page.locator(".connection--reconnecting").waitFor();
    await clean("without a connection", true);
  }));
});

Deno.test("ticket page fits 320 px, is set in 18 px and more, and has targets of 48 px with room between", async () => {
  await using site = await serveSite({ tickets: TICKETS, owns: OWNS });
  await using browser = await launchBrowser();
  const page = await browser.newPage({ viewport: { width: 320, height: 640 }, locale: "pt-BR" });
  for (const name of Object.keys(TICKETS)) {
    await page.goto(`${site.url}/t/${name}`);
    if (!["finished", "cancelled", "no_show", "unknown"].includes(name)) {
      await page.getByRole("switch").first().waitFor();
    }
    const width = await page.evaluate("document.documentElement.scrollWidth");
    assert.equal(width, 320, `${name} is ${width} px wide`);
    assert.deepEqual(await page.evaluate(SMALL_TEXTS), [], name);
    assert.deepEqual(await page.evaluate(SMALL_TARGETS), [], name);
  }
});

/** Every visible text below 18 px. */
const SMALL_TEXTS = `[...document.querySelectorAll("body *")]
  .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
  .filter((element) => element.checkVisibility() && !element.closest("script, .visually-hidden, .skip-link"))
  .filter((element) => parseFloat(getComputedStyle(element).fontSize) < 18)
  .map((element) => element.outerHTML)`;

/** Every control that is hard to hit with a thumb. */
const SMALL_TARGETS = `[...document.querySelectorAll("a, button")]
  .filter((element) => element.checkVisibility() && !element.closest(".skip-link"))
  .filter((element) => element.getBoundingClientRect().height < 48 || element.getBoundingClientRect().width < 48)
  .map((element) => element.outerHTML)`;

const SCREENS = [[1280, 720], [1920, 1080], [1080, 1920], [1366, 768], [3840, 2160]] as const;
const PARTS = [
  ".big-call__code",
  ".big-call__room",
  ".panel__past >> nth=3",
  ".panel__start button",
  ".panel__clock",
];

/** Waits that are wider than their column, or reach into what stands below them. */
const CUT_WAITS = `[...document.querySelectorAll(".panel__wait-value")].filter((value) =>
  value.scrollWidth > value.clientWidth + 1 && getComputedStyle(value).display !== "inline" ||
  value.getBoundingClientRect().bottom > document.querySelector(".panel__start button").getBoundingClientRect().top)
  .map((value) => value.textContent)`;

Deno.test("panel fits every screen: nothing is cut off and the code is a fifth of its height", async () => {
  await using site = await serveSite({ displays: DISPLAYS });
  await using browser = await launchBrowser();
  // Still pictures: a processor that draws four thousand pixels by itself does nothing else.
  const page = await browser.newPage({ locale: "pt-BR", reducedMotion: "reduce" });
  for (const name of ["calling", "large", "loud", "told"]) {
    await page.goto(`${site.url}/painel/${name}`);
    await page.getByRole("button", { name: "Iniciar painel" }).waitFor();
    for (const [width, height] of SCREENS) {
      await page.setViewportSize({ width, height });
      await page.waitForFunction(`innerWidth === ${width}`);
      await page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
      for (const part of PARTS) {
        const box = await page.locator(part).boundingBox();
        assert.ok(
          box && box.x >= 0 && box.y >= 0 && box.x + box.width <= width + 1 &&
            box.y + box.height <= height + 1,
          `${name} at ${width}x${height}: ${part} is at ${JSON.stringify(box)}`,
        );
      }
      assert.deepEqual(await page.evaluate(CUT_WAITS), [], `${name} at ${width}x${height}`);
      const size = await page.locator(".big-call__code").evaluate((code) =>
        parseFloat(getComputedStyle(code).fontSize)
      );
      assert.ok(size >= height * 0.2, `${name}: the code is ${size} px of ${height}`);
    }
  }
});
