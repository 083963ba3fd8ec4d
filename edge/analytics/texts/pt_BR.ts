import type { Dimension, Measure, Plan } from "../../domain/analytics/plan.ts";
import type { Priority } from "../../domain/priority.ts";
import type { Risk } from "../../domain/risk.ts";
import type { VisitStatus } from "../../domain/visit.ts";
import type { MeasureRule } from "../measures.ts";
import { PHRASES } from "./phrases/pt_BR.ts";

type Unit = MeasureRule["unit"];

/** How a sentence goes on with a group: "às 10h", "em março de 2026". */
export interface Phrases extends Record<Named, (name: string) => string> {
  hour(hour: number): string;
  weekdays: readonly string[];
  risks: Record<Risk | "none", string>;
  priorities: Record<Priority | "none", string>;
  /** Where the group has no name. */
  none: Record<Named, string>;
}
type Named = Exclude<Dimension, "hour" | "weekday" | "risk" | "priority">;

/** What analytics says; each language satisfies it. */
export interface AnalyticsTexts {
  /** BCP 47, for numbers and dates. */
  language: string;
  /** The same for days: English as in Britain, so that nobody in Brazil takes 11/12 for the eleventh of December. */
  dates: string;
  measures: Record<Measure, { name: string; definition: string }>;
  dimensions: Record<Dimension, { name: string; by: string }>;
  risks: Record<Risk | "none", string>;
  priorities: Record<Priority | "none", string>;
  statuses: Record<VisitStatus, string>;
  weekdays: readonly string[];
  units: Record<Unit, (figure: string) => string>;
  /** For what a group has no name. */
  none: string;
  everything: string;
  only(filters: string[]): string;
  except(filters: string[]): string;
  hours(from: number, to: number): string;
  /** The name of an hour as a group. */
  hour(hour: number): string;
  /** Groups as a sentence goes on: where or when. */
  phrases: Phrases;
  period(period: Plan["period"], dates: { from: string; to: string }): string;
  compared: string;
  before(measure: string): string;
  takeaway: {
    total(told: { measure: string; figure: string; period: string }): string;
    range(told: { measure: string; most: string; mostAt: string; least: string; leastAt: string }): string;
    one(told: { measure: string; figure: string; at: string }): string;
    change(before: string): string;
    nothing: string;
    hidden: string;
  };
  notUnderstood(words: string[]): string;
  /** To who asks for this very moment. */
  now: string;
  examples: readonly string[];
}

const MESES = {
  day: ["dia", "dias"],
  week: ["semana", "semanas"],
  month: ["mês", "meses"],
  year: ["ano", "anos"],
};

export const PT_BR: AnalyticsTexts = {
  language: "pt-BR",
  dates: "pt-BR",
  measures: {
    visits: { name: "Chegadas", definition: "Visitas abertas no período, pela hora da chegada." },
    patients: { name: "Pessoas", definition: "Pessoas diferentes entre as visitas do período." },
    finished: { name: "Atendimentos", definition: "Visitas do período que terminaram com atendimento." },
    wait_mean: {
      name: "Espera média",
      definition:
        "Da chegada ao início do primeiro atendimento; média das visitas que começaram a ser atendidas.",
    },
    wait_median: {
      name: "Espera mediana",
      definition: "Metade das pessoas atendidas esperou até este tempo, da chegada ao primeiro atendimento.",
    },
    wait_p90: {
      name: "Espera de 9 em cada 10",
      definition:
        "Nove em cada dez pessoas atendidas esperaram até este tempo, da chegada ao primeiro atendimento.",
    },
    triage_wait_mean: {
      name: "Tempo até a triagem",
      definition: "Da chegada à primeira classificação; média.",
    },
    service_mean: {
      name: "Duração do atendimento",
      definition: "Do início ao fim de cada atendimento; média.",
    },
    service_median: { name: "Duração mediana", definition: "Metade dos atendimentos durou até este tempo." },
    stay_mean: { name: "Permanência média", definition: "Da chegada ao fim das visitas finalizadas; média." },
    within_target: {
      name: "Dentro da meta",
      definition: "Entre as pessoas classificadas e atendidas, quantas esperaram até a meta da sua cor.",
    },
    no_shows: { name: "Ausências", definition: "Pessoas chamadas que não compareceram." },
    no_show_share: { name: "Taxa de ausência", definition: "Ausências entre as visitas encerradas." },
    left: { name: "Desistências", definition: "Visitas canceladas antes do primeiro atendimento." },
    left_share: { name: "Taxa de desistência", definition: "Desistências entre as visitas encerradas." },
    busy_hours: { name: "Horas em atendimento", definition: "Soma da duração dos atendimentos terminados." },
    age_mean: {
      name: "Idade média",
      definition: "Anos completos na chegada; média de quem informou o nascimento.",
    },
  },
  dimensions: {
    hour: { name: "Hora da chegada", by: "por hora" },
    weekday: { name: "Dia da semana", by: "por dia da semana" },
    day: { name: "Dia", by: "por dia" },
    week: { name: "Semana", by: "por semana" },
    month: { name: "Mês", by: "por mês" },
    risk: { name: "Risco", by: "por cor" },
    priority: { name: "Prioridade legal", by: "por prioridade legal" },
    service: { name: "Serviço", by: "por serviço" },
    professional: { name: "Profissional", by: "por profissional" },
    room: { name: "Sala", by: "por sala" },
    status: { name: "Situação", by: "por situação" },
    age_band: { name: "Faixa etária", by: "por faixa etária" },
    wait_band: { name: "Espera (min)", by: "por tempo de espera" },
  },
  risks: {
    red: "Vermelho",
    orange: "Laranja",
    yellow: "Amarelo",
    green: "Verde",
    blue: "Azul",
    none: "Sem classificação",
  },
  priorities: {
    elderly_80: "80 anos ou mais",
    elderly: "60 anos ou mais",
    disability: "Pessoa com deficiência",
    autism: "Autismo",
    pregnant: "Gestante",
    lactating: "Lactante",
    with_small_child: "Com criança de colo",
    obese: "Obesidade",
    reduced_mobility: "Mobilidade reduzida",
    blood_donor: "Doador de sangue",
    none: "Sem prioridade legal",
  },
  statuses: {
    awaiting_triage: "Aguardando triagem",
    waiting: "Em espera",
    called: "Chamado",
    in_service: "Em atendimento",
    awaiting_return: "Aguardando retorno",
    finished: "Finalizado",
    cancelled: "Cancelado",
    no_show: "Ausente",
  },
  weekdays: ["segunda", "terça", "quarta", "quinta", "sexta", "sábado", "domingo"],
  units: {
    count: (figure) => figure,
    minutes: (figure) => `${figure} min`,
    percent: (figure) => `${figure} %`,
    hours: (figure) => `${figure} h`,
    years: (figure) => `${figure} anos`,
  },
  none: "Sem indicação",
  everything: "todos os serviços",
  only: (filters) => `só ${filters.join(", ")}`,
  except: (filters) => `exceto ${filters.join(", ")}`,
  hours: (from, to) => `das ${from}h às ${to}h`,
  hour: (hour) => `${hour}h`,
  phrases: PHRASES,
  period(period, { from, to }) {
    if (period.kind === "absolute") return from === to ? from : `${from} a ${to}`;
    const { unit, offset, count } = period;
    const one = { day: "hoje", week: "esta semana", month: "este mês", year: "este ano" };
    const before = { day: "ontem", week: "semana passada", month: "mês passado", year: "ano passado" };
    if (count === 1 && offset === 0) return one[unit];
    if (count === 1 && offset === 1) return before[unit];
    if (offset > 0) return from === to ? from : `${from} a ${to}`;
    return `${unit === "week" ? "últimas" : "últimos"} ${count} ${MESES[unit][1]}`;
  },
  compared: "comparado com o período anterior",
  before: (measure) => `${measure}, antes`,
  takeaway: {
    total: ({ measure, figure, period }) => `${measure}, ${period}: ${figure}.`,
    range: ({ measure, most, mostAt, least, leastAt }) =>
      `${measure}: maior ${mostAt} (${most}), menor ${leastAt} (${least}).`,
    one: ({ measure, figure, at }) => `${measure} ${at}: ${figure}.`,
    change: (before) => `No período anterior: ${before}.`,
    nothing: "Não há visitas neste período.",
    hidden: "Grupos com menos de 5 pessoas não são mostrados.",
  },
  notUnderstood: (words) =>
    words.length > 0
      ? `Não sei responder sobre “${
        words.join("”, “")
      }”. Posso contar visitas, esperas, atendimentos e ausências.`
      : "Não entendi a pergunta. Posso contar visitas, esperas, atendimentos e ausências.",
  now:
    "Quem está esperando ou sendo atendido agora aparece na fila. Aqui conto visitas de um período, como hoje ou a última semana.",
  examples: [
    "Qual foi a espera média por hora na última semana?",
    "Quantas pessoas chegaram por dia neste mês?",
    "Espera mediana por cor nos últimos 30 dias",
    "Quantos por cento foram atendidos dentro da meta por cor?",
    "Atendimentos por profissional no mês passado",
    "Qual dia da semana tem mais movimento?",
    "Taxa de ausência por dia da semana",
    "Desistências por hora nos últimos 3 meses",
    "Duração: tempo de atendimento por serviço",
    "Distribuição das esperas nos últimos 30 dias",
    "Chegadas por hora e dia da semana",
    "Compare a espera média deste mês com o mês passado",
    "Pacientes por faixa etária neste ano",
    "Horas em atendimento por sala na semana passada",
  ],
};
