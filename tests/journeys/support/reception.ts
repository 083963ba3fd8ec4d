import assert from "node:assert/strict";
import type { Page } from "playwright-core";

/** A clinic as somebody signs it up: `cnpj` tells clinics apart. */
export interface ClinicForm {
  name: string;
  cnpj: string;
  email: string;
}

export const PASSWORD = "uma frase comprida";

/** The pages of a clinic, used as its staff use them: by labels and buttons. */
export class Reception {
  constructor(readonly page: Page, readonly origin: string) {}

  get slug(): string {
    const slug = this.page.url().match(/\/app\/([^/?#]+)/)?.[1];
    assert.ok(slug, `Cannot tell the clinic from ${this.page.url()}`);
    return slug;
  }

  /** Signs the clinic and its owner up; ends on the dashboard. */
  async signUp({ name, cnpj, email }: ClinicForm) {
    const { page } = this;
    await page.goto(`${this.origin}/cadastro/clinica`);
    await page.getByLabel("Nome da clínica").fill(name);
    await page.getByLabel("CNPJ").fill(cnpj);
    await page.getByLabel("Tipo").selectOption({ label: "Clínica particular" });
    await page.getByLabel("Telefone").fill("11987654321");
    await page.getByLabel("CEP").fill("01310100");
    await page.getByLabel("Endereço").fill("Avenida Paulista, 1000");
    await page.getByLabel("Cidade").fill("São Paulo");
    await page.getByLabel("Estado").selectOption("SP");
    await page.getByLabel("E-mail de acesso").fill(email);
    await page.getByLabel("Senha").fill(PASSWORD);
    await page.getByRole("button", { name: "Criar clínica" }).click();
    await page.waitForURL(/\/app\/[^/]+$/);
  }

  async addProfessional(fullName: string, councilNumber: string) {
    const { page } = this;
    await page.goto(`${this.origin}/app/${this.slug}/profissionais/novo`);
    await page.getByLabel("Nome completo").fill(fullName);
    await page.getByLabel("E-mail").fill("medica@example.com");
    await page.getByLabel("Especialidade").fill("Clínica geral");
    await page.getByLabel("Conselho").selectOption("CRM");
    await page.getByLabel("Número do registro").fill(councilNumber);
    await page.getByLabel("UF do registro").selectOption("SP");
    await page.getByLabel("Turno").selectOption("full_day");
    await page.getByRole("button", { name: "Cadastrar profissional" }).click();
    await page.getByText(fullName).first().waitFor();
  }

  async openBoard() {
    await this.page.goto(`${this.origin}/app/${this.slug}/fila`);
    await this.page.getByRole("button", { name: "Chamar próximo" }).waitFor();
  }

  /** Adds somebody and returns the code and the link of the ticket. */
  async addPatient(name: string, cpf?: string): Promise<{ code: string; link: string }> {
    const { page } = this;
    await page.getByRole("button", { name: "Adicionar paciente" }).first().click();
    const window = page.getByRole("dialog");
    await window.getByLabel("Nome completo").fill(name);
    if (cpf) await window.getByLabel("CPF").fill(cpf);
    await window.getByRole("button", { name: "Colocar na fila" }).click();
    const link = await window.getByLabel("Link da senha").inputValue();
    const code = await window.locator(".ticket-card__code").innerText();
    await window.locator(".dialog__acts").getByRole("button", { name: "Fechar" }).click();
    return { code, link };
  }

  callNext() {
    return this.page.getByRole("button", { name: "Chamar próximo" }).click();
  }

  async start(patient: string, professional: string) {
    const { page } = this;
    await page.getByRole("button", { name: new RegExp(`^Iniciar.*${patient}`) }).click();
    const window = page.getByRole("dialog");
    await window.getByLabel(professional).check();
    await window.getByRole("button", { name: "Iniciar atendimento" }).click();
  }

  async finish(patient: string) {
    const { page } = this;
    await page.getByRole("button", { name: new RegExp(`^Finalizar.*${patient}`) }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Finalizar atendimento" }).click();
  }
}
