import { launchBrowser } from "../support/browser.ts";
import { testStack } from "../support/stack.ts";
import { busyClinic } from "./busy_clinic.ts";
import { PHONE_VIEWS } from "./phone_views.ts";
import { staffedClinic } from "./staff_member.ts";
import {
  act,
  arrive,
  chooseChart,
  comeSecond,
  compareCharts,
  doubt,
  editPinboard,
  enterWrongCode,
  key,
  openChanges,
  openChart,
  openControls,
  openHistory,
  openMember,
  openPanel,
  openPinboard,
  openProfessional,
  openSecondChart,
  openTriage,
  pressPreset,
  refuse,
  refuseService,
  refuseSettings,
} from "./staff_view_acts.ts";
import { checkView, type Look, type View } from "./view_check.ts";

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
    const context = await clinic.context(browser, "owner", { locale: look.locale });
    context.setDefaultTimeout(15_000);
    const page = await context.newPage();
    for (const view of views) {
      const name = clinic === empty ? `${view.name} of a new clinic` : view.name;
      await t.step(name, () => checkView(page, stack.url, clinic, view, look));
    }
    await context.close();
  }
}
