/** What is done on pages of staff before they are looked at: windows opened, forms refused. */
import type { Page } from "playwright-core";

/** Opens the actions of the first line and, when named, one of them. */
export function act(name?: RegExp) {
  return async (page: Page) => {
    await page.locator("[data-row]").first().click();
    if (name) await page.getByRole("dialog").getByRole("button", { name }).click();
    await page.getByRole("dialog").waitFor();
  };
}

export const refuse = async (page: Page) => {
  await page.locator("form.form button[type=submit]").first().click();
  await page.locator(".error-summary").waitFor();
};

export const openTriage = async (page: Page) => {
  await page.locator("[data-hydrated]").waitFor({ state: "attached" });
  await page.keyboard.press("n");
  await page.locator("#complaint").waitFor();
};

export const openMember = async (page: Page) => {
  await page.locator('a[href*="/equipe/membros/"]').last().click();
  await page.waitForURL(/membros/);
};

export const refuseService = async (page: Page) => {
  await page.locator(".people__name a").first().click();
  await page.locator("#service_name").fill(" ");
  await refuse(page);
};

export const openControls = async (page: Page) => {
  await page.locator(".controls > summary").click();
  await page.locator(".controls__filters > summary").click();
};

export const openPinboard = (then?: (page: Page) => Promise<void>) => async (page: Page) => {
  await page.locator(".boards__link").first().click();
  await page.locator("[data-hydrated] .pinboard").waitFor();
  await then?.(page);
};

export const editPinboard = async (page: Page) => {
  await page.locator('a[href$="/editar"]').click();
  await page.locator("details.controls > summary").click();
};

export const openChanges = async (page: Page) => {
  await page.locator("summary").first().click();
};

export const openProfessional = (then?: (page: Page) => Promise<void>) => async (page: Page) => {
  await page.locator(".people__name a").first().click();
  await page.locator("#full_name").waitFor();
  await then?.(page);
};

export const enterWrongCode = async (page: Page) => {
  await page.locator("#code").fill("ACDEFG");
  await page.keyboard.press("Enter");
  await page.locator("#code-error").waitFor();
};

export const openPanel = (then?: (page: Page) => Promise<void>) => async (page: Page) => {
  await page.locator('.panel-list a[href*="/paineis/"]').first().click();
  await page.locator("#code").waitFor();
  await then?.(page);
};

export const openChart = (then?: (page: Page) => Promise<void>) => async (page: Page) => {
  await page.locator(".people__name a").first().click();
  await page.locator("#social_name").waitFor();
  await then?.(page);
};

export const openHistory = openChart(async (page) => {
  await page.locator('a[href*="/relatorios/pacientes/"]').click();
  await page.locator(".report__table").first().waitFor();
});

export const pressPreset = async (page: Page) => {
  await page.locator(".span__preset").nth(3).click();
  await page.locator(".tally").waitFor();
};

/** Compares the first chart with another one. */
export const compareCharts = openChart(async (page) => {
  await page.locator('a[href$="/unir"]').click();
  await page.locator("#q").fill("paciente");
  await page.keyboard.press("Enter");
  await page.locator(".suspect__act").first().click();
  await page.locator(".compare").waitFor();
});

/** Fills the form that opens a chart with the name of somebody who has one. */
export const openSecondChart = async (page: Page) => {
  const name = await page.locator(".people__name a").first().innerText();
  await page.locator('a[href$="/pacientes/novo"]').click();
  await page.locator("#name").fill(name);
  await page.keyboard.press("Enter");
  await page.locator(".doubt").waitFor();
};

/** Types the beginning of a name at the desk. */
export const arrive = async (page: Page) => {
  await key("a")(page);
  await page.keyboard.type("pac");
  await page.locator(".combo__option").first().waitFor();
  await page.keyboard.press("ArrowDown");
};

export const doubt = async (page: Page) => {
  await arrive(page);
  const name = await page.locator(".combo__name").first().innerText();
  await page.locator('[id="patient.name"]').fill(name);
  await page.keyboard.press("Escape");
  await page.locator(".patient-form button[type=submit]").click();
  await page.locator(".dialog .suspect").first().waitFor();
};

export const chooseChart = async (page: Page) => {
  await arrive(page);
  await page.keyboard.press("Enter");
  await page.locator(".chosen-chart").waitFor();
};

const saveProfile = async (page: Page, name: string) => {
  await page.locator("#name").fill(name);
  await page.locator("#profile button[type=submit]").click();
};

export const refuseSettings = async (page: Page) => {
  await saveProfile(page, "");
  await page.locator(".error-summary").waitFor();
};

/** Saves in another window first, so that this one meets a newer version. */
export const comeSecond = async (page: Page) => {
  const other = await page.context().newPage();
  await other.goto(page.url());
  await saveProfile(other, `Clínica ${crypto.randomUUID().slice(0, 4)}`);
  await other.waitForURL(/feito=profile/);
  await other.close();
  await saveProfile(page, "Clínica do Outro Lado da Praça");
  await page.locator(".conflict").waitFor();
};

export const key = (name: string) => async (page: Page) => {
  await page.locator("[data-island=QueueBoard][data-hydrated]").waitFor({ state: "attached" });
  await page.keyboard.press(name);
  await page.getByRole("dialog").waitFor();
};
