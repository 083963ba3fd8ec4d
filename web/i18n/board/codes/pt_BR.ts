import type { Priority } from "../../../../edge/domain/priority.ts";
import type { ProblemCode } from "../../../../edge/domain/problems.ts";
import type { VisitStatus } from "../../../../edge/domain/visit.ts";

const priorities: Record<Priority, string> = {
  elderly_80: "80 anos ou mais",
  elderly: "60 anos ou mais",
  disability: "Pessoa com deficiência",
  autism: "Autismo",
  pregnant: "Gestante",
  lactating: "Lactante",
  with_small_child: "Com criança de colo",
  obese: "Pessoa com obesidade",
  reduced_mobility: "Mobilidade reduzida",
  blood_donor: "Doador de sangue",
};

const statuses: Record<VisitStatus, string> = {
  awaiting_triage: "Aguarda triagem",
  waiting: "Na espera",
  called: "Chamada feita",
  in_service: "Em atendimento",
  awaiting_return: "Aguarda retorno",
  finished: "Finalizado",
  cancelled: "Cancelado",
  no_show: "Não compareceu",
};

const problems: Record<ProblemCode, string> = {
  invalid_input: "Confira os campos marcados.",
  malformed_body: "O pedido não foi entendido. Recarregue a página e tente de novo.",
  not_authenticated: "Sua sessão terminou. Entre de novo para continuar.",
  role_not_allowed: "Sua função não permite fazer isso.",
  not_found: "Isso não existe mais nesta clínica. A fila foi atualizada.",
  method_not_allowed: "Este pedido não é aceito.",
  invalid_transition: "A situação deste paciente mudou. A fila foi atualizada.",
  already_in_queue: "Esta pessoa já está na fila.",
  remote_closed: "Agora não há senhas pelo celular.",
  remote_ticket_over: "Esta senha do celular venceu ou foi devolvida.",
  unsupported_media_type: "Este pedido não é aceito.",
  name_taken: "Já existe uma sala com este nome.",
  in_use: "Isto está em uso e não pode ser removido.",
  watch_only: "Este link só mostra a senha.",
  last_service: "A clínica precisa de pelo menos um serviço ativo.",
  cnpj_taken: "Já existe uma clínica com este CNPJ.",
  council_number_taken: "Já existe um profissional com este registro.",
  professional_not_active: "Este profissional não está ativo. Escolha outro.",
  idempotency_key_reused: "Este pedido já foi enviado com outros dados. Confira a fila e tente de novo.",
  version_conflict:
    "Alguém salvou mudanças depois que você abriu esta página. Veja o que mudou e salve de novo.",
  last_owner: "A clínica precisa de alguém responsável: passe esse papel a outra pessoa antes.",
  already_member: "Esta pessoa já trabalha neste estabelecimento.",
  invitation_closed: "Este convite já foi usado, foi cancelado ou venceu. Peça um novo.",
  invitation_for_another: "Entre com o e-mail que recebeu o convite.",
  chart_exists: "Outra ficha deste estabelecimento tem este CPF.",
  both_in_queue: "As duas fichas têm atendimento aberto: finalize ou cancele um deles antes.",
  merge_not_undoable: "Esta união já foi desfeita, tem mais de 30 dias ou foi seguida de outra.",
  chart_linked: "Esta ficha pertence a outra conta.",
  chart_of_another: "O CPF ou o nascimento desta ficha não é o da sua conta.",
  cpf_taken: "Já existe uma conta com este CPF. Entre com ela.",
  account_exists: "Este login já tem uma conta de paciente.",
  not_undoable: "Não dá mais para desfazer: só quem fez, em até 30 segundos e se nada aconteceu depois.",
  call_limit_reached: "Já foi chamada todas as vezes que a clínica permite. Registre a ausência.",
  body_too_large: "O texto é longo demais.",
  invalid_credentials: "E-mail, CPF ou senha não conferem.",
  email_not_confirmed: "Falta confirmar o e-mail.",
  email_taken: "Este e-mail já tem conta.",
  too_many_requests: "Muitos pedidos em pouco tempo. Espere alguns segundos.",
  internal: "Algo deu errado do nosso lado. Tente de novo.",
  unavailable: "O serviço está fora do ar por um instante. Tente de novo.",
};

/** Words for what the API gives as codes. */
export const codes = {
  /** Errors of one field, by the API's code. */
  fields: {
    required: "Preencha este campo.",
    invalid_cpf: "CPF inválido. Confira os números.",
    invalid_email: "E-mail inválido. Exemplo: nome@exemplo.com.br",
    invalid_phone: "Telefone inválido. Inclua o DDD.",
    invalid_date: "Data inválida ou no futuro.",
    too_long: "Texto longo demais.",
    too_short: "Texto curto demais.",
    fallback: "Valor não aceito.",
  },
  priorities,
  statuses,
  problems,
};

export type CodeMessages = typeof codes;
