import type { Phrases } from "../pt_BR.ts";

/** "0-11" as "0 a 11", "80+" as "80 ou mais". */
const band = (name: string, unit: string) =>
  name.endsWith("+") ? `${name.slice(0, -1)} ${unit} ou mais` : `${name.replace("-", " a ")} ${unit}`;

export const PHRASES: Phrases = {
  hour: (hour) => `${hour < 2 ? "à" : "às"} ${hour}h`,
  weekdays: [
    "na segunda-feira",
    "na terça-feira",
    "na quarta-feira",
    "na quinta-feira",
    "na sexta-feira",
    "no sábado",
    "no domingo",
  ],
  day: (name) => `no dia ${name}`,
  week: (name) => `na semana de ${name}`,
  month: (name) => `em ${name}`,
  risks: {
    red: "no vermelho",
    orange: "no laranja",
    yellow: "no amarelo",
    green: "no verde",
    blue: "no azul",
    none: "sem classificação",
  },
  priorities: {
    elderly_80: "entre pessoas de 80 anos ou mais",
    elderly: "entre pessoas de 60 anos ou mais",
    disability: "entre pessoas com deficiência",
    autism: "entre pessoas com autismo",
    pregnant: "entre gestantes",
    lactating: "entre lactantes",
    with_small_child: "entre pessoas com criança de colo",
    obese: "entre pessoas com obesidade",
    reduced_mobility: "entre pessoas com mobilidade reduzida",
    blood_donor: "entre doadores de sangue",
    none: "entre pessoas sem prioridade legal",
  },
  service: (name) => `em ${name}`,
  professional: (name) => `com ${name}`,
  room: (name) => `em ${name}`,
  status: (name) => `na situação “${name}”`,
  age_band: (name) => `de ${band(name, "anos")}`,
  wait_band: (name) => `com espera de ${band(name, "min")}`,
  none: {
    day: "sem dia",
    week: "sem semana",
    month: "sem mês",
    service: "sem serviço",
    professional: "sem profissional",
    room: "sem sala",
    status: "sem situação",
    age_band: "sem idade informada",
    wait_band: "sem espera até o atendimento",
  },
};
