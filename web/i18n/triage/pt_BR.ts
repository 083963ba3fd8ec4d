import type { VitalSign } from "../../../edge/domain/triage.ts";

const signs: Record<VitalSign, string> = {
  systolic: "PA sistólica",
  diastolic: "PA diastólica",
  heart_rate: "Pulso",
  respiratory_rate: "Respiração",
  temperature: "Temperatura",
  spo2: "Saturação",
  glucose: "Glicemia",
  pain: "Dor",
};

const units: Record<VitalSign, string> = {
  systolic: "mmHg",
  diastolic: "mmHg",
  heart_rate: "bpm",
  respiratory_rate: "irpm",
  temperature: "°C",
  spo2: "%",
  glucose: "mg/dL",
  pain: "0 a 10",
};

/** What the triage desk says. */
export const triage = {
  title: "Triagem",
  intro: "Quem chega espera aqui até receber a classificação de risco.",
  notAllowed: "A triagem é de enfermeiros e médicos",
  notAllowedText: "A recepção acompanha a espera pela fila (COFEN 661/2021).",
  openBoard: "Abrir a fila",
  needsScript:
    "Para classificar, ative o JavaScript neste navegador. A lista é a do momento em que a página abriu.",

  worse: "Dizem que pioraram",
  waiting: "Aguardam triagem",
  waitingEmpty: "Ninguém aguarda triagem.",
  unclassified: "Sem classificação",
  classified: "Classificados, na espera",
  classifiedEmpty: "Ninguém classificado na espera.",
  arrived: (time: string) => `chegou há ${time}`,
  lookLate: (time: string) => `reavaliação atrasada há ${time}`,
  dueIn: (time: string) => `limite em ${time}`,
  overBy: (time: string) => `limite passou há ${time}`,
  dueNow: "limite agora",
  reading: "Lendo nome…",

  forecast: {
    label: "Previsão de limites",
    none: (minutes: number) => `Ninguém passa do limite nos próximos ${minutes} min.`,
    passed: (count: number) =>
      count === 1 ? "1 paciente no limite ou além dele" : `${count} pacientes no limite ou além dele`,
    passing: (count: number, ending: number, minutes: number) =>
      count < ending
        ? `${ending} limites vencem nos próximos ${minutes} min; pela previsão, ${count} antes da chamada`
        : count === 1
        ? `1 paciente passa do limite nos próximos ${minutes} min`
        : `${count} pacientes passam do limite nos próximos ${minutes} min`,
    inTime: (ending: number, minutes: number) =>
      ending === 1
        ? `1 limite vence nos próximos ${minutes} min; pela previsão, a chamada vem antes`
        : `${ending} limites vencem nos próximos ${minutes} min; pela previsão, todos são chamados antes`,
    ending: (ending: number, minutes: number) =>
      `${
        ending === 1 ? "1 limite vence" : `${ending} limites vencem`
      } nos próximos ${minutes} min; sem previsão de chamada`,
    unknown: "Previsão indisponível agora.",
  },
  alarm: {
    title: (count: number) =>
      count === 1 ? "1 paciente passou do tempo da cor" : `${count} pacientes passaram do tempo da cor`,
    text: "Reavalie ou chame agora. O aviso fica aqui até alguém desta mesa assumir.",
    see: (who: string) => `Reclassificar: ${who}`,
    take: "Estou ciente",
    takeOf: (who: string) => `Estou ciente: ${who}`,
  },

  form: {
    title: "Classificar",
    again: "Reclassificar",
    choose: "Escolha alguém da lista para classificar.",
    chooseKeys: "Setas ↑ ↓ andam pela lista, Enter abre, N abre o próximo.",
    complaint: "Queixa principal",
    risk: "Classificação de risco",
    riskHint: "Teclas 1 a 5 fora dos campos de texto; Alt + 1 a 5 em qualquer lugar.",
    discriminator: "Discriminador",
    discriminatorHint: "O achado que decidiu a cor, como no protocolo.",
    signs: "Sinais vitais",
    notes: "Observações",
    optional: "opcional",
    classifier: "Quem classificou",
    classifierHint: "Só enfermeiros e médicos classificam: diga em nome de quem você registra.",
    classifierChoose: "Escolha",
    classifierSearch: "Procurar quem classificou",
    classifierMore: "A lista traz quem está no turno. Digite o nome para achar os outros.",
    classifierNobody: "Nenhum enfermeiro ou médico ativo com esse nome.",
    save: "Salvar classificação",
    saveKeys: "Ctrl + Enter",
    saving: "Salvando…",
    errorsTitle: "Confira antes de continuar",
    worseNote: (note: string) => `O paciente escreveu: “${note}”`,
    worseNoNote: "O paciente avisou que piorou.",
    target: (minutes: number) => minutes === 0 ? "na hora" : `até ${minutes} min`,
  },
  history: {
    title: "Classificações anteriores",
    by: (name: string, time: string) => `${name}, às ${time}`,
    undone: "desfeita",
    nurse: "enfermagem",
    doctor: "medicina",
    none: "Nenhuma antes desta.",
  },
  saved: (who: string) => `Classificação salva: ${who}.`,
  lost: "Sem resposta do servidor. O que você digitou continua aqui.",
  late: "A situação deste paciente mudou: já foi chamado ou saiu da fila.",
  signs,
  units,
  fields: {
    required: "Preencha este campo.",
    invalid: "Valor não aceito.",
    invalid_type: "Escreva um número.",
    too_small: "Valor baixo demais: confira.",
    too_big: "Valor alto demais: confira.",
    too_long: "Texto longo demais.",
    unknown: "Escolha um enfermeiro ou médico desta casa.",
  },
};

export type TriageMessages = typeof triage;
