import type { LIKENESS_REASONS } from "../../../../edge/domain/patient.ts";
import { plural } from "../../counts.ts";

const reasons: Record<(typeof LIKENESS_REASONS)[number], string> = {
  document: "Mesmo documento",
  birth_date: "Nome parecido, mesma data de nascimento",
  phone: "Nome parecido, mesmo telefone",
  name: "Mesmo nome",
};

/** Adding a patient, and the ticket that comes of it. */
export const arrival = {
  patient: {
    title: "Adicionar paciente",
    name: "Nome completo",
    cpf: "CPF",
    birthDate: "Data de nascimento",
    phone: "Celular",
    email: "E-mail",
    symptoms: "Queixa ou sintomas",
    service: "Serviço",
    priority: "Prioridade por lei",
    priorityAuto: "Pela ficha ou pela idade (60+, 80+)",
    risk: "Risco",
    riskNone: "Sem classificação",
    optional: "opcional",
    submit: "Colocar na fila",
    errorsTitle: "Confira antes de continuar",
    alreadyTitle: "Esta pessoa já está na fila",
    already: (who: string) => `Ninguém foi adicionado: esta pessoa é ${who}.`,
    nameHint: "Escreva o nome, o CPF ou o telefone: quem já tem ficha aparece na lista.",
    nameNeeded: "Escreva o nome da pessoa.",
    charts: "Fichas encontradas",
    chartsFound: (count: number) =>
      count === 0 ? "Nenhuma ficha encontrada." : plural(count, "ficha encontrada.", "fichas encontradas."),
    chosen: "Ficha escolhida",
    change: "Trocar",
    openChart: "Ver ficha",
    legalName: (name: string) => `Nome civil: ${name}`,
    inQueue: (code: string) => `Já está na fila: ${code}`,
    doubtTitle: "Esta pessoa já pode ter ficha",
    doubtText: "Fichas repetidas dividem o histórico. É alguém desta lista?",
    itIs: "É esta pessoa",
    somebodyElse: "É outra pessoa: abrir ficha nova",
    reasons,
    correct: "Corrigir os dados",
  },
  ticket: {
    title: "Paciente na fila",
    code: "Senha",
    position: (position: number) => position === 1 ? "É a próxima pessoa" : `${position}ª na fila`,
    awaitingTriage: "Aguarda a triagem",
    scan: "A pessoa aponta a câmera do celular para acompanhar a vez.",
    qr: (code: string) => `QR code da senha ${code}`,
    print: "Imprimir senha",
    copy: "Copiar link",
    copied: "Link copiado",
    copyFailed: "Copie o link abaixo",
    link: "Link da senha",
    another: "Adicionar outro",
  },
};

export type ArrivalMessages = typeof arrival;
