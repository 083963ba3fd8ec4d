import { PRIVACY_VERSION, TERMS_VERSION } from "../../edge/domain/legal.ts";
import { accountData } from "../support/people.ts";

/** A complete form of `/cadastro/paciente`; each is another person's. */
export function accountForm(changes: Record<string, string> = {}) {
  const { name, cpf } = accountData();
  return {
    name,
    birth_date: "01/05/1990",
    cpf: cpf.replace(/^(...)(...)(...)/, "$1.$2.$3-"),
    rg: "",
    email: `ana-${crypto.randomUUID()}@example.com`,
    password: "uma frase comprida",
    password_again: "uma frase comprida",
    consent: "yes",
    terms_version: TERMS_VERSION,
    privacy_version: PRIVACY_VERSION,
    next: "",
    ...changes,
  };
}
