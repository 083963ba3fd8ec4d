import assert from "node:assert/strict";
import type { BrowserContext, Page } from "playwright-core";
import { axeViolations, COLOURS } from "../support/axe.ts";
import { launchBrowser } from "../support/browser.ts";
import { testStack } from "../support/stack.ts";
import { busyClinic } from "./busy_clinic.ts";
import { PHONE_VIEWS } from "./phone_views.ts";
import { type StaffedClinic, staffedClinic } from "./staff_member.ts";

const PHONE = { width: 360, height: 740 };
const DESK = { width: 1280, height: 800 };

export const EVERYTHING = async (page: Page) => [...await tooWide(page), ...await axeViolations(page)];
export const WIDTH = tooWide;

async function tooWide(page: Page): Promise<string[]> {
  const pixels = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  return pixels > 0 ? [`${pixels} px too wide`] : [];
}

interface View {
  name: string;
  path: string;
  /** Looked at on a phone too. */
  phone?: true;
  prepare?: (page: Page) => Promise<void>;
}

/** Opens the actions of the first line and, when named, one of them. */
function act(name?: RegExp) {
  return async (page: Page) => {
    await page.locator("[data-row]").first().click();
    if (name) await page.getByRole("dialog").getByRole("button", { name }).click();
    await page.getByRole("dialog").waitFor();
  };
}

const refuse = async (page: Page) => {
  await page.locator("form.form button[type=submit]").first().click();
  await page.locator(".error-summary").waitFor();
};

const openTriage = async (page: Page) => {
  await page.locator("[data-hydrated]").waitFor({ state: "attached" });
  await page.keyboard.press("n");
  await page.locator("#complaint").waitFor();
};

const openMember = async (page: Page) => {
  await page.locator('a[href*="/equipe/membros/"]').last().click();
  await page.waitForURL(/membros/);
};

const refuseService = async (page: Page) => {
  await page.locator(".people__name a").first().click();
  await page.locator("#service_name").fill(" ");
  await refuse(page);
};

const openControls = async (page: Page) => {
  await page.locator(".controls > summary").click();
  await page.locator(".controls__filters > summary").click();
};

const openPinboard = (then?: (page: Page) => Promise<void>) => async (page: Page) => {
  await page.locator(".boards__link").first().click();
  await page.locator("[data-hydrated] .pinboard").waitFor();
  await then?.(page);
};

const editPinboard = async (page: Page) => {
  await page.locator('a[href$="/editar"]').click();
  await page.locator("details.controls > summary").click();
};

const openChanges = async (page: Page) => {
  await page.locator("summary").first().click();
};

const openProfessional = (then?: (page: Page) => Promise<void>) => async (page: Page) => {
  await page.locator(".people__name a").first().click();
  await page.locator("#full_name").waitFor();
  await then?.(page);
};

const enterWrongCode = async (page: Page) => {
  await page.locator("#code").fill("ACDEFG");
  await page.keyboard.press("Enter");
  await page.locator("#code-error").waitFor();
};

const openPanel = (then?: (page: Page) => Promise<void>) => async (page: Page) => {
  await page.locator('.panel-list a[href*="/paineis/"]').first().click();
  await page.locator("#code").waitFor();
  await then?.(page);
};

const openChart = (then?: (page: Page) => Promise<void>) => async (page: Page) => {
  await page.locator(".people__name a").first().click();
  await page.locator("#social_name").waitFor();
  await then?.(page);
};

const openHistory = openChart(async (page) => {
  await page.locator('a[href*="/relatorios/pacientes/"]').click();
  await page.locator(".report__table").first().waitFor();
});

const pressPreset = async (page: Page) => {
  await page.locator(".span__preset").nth(3).click();
  await page.locator(".tally").waitFor();
};

/** Compares the first chart with another one. */
const compareCharts = openChart(async (page) => {
  await page.locator('a[href$="/unir"]').click();
  await page.locator("#q").fill("paciente");
  await page.keyboard.press("Enter");
  await page.locator(".suspect__act").first().click();
  await page.locator(".compare").waitFor();
});

/** Fills the form that opens a chart with the name of somebody who has one. */
const openSecondChart = async (page: Page) => {
  const name = await page.locator(".people__name a").first().innerText();
  await page.locator('a[href$="/pacientes/novo"]').click();
  await page.locator("#name").fill(name);
  await page.keyboard.press("Enter");
  await page.locator(".doubt").waitFor();
};

/** Types the beginning of a name at the desk. */
const arrive = async (page: Page) => {
  await key("a")(page);
  await page.keyboard.type("pac");
  await page.locator(".combo__option").first().waitFor();
  await page.keyboard.press("ArrowDown");
};

const doubt = async (page: Page) => {
  await arrive(page);
  const name = await page.locator(".combo__name").first().innerText();
  await page.locator('[id="patient.name"]').fill(name);
  await page.keyboard.press("Escape");
  await page.locator(".patient-form button[type=submit]").click();
  await page.locator(".dialog .suspect").first().waitFor();
};

const chooseChart = async (page: Page) => {
  await arrive(page);
  await page.keyboard.press("Enter");
  await page.locator(".chosen-chart").waitFor();
};

const saveProfile = async (page: Page, name: string) => {
  await page.locator("#name").fill(name);
  await page.locator("#profile button[type=submit]").click();
};

const refuseSettings = async (page: Page) => {
  await saveProfile(page, "");
  await page.locator(".error-summary").waitFor();
};

/** Saves in another window first, so that this one meets a newer version. */
const comeSecond = async (page: Page) => {
  const other = await page.context().newPage();
  await other.goto(page.url());
  await saveProfile(other, `Clínica ${crypto.randomUUID().slice(0, 4)}`);
  await other.waitForURL(/feito=profile/);
  await other.close();
  await saveProfile(page, "Clínica do Outro Lado da Praça");
  await page.locator(".conflict").waitFor();
};

const key = (name: string) => async (page: Page) => {
  await page.locator("[data-island=QueueBoard][data-hydrated]").waitFor({ state: "attached" });
  await page.keyboard.press(name);
  await page.getByRole("dialog").waitFor();
};

const VIEWS: View[] = [
  { name: "dashboard", path: "", phone: true },
  { name: "board", path: "/fila", phone: true },
  { name: "actions", path: "/fila", prepare: act() },
  { name: "cancel", path: "/fila", prepare: act(/Cancel/) },
  { name: "triage", path: "/fila", prepare: act(/risco|risk/) },
  { name: "transfer", path: "/fila", prepare: act(/Encaminhar|Send on/) },
  { name: "ticket", path: "/fila", prepare: act(/QR/) },
  { name: "add a patient", path: "/fila", phone: true, prepare: key("a") },
  { name: "shortcuts", path: "/fila", prepare: key("?") },
  { name: "team now", path: "/fila", phone: true, prepare: key("e") },
  { name: "triage desk", path: "/triagem", phone: true, prepare: openTriage },
  { name: "charts offered", path: "/fila", prepare: arrive },
  { name: "chart chosen", path: "/fila", phone: true, prepare: chooseChart },
  { name: "charts in doubt", path: "/fila", phone: true, prepare: doubt },
  { name: "patients", path: "/pacientes", phone: true },
  { name: "chart", path: "/pacientes", phone: true, prepare: openChart() },
  { name: "second chart", path: "/pacientes", prepare: openSecondChart },
  { name: "two charts", path: "/pacientes", phone: true, prepare: compareCharts },
  {
    name: "new chart, refused",
    path: "/pacientes/novo",
    phone: true,
    prepare: async (page) => {
      await page.locator('[id="contacts.0.relation"]').fill("irmã");
      await refuse(page);
    },
  },
  { name: "professionals", path: "/profissionais", phone: true },
  { name: "professional", path: "/profissionais", phone: true, prepare: openProfessional() },
  {
    name: "professional, refused",
    path: "/profissionais",
    prepare: openProfessional(async (page) => {
      await page.locator("#full_name").fill("");
      await refuse(page);
    }),
  },
  {
    name: "professional, not deletable",
    path: "/profissionais",
    phone: true,
    prepare: openProfessional(async (page) => {
      await page.locator('a[href$="/excluir"]').click();
      await page.locator("form.actions button[type=submit]").click();
      await page.locator(".error-summary").waitFor();
    }),
  },
  { name: "panels", path: "/paineis", phone: true },
  { name: "new panel, refused", path: "/paineis/novo", phone: true, prepare: refuse },
  { name: "panel", path: "/paineis", phone: true, prepare: openPanel() },
  { name: "panel, wrong code", path: "/paineis", prepare: openPanel(enterWrongCode) },
  { name: "team", path: "/equipe", phone: true },
  { name: "team, invitation refused", path: "/equipe", phone: true, prepare: refuse },
  { name: "member", path: "/equipe", phone: true, prepare: openMember },
  { name: "leave", path: "/equipe/sair" },
  { name: "closing", path: "/encerrar", phone: true },
  { name: "closing, refused", path: "/encerrar", prepare: refuse },
  { name: "analytics", path: "/analises", phone: true, prepare: openControls },
  { name: "analytics, answered", path: `/analises?q=${encodeURIComponent("visits by colour")}`, phone: true },
  { name: "pinboards", path: "/analises/quadros", phone: true },
  { name: "pinboard", path: "/analises/quadros", phone: true, prepare: openPinboard() },
  { name: "pinboard, edited", path: "/analises/quadros", phone: true, prepare: openPinboard(editPinboard) },
  { name: "analytics, refused", path: "/analises?q=", phone: true },
  { name: "reports", path: "/relatorios", phone: true },
  { name: "how near told waits came", path: "/relatorios/espera", phone: true },
  { name: "operations", path: "/relatorios/operacao", phone: true, prepare: pressPreset },
  { name: "operations, refused", path: "/relatorios/operacao?from=2026-02-02&to=2026-02-01" },
  { name: "professionals' report", path: "/relatorios/profissionais?by=day" },
  { name: "a patient's history", path: "/pacientes", phone: true, prepare: openHistory },
  ...PHONE_VIEWS,
  { name: "settings", path: "/configuracoes", phone: true },
  { name: "settings, refused", path: "/configuracoes", prepare: refuseSettings },
  { name: "settings, saved by somebody else", path: "/configuracoes", phone: true, prepare: comeSecond },
  { name: "services", path: "/configuracoes/servicos", phone: true },
  { name: "service, refused", path: "/configuracoes/servicos", phone: true, prepare: refuseService },
  { name: "audit", path: "/auditoria", phone: true, prepare: openChanges },
  { name: "calls out of order", path: "/auditoria/ordem", phone: true },
  { name: "audit, refused", path: "/auditoria?from=never" },
  { name: "new professional, refused", path: "/profissionais/novo", phone: true, prepare: refuse },
];

/** Wants every view of the staff's pages clean for axe and as wide as the screen. */
export async function checkStaffViews(t: Deno.TestContext, look: Look): Promise<void> {
  await using stack = await testStack();
  await using browser = await launchBrowser();
  const full = await busyClinic(stack);
  const empty = await staffedClinic(stack);
  for (const [clinic, views] of [[full, VIEWS], [empty, VIEWS.slice(0, 2)]] as const) {
    const context = await clinic.context(browser, "owner", { ...look, viewport: DESK });
    context.setDefaultTimeout(15_000);
    for (const view of views) {
      const name = clinic === empty ? `${view.name} of a new clinic` : view.name;
      await t.step(name, () => check(context, stack.url, clinic, view, look));
    }
    await context.close();
  }
}

export interface Look {
  locale: "pt-BR" | "en";
  colorScheme: "light" | "dark";
  /** Other colours that are looked at afterwards. */
  then?: "light" | "dark";
  /** What must hold on a phone. */
  phone: (page: Page) => Promise<string[]>;
}

/** At a desk, on a phone where the view is meant for one, and in the other colours. */
async function check(
  context: BrowserContext,
  origin: string,
  clinic: StaffedClinic,
  view: View,
  { then, phone }: Look,
) {
  const page = await context.newPage();
  await page.goto(origin + clinic.path(view.path));
  await view.prepare?.(page);
  assert.deepEqual(await EVERYTHING(page), [], view.name);
  if (view.phone) {
    await page.setViewportSize(PHONE);
    assert.deepEqual(await phone(page), [], `${view.name} on a phone`);
  }
  if (then) {
    await page.emulateMedia({ colorScheme: then });
    assert.deepEqual(await axeViolations(page, COLOURS), [], `${view.name}, ${then}`);
  }
  await page.close();
}
