/** Words that every page uses. */
export const common = {
  product: "Vez",
  tagline: "A fila que avisa",
  skip: "Pular para o conteúdo",
  home: "Vez, página inicial",
  optional: "opcional",
  error_summary: "Confira antes de continuar",
  back: "Voltar",
  save: "Salvar",
  cancel: "Cancelar",
  close: "Fechar",
  language: { name: "Português", other: "English", switch_to: "Ver em inglês", label: "Idioma" },
  nav: {
    label: "Principal",
    for_clinics: "Para clínicas",
    for_patients: "Para pacientes",
    questions: "Perguntas",
    sign_in: "Entrar",
    sign_up: "Cadastrar clínica",
    dashboard: "Abrir o painel",
    sign_out: "Sair",
    signed_in_as: "Conectado como",
  },
  staff_nav: {
    label: "Clínica",
    dashboard: "Início",
    board: "Fila",
    professionals: "Profissionais",
    establishments: "Trocar de clínica",
  },
  footer: {
    label: "Rodapé",
    terms: "Termos de uso",
    privacy: "Privacidade",
    api: "API",
    rights: "Código aberto, licença MIT.",
  },
  risk: {
    red: "Emergência",
    orange: "Muito urgente",
    yellow: "Urgente",
    green: "Pouco urgente",
    blue: "Não urgente",
    none: "Sem classificação",
  },
  risk_colour: { red: "vermelho", orange: "laranja", yellow: "amarelo", green: "verde", blue: "azul" },
  not_found: {
    title: "Página não encontrada",
    text: "O endereço pode ter mudado ou sido digitado com um erro.",
    action: "Ir para o início",
  },
  crashed: {
    title: "Algo deu errado do nosso lado",
    text: "Já anotamos o erro. Espere um instante e tente de novo; o que estava salvo continua salvo.",
    action: "Tentar de novo",
  },
  unavailable:
    "Não conseguimos falar com o servidor agora. O que você digitou continua aqui: tente de novo em um instante.",
};

export type CommonMessages = typeof common;
