import type { ProblemCode, ProblemDetails } from "../domain/problems.ts";
import type { FieldTexts } from "./fields/field_texts.ts";
import { FIELDS_PT_BR } from "./fields/pt_BR.ts";
import { type Mails, MAILS_PT_BR } from "./mails/pt_BR.ts";
import { README_PT_BR } from "./readme/pt_BR.ts";
import { JOINING_PROBLEMS, words } from "./words/pt_BR.ts";

/** Everything that the API says in words; each language satisfies it. */
export interface Texts {
  language: string;
  problems: Record<ProblemCode, { title: string; detail: string | ((details: ProblemDetails) => string) }>;
  fields: FieldTexts;
  archive: {
    readme_name: string;
    readme(establishment: string): string;
  };
  account_export: {
    readme_name: string;
    readme: string;
  };
  mails: Mails;
}

export const PT_BR: Texts = {
  language: "pt-BR",
  problems: {
    invalid_input: { title: "Dados inválidos", detail: "Confira os campos indicados." },
    malformed_body: { title: "Corpo ilegível", detail: "O corpo do pedido não é um JSON válido em UTF-8." },
    unsupported_media_type: {
      title: "Formato não aceito",
      detail: "Envie o corpo no formato que este endereço aceita.",
    },
    not_authenticated: { title: "Sessão necessária", detail: "Entre na sua conta para continuar." },
    role_not_allowed: {
      title: "Sem permissão",
      detail: "A sua função neste estabelecimento não permite esta ação.",
    },
    not_found: {
      title: "Não encontrado",
      detail: "O que você procura não existe ou não está ao seu alcance.",
    },
    method_not_allowed: { title: "Método não aceito", detail: "Este endereço não aceita esse método." },
    invalid_transition: {
      title: "Ação fora de hora",
      detail: ({ current_status }) =>
        `O estado atual deste atendimento é "${
          words[current_status ?? ""] ?? current_status
        }" e não permite esta ação.`,
    },
    ...JOINING_PROBLEMS,
    cnpj_taken: { title: "CNPJ já cadastrado", detail: "Já existe um estabelecimento com este CNPJ." },
    council_number_taken: {
      title: "Registro já cadastrado",
      detail: "Já existe aqui um profissional com este registro no conselho.",
    },
    name_taken: { title: "Nome já usado", detail: "Já existe um com este nome neste estabelecimento." },
    in_use: {
      title: "Em uso",
      detail: "Há atendimentos ou cadastros ligados a este registro; torne-o inativo.",
    },
    watch_only: {
      title: "Só para acompanhar",
      detail: "Este link só mostra a senha. Quem age é a própria pessoa, pelo link dela.",
    },
    last_service: {
      title: "Único serviço",
      detail: "A clínica precisa de um serviço ativo: crie ou reative outro antes.",
    },
    professional_not_active: {
      title: "Profissional indisponível",
      detail: ({ current_status }) =>
        `A situação deste profissional é "${words[current_status ?? ""] ?? "inativo"}".`,
    },
    idempotency_key_reused: {
      title: "Chave repetida",
      detail: "Esta Idempotency-Key já foi usada com outro pedido.",
    },
    version_conflict: {
      title: "Alterado por outra pessoa",
      detail: "Alguém salvou mudanças depois que você abriu esta página. Veja o que mudou e salve de novo.",
    },
    last_owner: {
      title: "Última pessoa responsável",
      detail: "A clínica precisa de alguém responsável: passe esse papel a outra pessoa antes.",
    },
    already_member: {
      title: "Já faz parte da equipe",
      detail: "Esta pessoa já trabalha neste estabelecimento.",
    },
    invitation_closed: {
      title: "Convite encerrado",
      detail: "Este convite já foi usado, foi cancelado ou venceu. Peça um novo.",
    },
    invitation_for_another: {
      title: "Convite de outra pessoa",
      detail: "Entre com o e-mail que recebeu o convite.",
    },
    chart_exists: {
      title: "Ficha já existe",
      detail: "Outra ficha deste estabelecimento tem este CPF ou CNS.",
    },
    both_in_queue: {
      title: "Ambas na fila",
      detail: "As duas fichas têm atendimento aberto: finalize ou cancele um deles antes.",
    },
    merge_not_undoable: {
      title: "Não dá mais para desfazer",
      detail: "Esta união já foi desfeita, tem mais de 30 dias ou foi seguida de outra.",
    },
    chart_linked: { title: "Ligada a outra conta", detail: "Esta ficha pertence a outra conta." },
    chart_of_another: {
      title: "Ficha de outra pessoa",
      detail: "O CPF ou o nascimento desta ficha não é o da sua conta.",
    },
    cpf_taken: { title: "CPF já cadastrado", detail: "Já existe uma conta com este CPF. Entre com ela." },
    account_exists: { title: "Conta já existe", detail: "Este login já tem uma conta de paciente." },
    not_undoable: {
      title: "Não dá mais para desfazer",
      detail: "Só quem fez a última ação a desfaz, em até 30 segundos e se nada aconteceu depois.",
    },
    call_limit_reached: {
      title: "Limite de chamadas",
      detail: "Esta pessoa já foi chamada todas as vezes que a clínica permite: registre a ausência.",
    },
    body_too_large: { title: "Pedido grande demais", detail: "O corpo do pedido passa do tamanho aceito." },
    invalid_credentials: {
      title: "Não confere",
      detail: "E-mail, CPF ou senha não conferem. Confira e tente de novo.",
    },
    email_not_confirmed: {
      title: "E-mail não confirmado",
      detail: "Abra a mensagem que enviamos e toque no link para confirmar o e-mail.",
    },
    email_taken: { title: "E-mail em uso", detail: "Este e-mail já tem conta." },
    too_many_requests: {
      title: "Tentativas demais",
      detail: ({ retry_after_s = 0 }) =>
        retry_after_s > 90
          ? `Espere ${Math.ceil(retry_after_s / 60)} minutos e tente de novo.`
          : "Espere um pouco e tente de novo.",
    },
    internal: { title: "Erro interno", detail: "Algo falhou do nosso lado. Tente de novo em instantes." },
    unavailable: { title: "Serviço indisponível", detail: "Tente de novo em alguns segundos." },
  },
  fields: FIELDS_PT_BR,
  ...README_PT_BR,
  mails: MAILS_PT_BR,
};
