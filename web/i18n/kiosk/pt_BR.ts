/** What a kiosk says. Only strings: the island receives them as props. `{name}` stands for a value. */
const screen = {
  language: "Português",
  welcome: "Tire a sua senha",
  choose: "Toque no que você precisa",
  start: "Tirar senha",
  class_title: "Você tem prioridade por lei?",
  class_none: "Não tenho",
  cpf_title: "Digite o seu CPF, se quiser",
  cpf_text: "Ajuda a recepção a achar o seu cadastro.",
  cpf_label: "CPF",
  cpf_wrong: "Confira o CPF: os números não batem.",
  erase: "Apagar",
  skip: "Continuar sem CPF",
  done: "Continuar",
  back: "Voltar",
  again: "Começar de novo",
  sending: "Um momento…",
  ticket_title: "A sua senha",
  ticket_text: "Pegue o papel. A TV e o celular avisam quando for a sua vez.",
  printed: "Chegada: {time}",
  follow: "Acompanhe pelo celular",
  finish: "Concluir",
  offline: "Sem conexão",
  offline_text: "Agora não dá para tirar senha aqui. Por favor, vá até a recepção.",
  failed: "Não conseguimos tirar a sua senha",
  failed_text: "Tente de novo ou vá até a recepção.",
  twice: "Este CPF já está na fila",
  twice_text: "Se a senha não está com você, procure a recepção.",
  urgent: "Passando mal? Chame a equipe agora.",
};

export type KioskWords = typeof screen;

export const kiosk = {
  title: "Totem",
  screen,
  pairing: {
    title: "Totem da recepção",
    code: "Código do totem",
    starting: "Um momento…",
    offline: "Sem conexão. Tentamos de novo em instantes.",
    lead: "Para ligar este totem à clínica:",
    steps: {
      open: "No Vez, abra Painéis e adicione um totem",
      choose: "Abra o totem em Configurar",
      type: "Digite este código",
    },
    renewed: "O código muda a cada 10 minutos.",
    noscript: "O totem precisa de JavaScript.",
  },
};

export type KioskMessages = typeof kiosk;
