import type { FieldCode } from "../../../edge/domain/field_errors.ts";

/** What is wrong with a field, when a form has no finer words for it. */
const field_codes: Record<FieldCode, string> = {
  required: "Preencha este campo.",
  invalid: "Este valor não foi aceito.",
  invalid_type: "Este valor não é do tipo esperado.",
  invalid_choice: "Escolha uma das opções.",
  invalid_format: "O formato não é o esperado.",
  invalid_characters: "Há caracteres que não podemos guardar.",
  invalid_id: "Este identificador não é válido.",
  invalid_cpf: "Confira o CPF: os dígitos não batem.",
  invalid_cnpj: "Confira o CNPJ: os caracteres não batem com os dígitos finais.",
  invalid_cns: "Confira o Cartão SUS (CNS): são 15 números, e estes não batem.",
  invalid_phone: "Escreva o telefone com DDD, como (11) 98765-4321.",
  invalid_postal_code: "O CEP tem 8 números, como 01310-100.",
  invalid_email: "Escreva um e-mail completo, como nome@clinica.com.br.",
  invalid_url: "Escreva o endereço do site, como www.clinica.com.br.",
  invalid_date: "Confira a data: ela precisa existir e não pode estar no futuro.",
  invalid_timezone: "Este fuso horário não existe.",
  too_short: "Este texto está curto demais.",
  too_long: "Este texto está longo demais.",
  too_small: "Este número é pequeno demais.",
  too_big: "Este número é grande demais.",
  exactly_one: "Preencha só um dos dois.",
  unknown: "Isto não existe aqui.",
};

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
    team: "Equipe",
    audit: "Auditoria",
    establishments: "Vez, trocar de clínica",
    switch: "trocar de clínica",
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
  field_codes,
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
